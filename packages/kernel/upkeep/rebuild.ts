import { setTimeout } from "node:timers/promises";
import { addDays } from "../clock.ts";
import type { ProvinceKey } from "../ids.ts";
import {
  dayKey,
  home,
  nationCopyKey,
  nationRowKey,
  placeRollupsPartition,
  placeSumsPartition,
  provinceSumKey,
  provinceSumPartition,
} from "../keys.ts";
import { copyToNation } from "../nation.ts";
import { sumProvince } from "../rollups.ts";
import { placeRollupKey, recent, rollupIn, unlessBeaten } from "../sums.ts";
import type { Facts } from "../edit.ts";
import { everyItem } from "../table/every.ts";
import { type Item, keyOf, type Op, Refused, type Table, type When } from "../table/port.ts";
import { canonical } from "../trail.ts";
import { dayItems } from "./differences.ts";
import { type Fold, foldLog, type History, historyOf, nothing } from "./fold.ts";

/** A transaction takes 100 items and 4 MB; a day's sums are some 10 KB at most. */
const atOnce = 90;

/**
 * Makes every sum of a province anew from the logs: of each place, of the province and of the nation, now and for every day there was, not
 * only for the days that a late entry still corrects by itself. Others may write meanwhile: whoever is beaten reads again, and figures in
 * between are whole, the former or the new ones.
 */
export async function rebuildRollups(
  table: Table,
  province: ProvinceKey,
  places: readonly string[],
  now: Date,
  progress: (done: number, of: number) => void = () => {},
): Promise<{ places: number; days: number }> {
  const made = new Map<string, Made>();
  for (const [i, place] of places.entries()) {
    made.set(place, await rebuildPlace(table, place));
    progress(i + 1, places.length);
  }
  await outgrow(table, province, made);
  const history = historyOf([...made.values()].map(({ fold }) => fold.days));
  const rev = [...made.values()].reduce((sum, each) => sum + each.rev, 0);
  // In this order: a sum goes with its recent days, or not at all, and is refused where one of them is of its own revision already.
  await sumProvince(table, province);
  await writeHistory(table, provinceSumPartition(province), history, rev);
  await rewindCopy(table, province, history);
  await copyToNation(table, province, now);
  return { places: places.length, days: history.length };
}

type Made = { fold: Fold; rev: number };

/**
 * Folds a place from its first entry. The result goes with its newest days in one transaction, so of several who rebuild or fold at once one
 * always gets on. Older days are told by entries that no longer change, and say the same whoever writes them.
 */
async function rebuildPlace(table: Table, place: string, leap = 1): Promise<Made> {
  let fold = nothing;
  for (;;) {
    // All but the newest entries were added up before, or those who fold only what is new would win for ever.
    fold = await foldLog(table, place, Infinity, fold);
    const was = await table.get(placeRollupKey(place));
    fold = await foldLog(table, place, Infinity, fold);
    const rev = rollupIn(was).rev + leap;
    const item = { ...placeRollupKey(place), sums: fold.sums, appliedTo: fold.n, rev, days: recent(fold.days) };
    const days = (await daysToWrite(table, placeSumsPartition(place), historyOf([fold.days]))).toSorted(newestFirst);
    const ops = [{ put: item, when: asRead(was, "appliedTo", "rev"), was }, ...days.slice(0, atOnce)];
    if (!(await unlessBeaten(table, ops))) {
      // Out of step with whoever folds here again and again.
      await setTimeout(Math.random() * 10);
      continue;
    }
    await inBatches(days.slice(atOnce), (some) => unlessBeaten(table, some));
    return { fold, rev };
  }
}
const newestFirst = (a: Op, b: Op) => (keyOf(a).sk > keyOf(b).sk ? -1 : 1);

/** That nobody wrote an item since it was read, by the attributes that each write of it changes. */
function asRead(was: Item | undefined, ...names: readonly string[]): When {
  if (!was) return { absent: true };
  const told = names.flatMap((name) =>
    typeof was[name] === "string" || typeof was[name] === "number" ? [[name, was[name]] as const] : [],
  );
  return { equals: Object.fromEntries(told) };
}

/** What brings a partition of day items in step with a history: wrong and missing ones written, those of days without change removed. */
async function daysToWrite(table: Table, pk: string, history: History, rev?: number): Promise<Op[]> {
  const there = await dayItems(table, pk);
  const wanted = new Map(history);
  const when = rev === undefined ? {} : { when: { less: { rev } } };
  const item = (date: string, sums: Facts): Item =>
    rev === undefined ? { pk, sk: dayKey(date), sums } : { pk, sk: dayKey(date), sums, rev };
  return [
    ...[...wanted]
      .filter(([date, sums]) => canonical(there.get(date)?.sums ?? {}) !== canonical(sums) || !there.has(date))
      .map(([date, sums]) => ({ put: item(date, sums), ...when })),
    ...[...there.keys()].filter((date) => !wanted.has(date)).map((date) => ({ delete: { pk, sk: dayKey(date) }, ...when })),
  ];
}

async function inBatches(ops: readonly Op[], write: (some: readonly Op[]) => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < ops.length; i += atOnce) if (!(await write(ops.slice(i, i + atOnce)))) return false;
  return true;
}

/** The province's days, all of them. What a newer sum has written meanwhile stays as it is. */
async function writeHistory(table: Table, pk: string, history: History, rev: number): Promise<void> {
  await inBatches(await daysToWrite(table, pk, history, rev), async (some) => {
    let left = some;
    while (left.length > 0)
      try {
        await table.transact(left);
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        left = left.filter((_, i) => !error.lost.has(i));
      }
    return true;
  });
}

/** A sum is written only over one of a smaller revision, so what was stored with too large a one is outgrown first. */
async function outgrow(table: Table, province: ProvinceKey, made: Map<string, Made>): Promise<void> {
  const above = await table.batchGet([provinceSumKey(province), nationRowKey(province), nationCopyKey(province)]);
  const days = await dayItems(table, provinceSumPartition(province));
  const most = Math.max(...[...above.map(rollupIn), ...days.values()].map(({ rev }) => rev).filter(Number.isFinite));
  let total = 0;
  for await (const item of everyItem(table, { pk: placeRollupsPartition(province), limit: 1000 })) total += rollupIn(item).rev;
  const desk = home({ level: "province", province });
  if (total <= most) made.set(desk, await rebuildPlace(table, desk, most - total + 1));
}

/** Has the nation's rows copied again from the first day on: until they are, the former stand. */
async function rewindCopy(table: Table, province: ProvinceKey, history: History): Promise<void> {
  const first = history[0]?.[0];
  if (first === undefined) return;
  const was = await table.get(nationCopyKey(province));
  const put = { ...nationCopyKey(province), through: addDays(first, -1), days: {}, rev: rollupIn(was).rev };
  if (!(await unlessBeaten(table, [{ put, when: asRead(was, "rev", "through"), was }]))) await rewindCopy(table, province, history);
}
