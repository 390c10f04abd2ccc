import { addDays, civilDate } from "./clock.ts";
import type { Facts } from "./entity.ts";
import type { ProvinceKey } from "./ids.ts";
import { dayKey, nationCopyKey, nationPartition, nationRowKey, provinceSumKey, provinceSumPartition } from "./keys.ts";
import { type Days, rollupIn, unlessBeaten } from "./rollups.ts";
import type { Table } from "./table/port.ts";
import { canonical } from "./trail.ts";

/** One province in the nation's eyes. */
export type NationRow = { province: ProvinceKey; sums: Facts };

/**
 * The nation's rows of one province: of now, and one for each day that has ended. A step of its own with a role of its own: `N#` must not
 * be writable by whatever works for one province. Days are copied from the province's own day sums, so a late copy is as true as a timely
 * one; days whose sums were corrected since the last copy are copied again.
 */
export async function copyToNation(table: Table, province: ProvinceKey, now: Date): Promise<void> {
  const [item, last] = await table.batchGet([provinceSumKey(province), nationCopyKey(province)]);
  if (!item) return;
  const { sums, rev, days } = rollupIn(item);
  const when = { less: { rev } };
  await unlessBeaten(table, [{ put: { ...nationRowKey(province), sums, rev }, when }]);

  const yesterday = addDays(civilDate(now), -1);
  const closed = last ? String(last["through"]) : addDays(Object.keys(days).toSorted()[0] ?? civilDate(now), -1);
  const corrected = changedSince((last?.["days"] ?? {}) as Days, days);
  const from = corrected !== undefined && corrected <= closed ? corrected : addDays(closed, 1);
  for (let date = from; date <= yesterday; date = addDays(date, 1)) {
    const put = { ...nationRowKey(province, date), sums: await provinceSumsOn(table, province, date), rev };
    await unlessBeaten(table, [{ put, when }]);
  }
  const through = yesterday > closed ? yesterday : closed;
  if (last && through === closed && corrected === undefined) return;
  await unlessBeaten(table, [
    { put: { ...nationCopyKey(province), through, days, rev }, when: last ? { equals: { rev: last["rev"] as number } } : { absent: true } },
  ]);
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

/** The nation in one query: at most 34 rows, whatever the number of agencies. With `date`, as of the end of that day. */
export async function nation(table: Table, date?: string): Promise<NationRow[]> {
  const { items } = await table.query({ pk: nationPartition(date), limit: 100 });
  return items.map((item) => ({ province: item.sk as ProvinceKey, sums: rollupIn(item).sums }));
}
