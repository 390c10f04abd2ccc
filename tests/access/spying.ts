import type { Key, Op, Table } from "@chuan/kernel";

/** One call to a table, as it was made. */
export type Seen =
  | { call: "get"; key: Key }
  | { call: "batchGet"; keys: readonly Key[] }
  | { call: "query"; range: Parameters<Table["query"]>[0] }
  | { call: "transact"; ops: readonly Op[] };

/** The same table, noting what it is asked. */
export const spying = (table: Table, seen: Seen[]): Table => ({
  get: (key) => (seen.push({ call: "get", key }), table.get(key)),
  batchGet: (keys) => (seen.push({ call: "batchGet", keys }), table.batchGet(keys)),
  query: (range) => (seen.push({ call: "query", range }), table.query(range)),
  transact: (ops) => (seen.push({ call: "transact", ops }), table.transact(ops)),
  feed: (cursor, limit) => table.feed(cursor, limit),
});

/** Makes a call again, on another table. */
export function replay(table: Table, seen: Seen): Promise<unknown> {
  if (seen.call === "get") return table.get(seen.key);
  if (seen.call === "batchGet") return table.batchGet(seen.keys);
  if (seen.call === "query") return table.query(seen.range);
  return table.transact(seen.ops);
}

/** The same call for each of its keys by itself. */
export function apart(seen: Seen): Seen[] {
  if (seen.call === "batchGet") return seen.keys.map((key) => ({ call: "get", key }));
  if (seen.call === "transact") return seen.ops.map((op) => ({ call: "transact", ops: [op] }));
  return [seen];
}
