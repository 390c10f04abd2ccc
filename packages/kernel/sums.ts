import { addDays } from "./clock.ts";
import { addFacts } from "./derive.ts";
import type { Facts } from "./edit.ts";
import { placeRollupsPartition, provinceOfPlace } from "./keys.ts";
import { type Item, type Op, Refused, type Table } from "./table/port.ts";

/** Sums by civil date of the change: what was added that day. */
export type Days = { readonly [date: string]: Facts };
export type Rollup = { sums: Facts; appliedTo: number; rev: number; days: Days };
export const rollupIn = (item: Item | undefined): Rollup => ({
  sums: (item?.["sums"] ?? {}) as Facts,
  appliedTo: Number(item?.["appliedTo"] ?? 0),
  rev: Number(item?.["rev"] ?? 0),
  days: (item?.["days"] ?? {}) as Days,
});

/** How far back a late fold still corrects the sums of past days by itself; beyond it, `chuan rollup rebuild` does. */
export const window = 31;
export const placeRollupKey = (place: string) => ({ pk: placeRollupsPartition(provinceOfPlace(place)!), sk: place });

/** True when written, false when someone else was there first: then there is nothing left to do for us. */
export async function unlessBeaten(table: Table, ops: readonly Op[]): Promise<boolean> {
  try {
    await table.transact(ops);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** The sums as they stood at the end of a day: those of now less what came after. */
export const sumsOn = (sums: Facts, days: Days, date: string): Facts =>
  Object.entries(days).reduce((left, [day, facts]) => (day > date ? addFacts(left, facts, -1) : left), sums);

/** A day whose sum came back to nothing stays named: what was written of it before has to be written again. */
export const addDay = (days: Days, date: string, facts: Facts): Days => ({ ...days, [date]: addFacts(days[date] ?? {}, facts) });
const newest = (days: Days) => Object.keys(days).reduce((a, b) => (a > b ? a : b), "");
export const recent = (days: Days): Days => {
  const floor = newest(days) && addDays(newest(days), -window);
  return Object.fromEntries(Object.entries(days).filter(([day]) => day >= floor));
};
