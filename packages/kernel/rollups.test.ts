import { expect, test } from "vitest";
import { held } from "../../tests/held.ts";
import { addDays } from "./clock.ts";
import { dayKey, home, nationCopyKey, placeSumsPartition, provinceSumKey } from "./keys.ts";
import { copyToNation, nation, provinceSumsOn, sumsUntil } from "./nation.ts";
import { another, aWorld, check, close, as, anActor, noteLife, rewrite, write } from "./note.test-helper.ts";
import { foldNews, project } from "./project.ts";
import { foldPlace, sumProvince } from "./rollups.ts";
import { rollupIn } from "./sums.ts";

const noon = (date: string) => `${date}T05:00:00Z`;
const text = (code: string) => ({ code, text: "Tiếp nhận hồ sơ" });
const start = "2026-03-01";

/** A desk whose clock stands at noon of a day, with one agency more, and everything that the projector does. */
function aYear() {
  const world = aWorld(new Date(noon(start)));
  const { province } = world.desk.scope;
  const there = another(world.desk);
  const place = home(world.ctx.scope);
  return {
    ...world,
    province,
    place,
    there,
    on: (date: string) => world.turn(noon(date)),
    fold: (ctx = world.ctx) => foldPlace(world.bare, home(ctx.scope)),
    sum: () => sumProvince(world.bare, province),
    copy: () => copyToNation(world.bare, province, world.clock()),
    async settle(...places: (typeof there)[]) {
      for (const ctx of places.length > 0 ? places : [world.ctx, there]) await foldPlace(world.bare, home(ctx.scope));
      await sumProvince(world.bare, province);
      await copyToNation(world.bare, province, world.clock());
    },
    now: async () => rollupIn(await world.bare.get(provinceSumKey(province))).sums,
    day: (date: string) => provinceSumsOn(world.bare, province, date),
    placeDay: (date: string) => sumsUntil(world.bare, placeSumsPartition(place), date),
    nation: async (date?: string) => (await nation(world.bare, date)).find((row) => row.province === province)?.sums,
  };
}

test("sums are those of the agencies, and each day keeps the sums it ended with", async () => {
  const w = aYear();
  const { id } = await write(w.ctx, text("01"));
  await write(w.there, text("02"));
  await w.settle();
  w.on("2026-03-02");
  await close(w.ctx, { id, why: "xong", reason: "việc nhỏ" });
  await w.settle();
  w.on("2026-03-05");
  await w.settle();
  expect(await w.now()).toEqual({ "note.draft": 1, "note.closed": 1 });
  expect(await w.day("2026-02-28")).toEqual({});
  expect(await w.day("2026-03-01")).toEqual({ "note.draft": 2 });
  for (const date of ["2026-03-02", "2026-03-03", "2026-03-04"]) expect(await w.day(date)).toEqual({ "note.draft": 1, "note.closed": 1 });
  expect(await w.placeDay("2026-03-01")).toEqual({ "note.draft": 1 });
  expect(await w.placeDay("2026-03-04")).toEqual({ "note.closed": 1 });
  expect(await w.nation()).toEqual({ "note.draft": 1, "note.closed": 1 });
  expect(await w.nation("2026-03-01")).toEqual({ "note.draft": 2 });
  expect(await w.nation("2026-03-04")).toEqual({ "note.draft": 1, "note.closed": 1 });
});

test("a day ends at midnight in Việt Nam", async () => {
  const w = aYear();
  w.turn("2026-03-01T16:59:59Z");
  await write(w.ctx, text("01"));
  w.turn("2026-03-01T17:00:00Z");
  await write(w.ctx, text("02"));
  await w.settle();
  expect(await w.day("2026-03-01")).toEqual({ "note.draft": 1 });
  expect(await w.day("2026-03-02")).toEqual({ "note.draft": 2 });
});

