import { setImmediate } from "node:timers/promises";
import { addDays, foldNews, keys, type Op, sumProvince } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince, at, outcome, type TestPlatform } from "../../../tests/world.ts";
import { adoptionIdFor, plan, restart } from "../adoption/index.ts";
import { rebuildRollups, verifyRollups } from "./index.ts";

const id = adoptionIdFor("2015");
const days = 70;
const morning = (date: string) => new Date(`${date}T01:00:00Z`);

/** A province whose agencies changed on each of seventy days, longer than sums correct themselves and than one transaction takes. */
async function aLongStory() {
  const start = "2026-06-01";
  const platform = aPlatform(morning(start));
  const ctx = await aProvince(platform);
  const agencies = [await anAgency(ctx), await anAgency(ctx, { type: "ward" })];
  for (let day = 0; day < days; day++) {
    platform.setClock(morning(addDays(start, day)));
    const place = at(ctx, agencies[day % 4 < 2 ? 0 : 1]!.id);
    if (day % 2 === 0) await plan(place, { id, due: "2026-12-01" });
    else await restart(place, { id, reason: "Ghi nhận nhầm" });
    if (day % 7 === 0) await platform.settle();
  }
  platform.setClock(morning(addDays(start, days)));
  await platform.settle();
  const verify = () => verifyRollups(platform.bare, ctx.scope.province, platform.clock());
  const rebuild = () => rebuildRollups(platform.bare, ctx.scope.province, platform.clock());
  return { platform, ctx, start, place: keys.home(at(ctx, agencies[0]!.id).scope), agencies, verify, rebuild };
}

/** Changes an item as someone with a hand in the table would. */
async function tamper({ bare }: TestPlatform, key: { pk: string; sk: string }, more: object) {
  const item = (await bare.get(key)) ?? key;
  await bare.transact([{ put: { ...item, ...more } } as Op]);
}
const wrong = { sums: { "adoption|wrong": 5 } };

test("what the verbs wrote and the projector summed is found in order, place by place and day by day", async () => {
  const { verify } = await aLongStory();
  const report = await verify();
  expect(report).toMatchObject({ places: 4, differences: [], behind: [] });
  expect(report.records).toBeGreaterThan(5);
});

test("a projector that has not caught up is told apart from a sum that is wrong", async () => {
  const { platform, ctx, agencies, place, verify } = await aLongStory();
  const { n } = (await platform.bare.get(keys.headKey(place))) as unknown as { n: number };
  await plan(at(ctx, agencies[0]!.id), { id });
  expect(await verify()).toMatchObject({ differences: [], behind: [{ place, applied: n, head: n + 1 }] });
  await foldNews(platform.bare, [keys.headKey(place)]);
  const late = await verify();
  expect(late.differences).toEqual([]);
  expect(late.behind).toMatchObject([{ place: ctx.scope.province }]);
  await sumProvince(platform.bare, ctx.scope.province);
  expect(await verify()).toMatchObject({ differences: [], behind: [{ place: "N#now" }] });
  await platform.settle();
  expect(await verify()).toMatchObject({ differences: [], behind: [] });
});

test("every corrupted sum is named with place, day, fact, what was counted and what is stored; rebuilding mends them all", async () => {
  const story = await aLongStory();
  const { platform, ctx, place, start, verify, rebuild } = story;
  const { province } = ctx.scope;
  const [old, recent, never] = [addDays(start, 4), addDays(start, days - 3), addDays(start, days + 30)];
  await tamper(platform, { pk: keys.placeRollupsPartition(province), sk: place }, wrong);
  await tamper(platform, { pk: keys.placeSumsPartition(place), sk: keys.dayKey(old) }, wrong);
  await tamper(platform, { pk: keys.placeSumsPartition(place), sk: keys.dayKey(never) }, wrong);
  await tamper(platform, keys.provinceSumKey(province), wrong);
  for (const day of [old, recent]) await tamper(platform, { pk: keys.provinceSumPartition(province), sk: keys.dayKey(day) }, wrong);
  await platform.bare.transact([{ delete: { pk: keys.provinceSumPartition(province), sk: keys.dayKey(addDays(start, 9)) } }]);
  await tamper(platform, keys.nationRowKey(province), wrong);
  for (const day of [old, recent]) await tamper(platform, keys.nationRowKey(province, day), wrong);

  const { differences, behind } = await verify();
  expect(behind).toEqual([]);
  const about = (at: string) => differences.filter((each) => each.at === at && each.fact === "adoption|wrong");
  expect(about("place")).toEqual([{ at: "place", place, fact: "adoption|wrong", counted: 0, stored: 5 }]);
  expect(about("place_day").map(({ day }) => day)).toEqual([old, never].toSorted());
  expect(about("province")).toEqual([{ at: "province", place: province, fact: "adoption|wrong", counted: 0, stored: 5 }]);
  expect(about("province_day").map(({ day }) => day)).toEqual([old, recent]);
  expect(about("nation")).toHaveLength(1);
  expect(about("nation_day").map(({ day }) => day)).toEqual([old, recent]);
  expect(differences.some((each) => each.at === "province_day" && each.day === addDays(start, 9))).toBe(true);

  expect((await rebuild()).days).toBe(days);
  expect(await verify()).toMatchObject({ differences: [], behind: [] });
  expect(await platform.bare.get({ pk: keys.placeSumsPartition(place), sk: keys.dayKey(never) })).toBeUndefined();
});

