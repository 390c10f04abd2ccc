import { broken } from "../errors.ts";
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
    query: async (range) => (readable({ pk: range.pk, sk: "" }), table.query(range)),
    transact: async (ops) => (ops.forEach(writable), table.transact(ops)),
    // The feed shows every tenant's keys: it belongs to the projector, which holds the bare table.
    feed: () => Promise.reject(broken("table.outside_scope", "the feed is not for tenants")),
  };
}