test("what is folded late stands on its own day, and in every day after it", async () => {
  const w = aYear();
  await write(w.there, text("01"));
  await w.settle(w.there);
  await write(w.ctx, text("02"));
  for (const [i, date] of ["2026-03-02", "2026-03-04"].entries()) {
    w.on(date);
    await write(w.there, text(`1${i}`));
    await w.settle(w.there);
  }
  w.on("2026-03-06");
  await w.settle(w.there);
  expect(await w.nation("2026-03-01")).toEqual({ "note.draft": 1 });
  await w.settle();
  expect([await w.day("2026-03-01"), await w.day("2026-03-02"), await w.day("2026-03-05")].map((sums) => sums["note.draft"])).toEqual([
    2, 3, 4,
  ]);
  const rows = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"].map((date) => w.nation(date));
  expect((await Promise.all(rows)).map((sums) => sums?.["note.draft"])).toEqual([2, 3, 3, 4, 4]);
});

test("a clock that went back an hour past midnight writes on the day before, and the day after follows", async () => {
  const w = aYear();
  w.turn("2026-03-01T17:30:00Z");
  await write(w.ctx, text("01"));
  await w.settle();
  w.turn("2026-03-01T16:30:00Z");
  await write(w.ctx, text("02"));
  await w.settle();
  w.on("2026-03-04");
  await w.settle();
  expect([await w.placeDay("2026-03-01"), await w.placeDay("2026-03-02")]).toEqual([{ "note.draft": 1 }, { "note.draft": 2 }]);
  expect([await w.nation("2026-03-01"), await w.nation("2026-03-02")]).toEqual([{ "note.draft": 1 }, { "note.draft": 2 }]);
});

test("a day whose changes came to nothing in the end is written again, in the province and in the nation", async () => {
  const w = aYear();
  const one = await write(w.ctx, text("01"));
  await check(as(w.ctx, anActor()), { id: one.id });
  const two = await write(w.there, text("02"));
  await w.settle();
  w.on("2026-03-02");
  await close(w.ctx, { id: one.id, why: "xong" });
  await w.settle(w.ctx);
  w.on("2026-03-04");
  await w.settle(w.ctx);
  expect(await w.nation("2026-03-02")).toEqual({ "note.draft": 1, "note.closed": 1 });
  // Another agency's clock was behind: on the same day it undoes in the sums what the first had added.
  w.on("2026-03-02");
  await noteLife.verb("reopen", {}, () => ({}))(w.ctx, { id: one.id });
  await check(as(w.ctx, anActor()), { id: one.id });
  w.on("2026-03-05");
  await w.settle();
  for (const date of ["2026-03-01", "2026-03-02", "2026-03-03"]) {
    expect(await w.day(date)).toEqual({ "note.draft": 1, "note.checked": 1 });
    expect(await w.nation(date)).toEqual({ "note.draft": 1, "note.checked": 1 });
  }
  expect(two.version).toBe(1);
});

test("two agencies whose changes of a day cancel each other leave that day as it was", async () => {
  const w = aYear();
  const one = await write(w.ctx, text("01"));
  const two = await write(w.there, text("02"));
  await close(w.there, { id: two.id, why: "xong", reason: "việc nhỏ" });
  await w.settle();
  w.on("2026-03-02");
  await close(w.ctx, { id: one.id, why: "xong", reason: "việc nhỏ" });
  await w.settle(w.ctx);
  expect(await w.day("2026-03-02")).toEqual({ "note.closed": 2 });
  await noteLife.verb("reopen", {}, () => ({}))(w.there, { id: two.id });
  await w.settle(w.there);
  expect(await w.day("2026-03-02")).toEqual({ "note.draft": 1, "note.closed": 1 });
});

test("an entry that counts for nothing makes no day", async () => {
  const w = aYear();
  const { id } = await write(w.ctx, text("01"));
  w.on("2026-03-02");
  await rewrite(w.ctx, { id, text: "khác" });
  await w.settle();
  expect(w.bare.dump().filter(({ sk }) => sk === dayKey("2026-03-02"))).toEqual([]);
  expect(await w.now()).toEqual({ "note.draft": 1 });
});

test("many days at once are folded a transaction at a time, and come to the same as day by day", async () => {
  const w = aYear();
  const days = Array.from({ length: 130 }, (_, i) => addDays(start, i));
  for (const [i, date] of days.entries()) {
    w.on(date);
    await write(w.ctx, text(`${i}`));
  }
  await w.settle();
  for (const [i, date] of days.entries()) expect(await w.placeDay(date)).toEqual({ "note.draft": i + 1 });
  expect(await w.now()).toEqual({ "note.draft": 130 });
});

