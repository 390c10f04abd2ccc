import { addDays, civilDate } from "../clock.ts";
import { addFacts } from "../derive.ts";
import type { Facts } from "../edit.ts";
import type { ProvinceKey } from "../ids.ts";
import {
  headKey,
  nationCopyKey,
  nationRowKey,
  placeRollupsPartition,
  placeSumsPartition,
  provinceSumKey,
  provinceSumPartition,
} from "../keys.ts";
import { placeRollupKey, rollupIn } from "../sums.ts";
import { everyItem } from "../table/every.ts";
import type { Table } from "../table/port.ts";
import { headIn } from "../trail.ts";
import { compared, comparedDays, dayItems, type Difference } from "./differences.ts";
import { type Fold, foldLog, type History, historyOf, nothing, recount, sumsAt } from "./fold.ts";
import type { Noun } from "./noun.ts";

/** Nothing is wrong there: sums that have not followed yet. `applied` of `head` entries; of the province and the nation, revisions. */
export type Behind = { place: string; applied: number; head: number };
export type RollupReport = { province: ProvinceKey; places: number; records: number; differences: Difference[]; behind: Behind[] };

/** How often something is read again that moved while it was read. */
const patience = 4;

/**
 * Recounts a province from its records and compares with every sum that is stored: of each place, now and by day, of the province, and of
 * the nation's rows. Reads only, and may run while others write: what only differs because it is being written is not told.
 */
export async function verifyRollups(
  table: Table,
  province: ProvinceKey,
  places: readonly string[],
  nouns: readonly Noun[],
  now: Date,
  progress: (done: number, of: number) => void = () => {},
): Promise<RollupReport> {
  const first = await look(table, province, places, nouns, now, progress);
  if (first.differences.length === 0) return first;
  // A sum and the days it rests on are not written in one go everywhere: what is wrong is still wrong at the second look.
  const again = await look(table, province, places, nouns, now, () => {});
  const named = new Set(first.differences.map(nameOf));
  return { ...again, differences: again.differences.filter((each) => named.has(nameOf(each))) };
}
const nameOf = ({ at, place, day, fact }: Difference) => JSON.stringify([at, place, day, fact]);

async function look(
  table: Table,
  province: ProvinceKey,
  places: readonly string[],
  nouns: readonly Noun[],
  now: Date,
  progress: (done: number, of: number) => void,
): Promise<RollupReport> {
  const report: RollupReport = { province, places: places.length, records: 0, differences: [], behind: [] };
  const folds = new Map<string, Fold>();
  for (const [i, place] of places.entries()) {
    folds.set(place, await lookAtPlace(table, place, nouns, report));
    progress(i + 1, places.length);
  }
  await lookAtProvince(table, province, folds, now, report);
  return report;
}

async function lookAtPlace(table: Table, place: string, nouns: readonly Noun[], report: RollupReport): Promise<Fold> {
  let log = nothing;
  for (let attempt = 1; ; attempt++) {
    const before = headIn(await table.get(headKey(place)));
    const { facts, records } = await recount(table, place, nouns);
    log = await foldLog(table, place);
    const after = headIn(await table.get(headKey(place)));
    if (before.n !== after.n && attempt < patience) continue;
    report.records += records;
    // Never at rest: its records were not all read at one moment, so nothing can be said of them.
    if (before.n === after.n) report.differences.push(...compared("records", place, facts, log.sums));
    break;
  }
  for (let attempt = 1; ; attempt++) {
    const rollup = rollupIn(await table.get(placeRollupKey(place)));
    const items = await dayItems(table, placeSumsPartition(place));
    const again = rollupIn(await table.get(placeRollupKey(place)));
    if (rollup.rev !== again.rev && attempt < patience) continue;
    const applied = rollup.appliedTo === log.n ? log : await foldLog(table, place, rollup.appliedTo);
    const { differences, behind } = report;
    if (rollup.appliedTo < log.n) behind.push({ place, applied: rollup.appliedTo, head: log.n });
    differences.push(...compared("place", place, { appliedTo: applied.n }, { appliedTo: rollup.appliedTo }));
    differences.push(...compared("place", place, applied.sums, rollup.sums));
    if (rollup.rev === again.rev) differences.push(...comparedDays("place_day", place, historyOf([applied.days]), items));
    return applied;
  }
}

async function lookAtProvince(table: Table, province: ProvinceKey, folds: Map<string, Fold>, now: Date, report: RollupReport) {
  const { differences, behind } = report;
  for (let attempt = 1; ; attempt++) {
    // From above downwards: so what stands above cannot be newer than what it was made of.
    const copy = await table.get(nationCopyKey(province));
    const row = rollupIn(await table.get(nationRowKey(province)));
    const sum = rollupIn(await table.get(provinceSumKey(province)));
    const { history, total, rev } = await appliedIn(table, province, folds);
    if (sum.rev < rev && attempt < patience) continue;
    if (sum.rev < rev) return void behind.push({ place: province, applied: sum.rev, head: rev });
    differences.push(...compared("province", province, { rev }, { rev: sum.rev }));
    differences.push(...compared("province", province, total, sum.sums));
    const items = await dayItems(table, provinceSumPartition(province));
    differences.push(...comparedDays("province_day", province, history, items));
    if (row.rev < sum.rev) return void behind.push({ place: nationRowKey(province).pk, applied: row.rev, head: sum.rev });
    differences.push(...compared("nation", province, { rev }, { rev: row.rev }));
    differences.push(...compared("nation", province, total, row.sums));
    const yesterday = addDays(civilDate(now), -1);
    const through = copy ? String(copy["through"]) : "";
    differences.push(...(await comparedNation(table, province, history, through < yesterday ? through : yesterday)));
    return;
  }
}

/** What the log of each place says up to where it was applied, as the places' rollups stand at this moment. */
async function appliedIn(table: Table, province: ProvinceKey, folds: Map<string, Fold>) {
  let total: Facts = {};
  let rev = 0;
  const days: Fold["days"][] = [];
  for await (const item of everyItem(table, { pk: placeRollupsPartition(province), limit: 1000 })) {
    const rollup = rollupIn(item);
    const known = folds.get(item.sk);
    const fold = known?.n === rollup.appliedTo ? known : await foldLog(table, item.sk, rollup.appliedTo);
    folds.set(item.sk, fold);
    total = addFacts(total, fold.sums);
    days.push(fold.days);
    rev += rollup.rev;
  }
  return { history: historyOf(days), total, rev };
}

/** The nation's rows of the days that have ended, from the first on which the province counted anything. */
async function comparedNation(table: Table, province: ProvinceKey, history: History, through: string): Promise<Difference[]> {
  const dates: string[] = [];
  for (let date = history[0]?.[0] ?? "~"; date <= through; date = addDays(date, 1)) dates.push(date);
  const found: Difference[] = [];
  for (let i = 0; i < dates.length; i += 100) {
    const some = dates.slice(i, i + 100);
    const rows = await table.batchGet(some.map((date) => nationRowKey(province, date)));
    some.forEach((date, j) => found.push(...compared("nation_day", province, sumsAt(history, date), rollupIn(rows[j]).sums, date)));
  }
  return found;
}
