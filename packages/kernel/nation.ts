import { addDays, civilDate } from "./clock.ts";
import type { Facts } from "./edit.ts";
import type { ProvinceKey } from "./ids.ts";
import { dayKey, nationCopyKey, nationCopyPartition, nationPartition, nationRowKey, provinceSumKey, provinceSumPartition } from "./keys.ts";
import { type Days, rollupIn, unlessBeaten } from "./sums.ts";
import { everyItem } from "./table/every.ts";
import type { Table } from "./table/port.ts";
import { canonical } from "./trail.ts";

/** One province in the nation's eyes. */
export type NationRow = { province: ProvinceKey; sums: Facts };

/** A transaction takes 4 MB; more days than this are copied by the next. */
const daysAtOnce = 30;

/**
 * The nation's rows of one province: of now, and one for each day that has ended. A step of its own with a role of its own: `N#` must not
 * be writable by whatever works for one province. Days are copied from the province's own day sums, so a late copy is as true as a timely
 * one; days whose sums were corrected since the last copy are copied again.
 */
export async function copyToNation(table: Table, province: ProvinceKey, now: Date): Promise<void> {
  while (!(await copySome(table, province, addDays(civilDate(now), -1))));
}

/** Days go together with the account of what was copied, or not at all. True when nothing is left to copy. */
async function copySome(table: Table, province: ProvinceKey, yesterday: string): Promise<boolean> {
  // In this order: so the sums are never older than what was copied last.
  const last = await table.get(nationCopyKey(province));
  const item = await table.get(provinceSumKey(province));
  if (!item) return true;
  const { sums, rev, days } = rollupIn(item);
  await unlessBeaten(table, [{ put: { ...nationRowKey(province), sums, rev }, when: { less: { rev } } }]);

  const before = addDays(Object.keys(days).toSorted()[0] ?? yesterday, -1);
  const closed = last ? String(last["through"]) : before < yesterday ? before : yesterday;
  const corrected = changedSince((last?.["days"] ?? {}) as Days, days);
  // Clocks differ: a day that another took for ended is corrected too.
  const end = yesterday > closed ? yesterday : closed;
  const from = corrected !== undefined && corrected <= closed ? corrected : addDays(closed, 1);
  // A newer sum is noted even when no ended day differs: else one who still holds an older sum would not be refused.
  if (last && last["rev"] === rev && from > end) return true;
  const dates: string[] = [];
  for (let date = from; date <= end && dates.length < daysAtOnce; date = addDays(date, 1)) dates.push(date);
  const rows = await Promise.all(
    dates.map(async (date) => ({ put: { ...nationRowKey(province, date), sums: await provinceSumsOn(table, province, date), rev } })),
  );
  const through = dates.at(-1) ?? end;
  const when = last ? { equals: { rev: last["rev"] as number, through: closed } } : { absent: true as const };
  return (await unlessBeaten(table, [{ put: { ...nationCopyKey(province), through, days, rev }, when }, ...rows])) && through === end;
}

/** The first day on which two accounts of the days differ. A day that only left the window is no difference. */
function changedSince(before: Days, after: Days): string | undefined {
  const floor = Object.keys(after).toSorted()[0];
  if (floor === undefined) return undefined;
  const days = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((day) => day >= floor).toSorted();
  return days.find((day) => canonical(before[day] ?? {}) !== canonical(after[day] ?? {}));
}

/** A province's sums at the end of a day (Asia/Ho_Chi_Minh): those of the last day on which they changed. */
export async function provinceSumsOn(table: Table, province: ProvinceKey, date: string): Promise<Facts> {
  return sumsUntil(table, provinceSumPartition(province), date);
}

/** The sums of a partition of day items as they stood at the end of a day. One round trip. */
export async function sumsUntil(table: Table, pk: string, date: string): Promise<Facts> {
  const { items } = await table.query({ pk, from: dayKey(""), to: dayKey(date), limit: 1, newestFirst: true });
  return rollupIn(items[0]).sums;
}

/**
 * The nation in one query: at most 34 rows, whatever the number of agencies. With `date`, as of the end of that day; with
 * `province`, that one's row. Only rows that came to
 * more than a megabyte together would take a second one.
 */
export async function nation(table: Table, date?: string, province?: ProvinceKey): Promise<NationRow[]> {
  const only = province === undefined ? {} : { from: province, to: province };
  const items = await Array.fromAsync(everyItem(table, { pk: nationPartition(date), ...only, limit: 100 }));
  return items.map((item) => ({ province: item.sk as ProvinceKey, sums: rollupIn(item).sums }));
}

/** Through which day each province's ended days stand in the nation's rows: where the daily close is behind, it shows here first. */
export async function closedThrough(table: Table): Promise<ReadonlyMap<ProvinceKey, string>> {
  const items = await Array.fromAsync(everyItem(table, { pk: nationCopyPartition, limit: 100 }));
  return new Map(items.map((item) => [item.sk as ProvinceKey, String(item["through"])]));
}