test("a fold afresh repairs sums that were spoilt, and whoever sums after it sees its revision", async () => {
  const w = aYear();
  for (const [i, date] of ["2026-03-01", "2026-03-02", "2026-03-20"].entries()) {
    w.on(date);
    await write(w.ctx, text(`${i}`));
    await w.settle();
  }
  const rollup = w.bare.dump().find(({ pk, sk }) => pk.endsWith("#R#places") && sk === w.place)!;
  await w.put({ ...rollup, sums: { "note.draft": 99 } }, { pk: placeSumsPartition(w.place), sk: dayKey("2026-03-01"), sums: {} });
  await foldPlace(w.bare, w.place, true);
  await w.settle();
  expect(await w.now()).toEqual({ "note.draft": 3 });
  expect(await w.placeDay("2026-03-01")).toEqual({ "note.draft": 1 });
});

test("the nation's ended days are copied after a long silence, all of them", async () => {
  const w = aYear();
  await write(w.ctx, text("01"));
  await w.settle();
  w.on(addDays(start, 100));
  await w.copy();
  const rows = await Promise.all(Array.from({ length: 100 }, (_, i) => w.nation(addDays(start, i))));
  expect(rows).toEqual(Array.from({ length: 100 }, () => ({ "note.draft": 1 })));
  expect(await w.nation(addDays(start, 100))).toBeUndefined();
  expect(await w.bare.get(nationCopyKey(w.province))).toMatchObject({ through: addDays(start, 99) });
});

test("a copy of nothing new is two round trips, and writes nothing", async () => {
  const w = aYear();
  await write(w.ctx, text("01"));
  await w.settle();
  w.on("2026-03-09");
  await w.copy();
  const before = w.bare.dump();
  await w.copy();
  expect(w.bare.dump()).toEqual(before);
});

test("a projector whose clock is ahead ends a day too early, and what comes later on that day is still told", async () => {
  const w = aYear();
  await write(w.ctx, text("01"));
  await foldPlace(w.bare, w.place);
  await w.sum();
  await copyToNation(w.bare, w.province, new Date(noon("2026-03-02")));
  expect(await w.nation(start)).toEqual({ "note.draft": 1 });
  await write(w.ctx, text("02"));
  await w.settle();
  w.on("2026-03-03");
  await w.settle();
  expect(await w.nation(start)).toEqual({ "note.draft": 2 });
});

test("a projector whose clock is behind loses no day: not the first one either", async () => {
  const w = aYear();
  await write(w.ctx, text("01"));
  await foldPlace(w.bare, w.place);
  await w.sum();
  for (const behind of ["2026-02-27", "2026-02-28", "2026-03-01"]) await copyToNation(w.bare, w.province, new Date(noon(behind)));
  w.on("2026-03-03");
  await w.copy();
  expect([await w.nation(start), await w.nation("2026-03-02")]).toEqual([{ "note.draft": 1 }, { "note.draft": 1 }]);
});

test("news that leads nowhere moves nothing and stops nothing", async () => {
  const w = aYear();
  await write(w.ctx, text("01"));
  const poison = ["", "#trail", "trail", "P#", "P##trail", "P#22#trail", "I#x#trail", "N#trail", "\u{1f600}#trail", `${w.place}#note`];
  const keys = [...poison, `${w.place}#trail`].map((pk) => ({ pk, sk: "HEAD" }));
  expect(await foldNews(w.bare, keys)).toContain(w.province);
  await project(w.bare, keys, w.clock());
  expect(await w.nation()).toEqual({ "note.draft": 1 });
});

test("a place that was never heard of is folded to nothing", async () => {
  const w = aYear();
  expect(await w.fold()).toBe(false);
  await w.sum();
  expect(await w.now()).toEqual({});
});

test("one who is beaten to a fold folds what the other had not read yet", async () => {
  const w = aYear();
  await write(w.ctx, text("01"));
  const slow = held(w.bare, "transact");
  const first = foldPlace(slow.table, w.place);
  await slow.there;
  await write(w.ctx, text("02"));
  const overtaking = held(w.bare, "transact");
  const second = foldPlace(overtaking.table, w.place);
  await overtaking.there;
  slow.letGo();
  await first;
  overtaking.letGo();
  await second;
  await w.sum();
  expect(await w.now()).toEqual({ "note.draft": 2 });
});