test("sums stored with too large a revision, or for entries there never were, are outgrown", async () => {
  const { platform, ctx, place, verify, rebuild } = await aLongStory();
  const { province } = ctx.scope;
  await tamper(platform, keys.provinceSumKey(province), { ...wrong, rev: 1_000_000 });
  await tamper(platform, keys.nationRowKey(province), { ...wrong, rev: 2_000_000 });
  await tamper(platform, { pk: keys.placeRollupsPartition(province), sk: place }, { appliedTo: 999 });
  const facts = (await verify()).differences.map(({ at, fact }) => `${at} ${fact}`);
  expect(facts).toEqual(expect.arrayContaining(["place appliedTo", "province rev", "nation rev"]));
  await rebuild();
  expect(await verify()).toMatchObject({ differences: [], behind: [] });
});

test("all sums lost, of every day, are made again from the logs alone", async () => {
  const { platform, verify, rebuild } = await aLongStory();
  const sums = /#sums$|#R#|^N#/;
  const before = platform.bare.dump().filter(({ pk }) => sums.test(pk));
  for (const { pk, sk } of before) await platform.bare.transact([{ delete: { pk, sk } }]);
  expect((await verify()).behind).toHaveLength(4);
  await rebuild();
  expect(await verify()).toMatchObject({ differences: [], behind: [] });
  const told = (items: typeof before) => items.map(({ pk, sk, sums: of }) => ({ pk, sk, of })).filter(({ pk }) => pk !== "N#copy");
  expect(told(platform.bare.dump().filter(({ pk }) => sums.test(pk)))).toEqual(told(before));
});

/** Someone who writes, and a projector that folds and sums, until they are stopped. */
function keepWriting({ platform, ctx, agencies }: Awaited<ReturnType<typeof aLongStory>>) {
  let stopped = false;
  const writing = (async () => {
    for (let n = 0; !stopped || n < 20; n++) {
      const agency = at(ctx, agencies[n % 2]!.id);
      await (n % 4 < 2 ? plan(agency, { id }) : restart(agency, { id, reason: "Ghi nhận nhầm" }));
      if (n % 3 === 0) await platform.settle();
      await setImmediate();
    }
  })();
  return () => {
    stopped = true;
    return writing;
  };
}

test("verifying while others write, fold and sum tells of no difference that is not there", async () => {
  const story = await aLongStory();
  const stop = keepWriting(story);
  for (let n = 0; n < 10; n++) expect((await story.verify()).differences).toEqual([]);
  await stop();
});

test("rebuilding while others write, fold and sum loses nothing: in the end all sums are right", async () => {
  const story = await aLongStory();
  const { platform, ctx, place, verify, rebuild } = story;
  await tamper(platform, { pk: keys.placeRollupsPartition(ctx.scope.province), sk: place }, wrong);
  await tamper(platform, keys.provinceSumKey(ctx.scope.province), wrong);
  const stop = keepWriting(story);
  await Promise.all([rebuild(), rebuild(), rebuild()]);
  await stop();
  await platform.settle();
  expect(await verify()).toMatchObject({ differences: [], behind: [] });
});

test("records that tell otherwise than their log are named, and no rebuilding pretends to mend them", async () => {
  const { platform, place, verify, rebuild } = await aLongStory();
  await tamper(platform, { pk: keys.nounPartition(place, "adoption"), sk: id }, { state: "building" });
  const { differences } = await verify();
  expect(new Set(differences.map((each) => each.at))).toEqual(new Set(["records"]));
  expect(differences.every((each) => each.place === place && Math.abs(each.counted - each.stored) === 1)).toBe(true);
  await rebuild();
  expect((await verify()).differences).toEqual(differences);
});

test("a province that is not there has no sums to verify or rebuild", async () => {
  const platform = aPlatform();
  const { province } = (await aProvince(platform)).scope;
  await platform.bare.transact([
    { delete: { pk: keys.nounPartition(keys.home({ level: "workspace", province }), "workspace"), sk: `wsp_${province}` } },
  ]);
  expect(await outcome(verifyRollups(platform.bare, province, platform.clock()))).toBe("workspace.not_found");
  expect(await outcome(rebuildRollups(platform.bare, province, platform.clock()))).toBe("workspace.not_found");
});
