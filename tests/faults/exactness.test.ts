import {
  addDays,
  canonical,
  addFacts,
  civilDate,
  copyToNation,
  type Facts,
  type Id,
  type Json,
  type Key,
  keys,
  nation,
  project,
  type ProvinceKey,
  provinceSumsOn,
  rollupIn,
  sumsUntil,
  type Table,
  verifyTrail,
} from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { describe, expect, test } from "vitest";
import { freshDynamo, hasDynamo } from "../ddb-local.ts";
import { dice as again, type Dice, forSeeds } from "./chance.ts";
import { live } from "./life.ts";
import { insist, shaky } from "./shaky.ts";
import { agenciesOf, desk, openStage, placeOf, provinces, recount, sumOf } from "./stage.ts";

const begin = Date.parse("2026-03-01T00:00:00Z");
const hour = 3_600_000;
/** A clock that is right on the whole: up to two hours before or after the others. */
const skewed = (now: number, dice: Dice) => new Date(now + Math.round((dice.random() - 0.5) * 4 * hour));

/** What a place's records came to count at the end of each day, by recount after each act: place → day → what that day added. */
type Told = Map<string, Map<string, Facts>>;

/** One province lives through a few acts, each with a clock of its own, and each repeated under its key when the table failed. */
async function liveOn(table: Table, province: ProvinceKey, now: number, acts: number, dice: Dice, told: Told): Promise<void> {
  for (let i = 0; i < acts; i++) {
    const before = await countsOf(table, province);
    const at = skewed(now, dice);
    const key = `${dice.random()}`;
    const known = [...before.keys()].toSorted() as Id<"agency">[];
    // The act is the same each time it is tried: its chances are drawn once.
    const [kind, rest] = [dice.below(2 ** 31), shaky(table, dice, 0.02)];
    await insist(() => live(desk(rest, province, at), known, again(kind), key));
    for (const [agency, sums] of await countsOf(table, province)) {
      const added = addFacts(sums, before.get(agency) ?? {}, -1);
      const days = told.get(placeOf(province, agency)) ?? new Map<string, Facts>();
      days.set(civilDate(at), addFacts(days.get(civilDate(at)) ?? {}, added));
      told.set(placeOf(province, agency), days);
    }
  }
}
const countsOf = async (table: Table, province: ProvinceKey) =>
  new Map(
    await Promise.all((await agenciesOf(table, province)).map(async (id) => [id, await recount(table, placeOf(province, id))] as const)),
  );

/** Keys that lead nowhere, and partitions that are none. */
const poison: readonly Key[] = [
  "P#99.2025#A#agy_nobody#trail",
  "P#22#A#agy_1#trail",
  "P##trail",
  "#trail",
  "trail",
  "P#22.2025#trail",
  "I#nobody#trail",
  "P#22.2025#A##trail",
  "\u{1f4a3}",
].map((pk) => ({ pk, sk: "E#000000000001" }));

/** At least once, in any order, by three at a time; a batch that failed comes again. */
async function deliver(table: Table, news: readonly Key[], now: number, dice: Dice): Promise<void> {
  const storm = dice.shuffled(news.flatMap((key) => (dice.chance(0.3) ? [key, key] : dice.chance(0.05) ? [key, dice.one(poison)] : [key])));
  const batches: Key[][] = [];
  while (storm.length > 0) batches.push(storm.splice(0, 1 + dice.below(9)));
  const lane = async (mine: readonly Key[][]) => {
    for (const batch of mine) await insist(() => project(shaky(table, dice, 0.04), batch, skewed(now, dice)));
  };
  await Promise.all([0, 1, 2].map((n) => lane(batches.filter((_, i) => i % 3 === n))));
}

async function story(table: Table, dice: Dice, rounds: number): Promise<void> {
  await openStage(table, new Date(begin));
  const told: Told = new Map();
  let [now, cursor] = [begin, ""];
  const catchUp = async () => {
    const news = await table.feed(cursor, 1000);
    await deliver(table, news.keys, now, dice);
    cursor = news.next;
    return news.keys.length;
  };
  for (let i = 0; i < rounds; i++) {
    // Sometimes the projector follows at once, sometimes days later.
    const follow = dice.chance(0.5) ? catchUp() : undefined;
    await Promise.all([...provinces.map((province) => liveOn(table, province, now, 1 + dice.below(4), dice, told)), follow]);
    now += Math.round(dice.random() ** 2 * 60 * hour);
  }
  while ((await catchUp()) > 0);
  now += 30 * hour;
  for (const province of provinces) await copyToNation(table, province, new Date(now));
  expect(await disagreements(table, told, now)).toEqual([]);
}

/** Where sums, day sums, the nation's days or a log are not what recounts said. */
async function disagreements(table: Table, told: Told, now: number): Promise<string[]> {
  const wrong: string[] = [];
  const same = (what: string, is: Json | undefined, should: Json) => {
    if (canonical(is ?? {}) !== canonical(should)) wrong.push(`${what} is ${canonical(is ?? {})}, should be ${canonical(should)}`);
  };
  const days: string[] = [];
  for (let day = civilDate(new Date(begin - 3 * hour)); day < civilDate(new Date(now)); day = addDays(day, 1)) days.push(day);
  const until = (place: string, day: string) => sumOf([...told.get(place)!].filter(([date]) => date <= day).map(([, facts]) => facts));
  const rows = new Map(await Promise.all(days.map(async (day) => [day, await nation(table, day)] as const)));
  for (const province of provinces) {
    const places = (await agenciesOf(table, province)).map((id) => placeOf(province, id));
    const counts = await Promise.all(places.map((place) => recount(table, place)));
    for (const [i, place] of places.entries()) {
      same(place, rollupIn(await table.get({ pk: keys.placeRollupsPartition(province), sk: place })).sums, counts[i]!);
      for (const day of days) same(`${place} ${day}`, await sumsUntil(table, keys.placeSumsPartition(place), day), until(place, day));
    }
    for (const place of [...places, keys.home({ level: "province", province })]) same(`log ${place}`, await verifyTrail(table, place), []);
    same(province, rollupIn(await table.get(keys.provinceSumKey(province))).sums, sumOf(counts));
    same(`nation ${province}`, (await nation(table)).find((row) => row.province === province)?.sums, sumOf(counts));
    for (const day of days) {
      const then = sumOf(places.map((place) => until(place, day)));
      same(`${province} ${day}`, await provinceSumsOn(table, province, day), then);
      same(`nation ${province} ${day}`, rows.get(day)!.find((row) => row.province === province)?.sums, then);
    }
  }
  return wrong;
}

const guarantee = "after any redelivery, reordering, race, crash, delay or skewed clock the sums of every day equal a recount";
test(`${guarantee}, on sqlite`, async () => {
  const each = async (dice: Dice) => {
    const table = sqliteTable(":memory:");
    await story(table, dice, 8 + dice.below(8));
    table.close();
  };
  expect(await forSeeds(100, each)).toBe("held for every seed");
});
describe.skipIf(!hasDynamo)("on dynamodb", () => {
  test(guarantee, async () => {
    const each = async (dice: Dice) => story((await freshDynamo()).table, dice, 3);
    expect(await forSeeds(10, each)).toBe("held for every seed");
  });
});
