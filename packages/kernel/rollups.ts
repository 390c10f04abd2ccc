import { addDays, civilDate } from "./clock.ts";
import { addFacts } from "./derive.ts";
import type { Facts } from "./entity.ts";
import type { ProvinceKey } from "./ids.ts";
import {
  dayKey,
  placeOfTrail,
  placeRollupsPartition,
  placeSumsPartition,
  provinceOfPlace,
  provinceSumKey,
  provinceSumPartition,
} from "./keys.ts";
import { copyToNation } from "./nation.ts";
import { everyItem } from "./table/every.ts";
import { type Item, type Key, type Op, Refused, type Table } from "./table/port.ts";
import { entries } from "./trail.ts";

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
/** A transaction takes 100 items; a fold over more days than this goes on in the next. */
const daysAtOnce = 60;

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

/**
 * Adds what the log tells after `appliedTo`. Called twice, late, or by two at once, it comes to the same sums. With `afresh` it begins
 * at the first entry again, trusting nothing that was summed before.
 */
export async function foldPlace(table: Table, place: string, afresh = false): Promise<boolean> {
  let [anew, moved] = [afresh, false];
  for (;;) {
    const came = await foldSome(table, place, anew);
    if (came === "nothing") return moved;
    // Whoever is beaten looks again: the other may have read the log before the entry that this call is about.
    if (came === "beaten") continue;
    if (came === "all") return true;
    [anew, moved] = [false, true];
  }
}

async function foldSome(table: Table, place: string, afresh: boolean): Promise<"nothing" | "beaten" | "some" | "all"> {
  const was = await table.get(placeRollupKey(place));
  const rollup = rollupIn(was);
  let { sums, appliedTo, days } = afresh ? rollupIn(undefined) : rollup;
  const touched = new Set<string>();
  const from = appliedTo;
  for await (const entry of entries(table, place, appliedTo)) {
    const facts = entry["facts"] as Facts;
    if (Object.keys(facts).length > 0) {
      const day = civilDate(new Date(String(entry["at"])));
      if (touched.size >= daysAtOnce && !touched.has(day)) break;
      touched.add(day);
      sums = addFacts(sums, facts);
      days = addDay(days, day, facts);
    }
    appliedTo = Number(entry["n"]);
  }
  if (appliedTo === from) return "nothing";
  const when = was ? { equals: { appliedTo: rollup.appliedTo, rev: rollup.rev } } : { absent: true as const };
  // A day later than one just touched stands on other ground now, so it is written as well.
  const first = [...touched].toSorted()[0];
  const told = new Set(first === undefined ? [] : [...touched, ...Object.keys(days).filter((day) => day > first)]);
  const ops: Op[] = [
    { put: { ...placeRollupKey(place), sums, appliedTo, rev: rollup.rev + 1, days: recent(days) }, when, was },
    ...[...told].map((day) => ({ put: { pk: placeSumsPartition(place), sk: dayKey(day), sums: sumsOn(sums, days, day) } })),
  ];
  if (!(await unlessBeaten(table, ops))) return "beaten";
  return touched.size < daysAtOnce ? "all" : "some";
}

/**
 * The sum of a province's places, read consistently, and the sums of its recent days. `rev` adds up the places' revisions: each only
 * grows, so a sum over an older view has a smaller one and cannot overwrite a newer.
 */
export async function sumProvince(table: Table, province: ProvinceKey): Promise<boolean> {
  let sums: Facts = {};
  let days: Days = {};
  let rev = 0;
  for await (const item of everyItem(table, { pk: placeRollupsPartition(province), limit: 1000 })) {
    const place = rollupIn(item);
    sums = addFacts(sums, place.sums);
    for (const [day, facts] of Object.entries(place.days)) days = addDay(days, day, facts);
    rev += place.rev;
  }
  // Nothing was ever folded, or the province was erased: news of that must not write an empty sum back.
  if (rev === 0) return false;
  days = recent(days);
  const when = { less: { rev } };
  return unlessBeaten(table, [
    { put: { ...provinceSumKey(province), sums, rev, days }, when },
    ...Object.keys(days).map((day) => ({
      put: { pk: provinceSumPartition(province), sk: dayKey(day), sums: sumsOn(sums, days, day), rev },
      when,
    })),
  ]);
}

/** What the feed delivers is only news: which places have something new to tell. @returns the provinces whose sums may have moved. */
export async function foldNews(table: Table, keys: readonly Key[]): Promise<ProvinceKey[]> {
  const places = new Set(keys.flatMap(({ pk }) => placeOfTrail(pk) ?? []));
  const moved = new Set<ProvinceKey>();
  for (const place of places) {
    const province = provinceOfPlace(place);
    if (province === undefined) continue;
    await foldPlace(table, place);
    moved.add(province);
  }
  return [...moved];
}

/** Folds, sums and copies upwards whatever the news is about. Twice or late is the same as once and in time. */
export async function project(table: Table, keys: readonly Key[], now: Date): Promise<void> {
  for (const province of await foldNews(table, keys)) {
    await sumProvince(table, province);
    await copyToNation(table, province, now);
  }
}
