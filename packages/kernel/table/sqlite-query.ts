import type { SQLInputValue } from "node:sqlite";
import { attributesOf, pageBytes } from "./limits.ts";
import type { Found, Item, Range } from "./port.ts";

/** A range as SQL. Text compares by its UTF-8 bytes, as DynamoDB's sort keys do. */
export function select({ pk, index, from, to, after, limit, newestFirst }: Range): { text: string; values: SQLInputValue[] } {
  const [p, s] = attributesOf(index);
  const [direction, beyond] = newestFirst ? ["DESC", "<"] : ["ASC", ">"];
  // Within an index sort keys may be equal; the item's own key then decides.
  const order = index ? [s, "pk", "sk"] : ["sk"];
  const parts: [sql: string, ...values: string[]][] = [[`${p} = ?`, pk]];
  if (from) parts.push([`${s} >= ?`, from]);
  if (to !== undefined) parts.push([`${s} <= ?`, to]);
  if (after) parts.push([`(${order.join()}) ${beyond} (${order.map(() => "?").join()})`, ...order.map((name) => String(after[name]))]);
  const where = parts.map(([sql]) => sql).join(" AND ");
  const sorted = order.map((name) => `${name} ${direction}`).join();
  const text = `SELECT body, bytes FROM items WHERE ${where} ORDER BY ${sorted} LIMIT ?`;
  return { text, values: [...parts.flatMap(([, ...values]) => values), limit] };
}

/** A full page says where it ended even when nothing follows, as DynamoDB's does: callers meet the empty last page here too. */
export function page(range: Range, rows: Iterable<Record<string, unknown>>): Found {
  const items: Item[] = [];
  let bytes = 0;
  for (const row of rows) {
    const item = JSON.parse(String(row["body"])) as Item;
    items.push(item);
    bytes += Number(row["bytes"]);
    if (items.length === range.limit || bytes >= pageBytes) return { items, next: positionOf(item, range) };
  }
  return { items };
}

const positionOf = (item: Item, { index }: Range) =>
  Object.fromEntries(["pk", "sk", ...attributesOf(index)].map((name) => [name, item[name]!])) as Item;
