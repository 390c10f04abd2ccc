import fc from "fast-check";
import { type Index, type Item, type Json, type Key, keyOf, type Op, type When } from "./port.ts";

/** What the engines are held against: a list of items and the port's words, written without looking at the engines. */
export class Model {
  items: Item[] = [];

  at = (key: Key): Item | undefined => this.items.find((item) => item.pk === key.pk && item.sk === key.sk);

  /** The items it lost to by position, or undefined when it was accepted. */
  transact(ops: readonly Op[]): Map<number, Item | undefined> | undefined {
    const lost = ops.flatMap((op, i) => (op.when && !met(op.when, this.at(keyOf(op))) ? [[i, this.at(keyOf(op))] as const] : []));
    if (lost.length > 0) return new Map(lost);
    for (const op of ops) {
      if ("check" in op) continue;
      const was = this.at(keyOf(op));
      this.items = this.items.filter((item) => item !== was);
      if ("put" in op) this.items.push(op.put);
      if ("add" in op) this.items.push(counted(op, was));
    }
    return undefined;
  }

  /** All that a range holds, in order; where an index has equal sort keys, their order is nobody's promise. */
  range({ pk, index, from, to, newestFirst }: Asked): Item[] {
    const [p, s] = index ? [`${index}pk`, `${index}sk`] : ["pk", "sk"];
    const bytes = (item: Item) => Buffer.from(String(item[s])).toString("hex");
    const inside = (item: Item) =>
      item[p] === pk &&
      item[s] !== undefined &&
      (from === undefined || Buffer.from(from).toString("hex") <= bytes(item)) &&
      (to === undefined || bytes(item) <= Buffer.from(to).toString("hex"));
    const sorted = this.items.filter(inside).toSorted((a, b) => (bytes(a) < bytes(b) ? -1 : bytes(a) > bytes(b) ? 1 : 0));
    return newestFirst ? sorted.toReversed() : sorted;
  }
}
export type Asked = { pk: string; index?: Index; from?: string; to?: string; newestFirst: boolean; limit: number };

function counted(op: Extract<Op, { add: unknown }>, was: Item | undefined): Item {
  const item: { [name: string]: Json } = { ...(was ?? op.add), ...op.set };
  for (const [name, n] of Object.entries(op.by)) item[name] = Number(was?.[name] ?? 0) + n;
  for (const name of op.drop ?? []) delete item[name];
  return item as Item;
}

function met(when: When, now: Item | undefined): boolean {
  const { absent, free, equals = {}, differs = {}, less = {} } = when;
  if (absent && now !== undefined) return false;
  if (free !== undefined && now !== undefined && !(typeof now["ttl"] === "number" && now["ttl"] <= free)) return false;
  for (const [name, value] of Object.entries(equals)) if (now?.[name] !== value) return false;
  for (const [name, value] of Object.entries(differs)) if (now?.[name] === value) return false;
  for (const [name, value] of Object.entries(less)) {
    const there = now?.[name];
    if (there !== undefined && !(typeof there === "number" && there < value)) return false;
  }
  return true;
}

// Few keys and few values, so that random steps meet; sort keys whose order by bytes is not JavaScript's.
const sk = fc.constantFrom("a", "A", "aa", "ñ", "\uFFFD", "\u{1F600}");
const pk = fc.constantFrom("x", "y");
const small = fc.integer({ min: 0, max: 3 });
const scalar = fc.oneof(small, fc.constantFrom("0", "", "z"), fc.boolean());
const key = fc.record({ pk, sk });
const n = fc.record({ n: small });
const when = fc.record(
  {
    absent: fc.constant(true as const),
    free: small,
    equals: fc.dictionary(fc.constantFrom("n", "v", "ttl"), scalar, { minKeys: 1, maxKeys: 2 }),
    differs: fc.dictionary(fc.constantFrom("n", "v"), scalar, { minKeys: 1, maxKeys: 2 }),
    less: fc.dictionary(fc.constantFrom("n", "v"), small, { minKeys: 1, maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const someWhen = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: when.map((each) => ({ when: each })) });
const oneWhen = when.filter((each) => Object.keys(each).length > 0);
const item = fc
  .tuple(
    key,
    fc.record(
      { n: small, v: scalar, ttl: small, list: fc.array(scalar, { maxLength: 2 }), ...indexed("gsi1"), ...indexed("gsi2") },
      { requiredKeys: [] },
    ),
  )
  .map(([where, rest]) => ({ ...rest, ...where }) as Item);
function indexed(index: Index) {
  return { [`${index}pk`]: fc.constantFrom("x", "g"), [`${index}sk`]: sk };
}
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(item, someWhen).map(([put, more]) => ({ put, ...more })) },
  { weight: 1, arbitrary: fc.tuple(key, someWhen).map(([each, more]) => ({ delete: each, ...more })) },
  { weight: 2, arbitrary: fc.tuple(key, n, scalar, someWhen).map(([add, by, v, more]) => ({ add, by, set: { v }, ...more })) },
  {
    weight: 1,
    arbitrary: fc.tuple(key, fc.subarray(["v", "list", "none"], { minLength: 1 })).map(([add, drop]) => ({ add, by: {}, drop })),
  },
  { weight: 1, arbitrary: fc.tuple(key, oneWhen).map(([check, own]) => ({ check, when: own })) },
);
/** Transactions that name no item twice. */
export const anyOps = fc.uniqueArray(op, { minLength: 1, maxLength: 4, selector: (each) => `${keyOf(each).pk} ${keyOf(each).sk}` });
export const anyRange: fc.Arbitrary<Asked> = fc
  .record(
    {
      pk: fc.constantFrom("x", "y", "g"),
      index: fc.constantFrom<Index>("gsi1", "gsi2"),
      from: sk,
      to: sk,
      newestFirst: fc.boolean(),
      limit: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: ["pk", "newestFirst", "limit"] },
  )
  .map((range) => range as Asked);
