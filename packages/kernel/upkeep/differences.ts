import type { Facts } from "../edit.ts";
import { dayKey } from "../keys.ts";
import { rollupIn } from "../sums.ts";
import { everyItem } from "../table/every.ts";
import type { Table } from "../table/port.ts";
import { type History, sumsAt } from "./fold.ts";

/**
 * Where a number stands that is not what was counted. `records`: the log of a place tells otherwise than its records, which no rebuilding
 * mends; everywhere else a stored sum differs from the log.
 */
export type Where = "records" | "place" | "place_day" | "province" | "province_day" | "nation" | "nation_day";
export type Difference = { at: Where; place: string; day?: string; fact: string; counted: number; stored: number };

/** Every fact in which two sums differ. */
export const compared = (at: Where, place: string, counted: Facts, stored: Facts, day?: string): Difference[] =>
  [...new Set([...Object.keys(counted), ...Object.keys(stored)])]
    .filter((fact) => (counted[fact] ?? 0) !== (stored[fact] ?? 0))
    .toSorted()
    .map((fact) => ({ at, place, ...(day === undefined ? {} : { day }), fact, counted: counted[fact] ?? 0, stored: stored[fact] ?? 0 }));

/** The day items of a partition, by date. */
export async function dayItems(table: Table, pk: string): Promise<Map<string, { sums: Facts; rev: number }>> {
  const found = new Map<string, { sums: Facts; rev: number }>();
  for await (const item of everyItem(table, { pk, from: dayKey(""), to: dayKey("~"), limit: 400 })) {
    const { sums, rev } = rollupIn(item);
    found.set(item.sk.slice(dayKey("").length), { sums, rev });
  }
  return found;
}

/** Compares day by day what a reader of that day would be told with what was so. */
export function comparedDays(at: Where, place: string, history: History, items: ReadonlyMap<string, { sums: Facts }>): Difference[] {
  const stored: History = [...items].map(([date, { sums }]) => [date, sums] as const);
  const dates = [...new Set([...history.map(([date]) => date), ...items.keys()])].toSorted();
  return dates.flatMap((date) => compared(at, place, sumsAt(history, date), sumsAt(stored, date), date));
}
