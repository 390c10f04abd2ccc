import { civilDate } from "./clock.ts";
import { addFacts } from "./derive.ts";
import type { Facts } from "./edit.ts";
import type { ProvinceKey } from "./ids.ts";
import { dayKey, placeRollupsPartition, placeSumsPartition, provinceSumKey, provinceSumPartition } from "./keys.ts";
import { everyItem } from "./table/every.ts";
import { addDay, type Days, placeRollupKey, recent, rollupIn, sumsOn, unlessBeaten } from "./sums.ts";
import type { Op, Table } from "./table/port.ts";
import { entries } from "./trail.ts";

/** A transaction takes 100 items; a fold over more days than this goes on in the next. */
const daysAtOnce = 60;

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
