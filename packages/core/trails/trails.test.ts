import { civilDate, keys, verifyTrail } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import { close, rename } from "../agencies/index.ts";
import { changeSettings } from "../settings/index.ts";
import { agencyTrail, provinceTrail } from "./index.ts";

const reason = "Sáp nhập theo nghị quyết.";

test("an agency's log tells who did what, why, before and after, newest first, and is whole", async () => {
  const platform = aPlatform(new Date("2026-11-22T02:00:00Z"));
  const desk = await aProvince(platform);
  const ctx = at(desk, (await anAgency(desk, { name: "Sở Cũ", validFrom: "2020-01-01" })).id);
  await rename(desk, { id: ctx.scope.agency, name: "Sở Mới" });
  await close(desk, { id: ctx.scope.agency, reason });
  const { items } = await agencyTrail(ctx, {});
  expect(items.map(({ n, command }) => [n, command])).toEqual([
    [3, "agency.close"],
    [2, "agency.rename"],
    [1, "agency.create"],
  ]);
  expect(items[0]).toMatchObject({
    reason,
    by: { id: desk.actor.id, name: "Nguyễn Thị Đào", type: "user" },
    at: "2026-11-22T02:00:00.000Z",
  });
  expect(items[1]!.edits[0]).toMatchObject({ noun: "agency", before: { name: "Sở Cũ" }, after: { name: "Sở Mới" } });
  expect(items[0]!.prev).toBe(items[1]!.hash);
  expect(await verifyTrail(platform.bare, keys.home(ctx.scope))).toEqual([]);
});

test("each place tells its own story: the desk's log is not the agency's, nor one agency's another's", async () => {
  const desk = await aProvince(aPlatform());
  const [one, two] = [at(desk, (await anAgency(desk)).id), at(desk, (await anAgency(desk)).id)];
  await changeSettings(desk, { edition: "2026" });
  expect((await provinceTrail(desk, {})).items.map(({ command }) => command)).toEqual(["settings.change", "province.onboard"]);
  for (const ctx of [one, two]) expect((await agencyTrail(ctx, {})).items.map(({ command }) => command)).toEqual(["agency.create"]);
});

test("a log is paged without a hole, and its cursor opens no other log", async () => {
  const desk = await aProvince(aPlatform());
  const [one, two] = [at(desk, (await anAgency(desk, { validFrom: "2020-01-01" })).id), at(desk, (await anAgency(desk)).id)];
  for (let day = 1; day <= 5; day++) await rename(desk, { id: one.scope.agency, name: `Tên ${day}`, from: `2021-01-0${day}` });
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await agencyTrail(one, { limit: 4, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ n }) => n));
    if (page.cursor) expect(await outcome(agencyTrail(two, { limit: 4, cursor: page.cursor }))).toBe("cursor.foreign");
    cursor = page.cursor;
  } while (cursor);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1]);
  expect(await outcome(agencyTrail(as(one, anActor("agency:read")), {}))).toBe("access.forbidden");
});

test("of a period a log tells exactly what happened in it, day by day in Viet Nam's time, page by page", async () => {
  const platform = aPlatform(new Date("2026-11-01T02:00:00Z"));
  const desk = await aProvince(platform);
  const ctx = at(desk, (await anAgency(desk, { validFrom: "2020-01-01" })).id);
  const days = ["2026-11-01"];
  for (let i = 1; i < 60; i++) {
    const instant = new Date(Date.parse("2026-11-01T02:00:00Z") + Math.floor(i / 3) * 86_400_000 + (i % 3) * 8 * 3_600_000);
    platform.setClock(instant);
    await rename(desk, {
      id: ctx.scope.agency,
      name: `Tên ${i}`,
      from: `20${20 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-02`,
    });
    days.push(civilDate(instant));
  }
  const told = async (period: { from?: string; until?: string }) => {
    const seen: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await agencyTrail(ctx, { ...period, limit: 7, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ n }) => n));
      cursor = page.cursor;
      if (cursor === undefined) return seen;
    }
  };
  for (const [from, until] of [
    ["2026-11-05", "2026-11-09"],
    ["2026-11-05", undefined],
    [undefined, "2026-11-09"],
    ["2026-11-07", "2026-11-07"],
    ["2026-11-09", "2026-11-05"],
    ["2027-01-01", undefined],
    [undefined, "2026-10-31"],
    ["2026-10-01", "2027-01-01"],
  ] as const) {
    const wanted = days.flatMap((day, i) => ((!from || day >= from) && (!until || day <= until) ? [i + 1] : [])).toReversed();
    expect([from, until, await told({ ...(from ? { from } : {}), ...(until ? { until } : {}) })]).toEqual([from, until, wanted]);
  }
});

test("a cursor of one period opens no other", async () => {
  const desk = await aProvince(aPlatform());
  const ctx = at(desk, (await anAgency(desk, { validFrom: "2020-01-01" })).id);
  for (let day = 1; day <= 3; day++) await rename(desk, { id: ctx.scope.agency, name: `Tên ${day}`, from: `2021-01-0${day}` });
  const { cursor } = await agencyTrail(ctx, { from: "2020-01-01", limit: 2 });
  expect(await outcome(agencyTrail(ctx, { limit: 2, cursor: cursor! }))).toBe("cursor.foreign");
});
