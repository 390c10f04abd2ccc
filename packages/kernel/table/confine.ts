import { broken } from "../errors.ts";
import { provinceOfPlace } from "../keys.ts";
import { type Reach, under } from "../reach.ts";
import { indexes, type Key, keyOf, type Op, type Table } from "./port.ts";

/** A table that refuses every key outside its prefixes: what the tenant role does in IAM, done in process as well. */
export function confine(table: Table, reach: Reach): Table {
  const inside = (prefixes: readonly string[], pk: string) => {
    if (!prefixes.some((prefix) => under(prefix, pk))) throw broken("table.outside_scope", "key outside the scope");
  };
  const readable = (key: Key) => inside(reach.reads, key.pk);
  const writable = (op: Op) => {
    if ("check" in op) return readable(op.check);
    inside(reach.writes, keyOf(op).pk);
    if (!("put" in op)) return;
    for (const index of indexes) {
      const pk = op.put[`${index}pk`];
      if (typeof pk === "string") inside(reach.indexes, pk);
    }
  };
  return {
    get: async (key) => (readable(key), table.get(key)),
    batchGet: async (keys) => (keys.forEach(readable), table.batchGet(keys)),
    async query(range) {
      readable({ pk: range.pk, sk: "" });
      const found = await table.query(range);
      const province = range.index && provinceOfPlace(range.pk);
      if (!province) return found;
      // IAM holds a writer to its own partitions, and cannot hold it to its own lists: another province's item stands in none of ours.
      return { ...found, items: found.items.filter(({ pk }) => provinceOfPlace(pk) === province) };
    },
    transact: async (ops) => (ops.forEach(writable), table.transact(ops)),
    // The feed shows every tenant's keys: it belongs to the projector, which holds the bare table.
    feed: () => Promise.reject(broken("table.outside_scope", "the feed is not for tenants")),
  };
}
