import { after, isRepeatable } from "./apply.ts";
import { attributesOf, nameOf } from "./limits.ts";
import { indexes, type Item, type Key, keyOf, type Op, Refused, type Table } from "./port.ts";
import { itemSize } from "./size.ts";

export type Cost = { rcu: number; wcu: number; trips: number };

const units = (bytes: number, block: number) => Math.max(1, Math.ceil(bytes / block));
/** A strongly consistent read of one item, or of one that is not there. */
export const readUnits = (item: Item | undefined): number => units(item ? itemSize(item) : 0, 4096);
const written = (...items: (Item | Key | undefined)[]) => units(Math.max(0, ...items.map((item) => (item ? itemSize(item) : 0))), 1024);

/**
 * What one op costs: the larger of the item before and after, twice in a transaction; in each index an entry that comes, goes or
 * changes, and two where it moves. Exact where the writer said what it replaces (`was`), else the least it can be.
 */
function writeUnits(op: Op, factor: 1 | 2): { table: number; index: number } {
  if ("check" in op) return { table: factor, index: 0 };
  // Without `was` a sum is reckoned as if it began at nothing; its item's other attributes, index entries too, are then not known.
  const [was, now] = [op.was, after(op, op.was)];
  const table = written(was, now ?? keyOf(op)) * factor;
  return { table, index: indexes.reduce((sum, index) => sum + indexUnits(was, now, attributesOf(index)), 0) };
}

function indexUnits(was: Item | undefined, now: Item | undefined, [p, s]: readonly [string, string]): number {
  const entry = (item: Item | undefined) => (typeof item?.[p] === "string" && typeof item[s] === "string" ? item : undefined);
  const [from, to] = [entry(was), entry(now)];
  if (!from || !to) return from || to ? written(from, to) : 0;
  if (from[p] !== to[p] || from[s] !== to[s]) return written(from) + written(to);
  return JSON.stringify(from) === JSON.stringify(to) ? 0 : written(from, to);
}

/**
 * Counts what each call would cost on DynamoDB, whichever engine answers. A refused write pays for the table as any other, but
 * reaches no index. Pass `spent` to count retries too: `dynamoTable({ …, onRetry: () => spent.trips++ })`.
 */
export function metered(table: Table, spent: Cost = { rcu: 0, wcu: 0, trips: 0 }): { table: Table; spent: Cost; take: () => Cost } {
  const read = (halves: number) => (spent.rcu += halves / 2);
  let underWay = 0;
  /** Calls that are under way together are one round trip: what is counted is how often the caller waits. */
  async function trip<T>(call: () => Promise<T>): Promise<T> {
    if (underWay++ === 0) spent.trips += 1;
    try {
      return await call();
    } finally {
      underWay -= 1;
    }
  }
  return {
    spent,
    take() {
      const now = { ...spent };
      Object.assign(spent, { rcu: 0, wcu: 0, trips: 0 });
      return now;
    },
    table: {
      async get(key) {
        const item = await trip(() => table.get(key));
        read(2 * readUnits(item));
        return item;
      },
      async batchGet(keys) {
        if (keys.length === 0) return [];
        const items = await trip(() => table.batchGet(keys));
        // A key named twice is sent once.
        const each = new Map(keys.map((key, i) => [nameOf(key), items[i]]));
        for (const item of each.values()) read(2 * readUnits(item));
        return items;
      },
      async query(range) {
        const found = await trip(() => table.query(range));
        const bytes = found.items.reduce((sum, item) => sum + itemSize(item), 0);
        read((range.index ? 1 : 2) * units(bytes, 4096));
        return found;
      },
      async transact(ops) {
        if (ops.length === 0) return;
        const costs = ops.map((op) => writeUnits(op, isRepeatable(ops) ? 1 : 2));
        const pay = (part: "table" | "index") => (spent.wcu += costs.reduce((sum, cost) => sum + cost[part], 0));
        try {
          await trip(() => table.transact(ops));
        } catch (error) {
          if (error instanceof Refused) pay("table");
          throw error;
        }
        pay("table");
        pay("index");
      },
      feed: (cursor, limit) => table.feed(cursor, limit),
    },
  };
}
