import type { Item, Key, Op } from "@chuan/kernel";
import type { Seen } from "../access/spying.ts";

const named = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);

/**
 * What a call costs at the least: every item it needs is read once, and each is as small as a block (4 KB read, 1 KB written). A strongly
 * consistent read of an item is 1 RCU and a page of an index half of one; a write in a transaction is 2 WCU, a check too, and each entry of
 * an index that comes, goes or changes is 1, or 2 where it moves. `spare`: reads that were not needed, and why they were made.
 */
export function least(seen: readonly Seen[]): { rcu: number; wcu: number; spare: ("again" | "head")[] } {
  const written = new Set(seen.flatMap((call) => (call.call === "transact" ? call.ops.map((op) => named(keyOf(op))) : [])));
  const known = new Set<string>();
  const spare: ("again" | "head")[] = [];
  let [rcu, wcu] = [0, 0];
  const read = (key: Key) => {
    if (known.has(named(key))) spare.push("again");
    else if (key.sk === "HEAD" && !written.has(named(key))) spare.push("head");
    else rcu += 1;
    known.add(named(key));
  };
  for (const call of seen) {
    if (call.call === "get") read(call.key);
    else if (call.call === "batchGet") new Map(call.keys.map((key) => [named(key), key])).forEach(read);
    else if (call.call === "query") rcu += call.range.index ? 0.5 : 1;
    else wcu += call.ops.reduce((sum, op) => sum + 2 + ("check" in op ? 0 : entries(op)), 0);
  }
  return { rcu, wcu, spare };
}
const keyOf = (op: Op): Key => ("put" in op ? op.put : "delete" in op ? op.delete : "add" in op ? op.add : op.check);

function entries(op: Exclude<Op, { check: unknown }>): number {
  const now = "put" in op ? op.put : undefined;
  return (["gsi1", "gsi2"] as const).reduce((sum, index) => {
    const [from, to] = [entry(op.was, index), entry(now, index)];
    if (!from || !to) return sum + (from || to ? 1 : 0);
    return sum + (from === to ? (JSON.stringify(op.was) === JSON.stringify(now) ? 0 : 1) : 2);
  }, 0);
}
const entry = (item: Item | undefined, index: string) => {
  const [pk, sk] = [item?.[`${index}pk`], item?.[`${index}sk`]];
  return typeof pk === "string" && typeof sk === "string" ? `${pk}\n${sk}` : undefined;
};
