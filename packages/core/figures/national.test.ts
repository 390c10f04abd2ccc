import { copyToNation, within } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anActor, anAgency, aPlatform, aProvince, outcome, type TestPlatform } from "../../../tests/world.ts";
import { adoptionIdFor, declare } from "../adoption/index.ts";
import { asJob } from "../entrance/index.ts";
import { aggregates, metricNames, nationalTrend } from "./index.ts";
import { fortyAgencies } from "./parts.test-helper.ts";

const noon = (date: string) => new Date(`${date}T05:00:00Z`);
const nation = (platform: TestPlatform, ...can: Parameters<typeof anActor>) =>
  asJob<Parameters<typeof aggregates>[0]>(platform.means, anActor(...can), { level: "national" });

async function twoProvinces(platform: TestPlatform) {
  await fortyAgencies(platform);
  const desk = await aProvince(platform, "22.2025" as never);
  for (let n = 0; n < 3; n++) {
    const { id } = await anAgency(desk, { type: "ward" });
    const said = { id: adoptionIdFor("2015"), reason: "Ghi nhận hiện trạng.", on: "2026-06-15", basis: `${n}/CB` };
    if (n === 0) await declare(within(desk, id), { ...said, conformity: "self_declared", scope: { covered: 1, inForce: 2 } });
  }
  await platform.settle();
  return desk;
}

test("the nation reads sums and shares by province, in one query and no record", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  await twoProvinces(platform);
  platform.take();
  const told = await aggregates(nation(platform), { metrics: "agencies,declared" });
  expect(platform.take().trips).toBe(1);
  expect(told).toMatchObject({
    asOf: "2026-11-22",
    provinces: 2,
    total: { counts: { agencies: 43, declared: 33 }, shares: { declared: 76.7 } },
    groups: [
      { key: "22.2025", name: "Thành phố Quảng Ninh", counts: { agencies: 3, declared: 1 }, shares: { declared: 33.3 } },
      { key: "49.2008", name: "Tỉnh Quảng Nam", counts: { agencies: 40, declared: 32 }, shares: { declared: 80 } },
    ],
  });
  expect(Object.keys(told.total.counts)).toEqual(["agencies", "declared"]);
});

test.each(["province", "level", "edition", "year", "type", "obligation", "state", "conformity", "coverage"] as const)(
  "the nation's groups by %s sum to its total, metric by metric",
  async (groupBy) => {
    const platform = aPlatform(noon("2026-11-22"));
    await twoProvinces(platform);
    const { total, groups } = await aggregates(nation(platform), { groupBy });
    for (const metric of metricNames)
      expect(groups.reduce((sum, group) => sum + (group.counts[metric] ?? 0), 0)).toBe(total.counts[metric]);
    if (groupBy === "edition")
      expect(groups.map(({ key, counts }) => [key, counts.agencies])).toEqual([
        ["2008", 40],
        ["2015", 3],
      ]);
    if (groupBy === "level") expect(groups.map(({ key }) => key)).toEqual(["commune", "district", "province"]);
    if (groupBy === "year") expect(groups.find(({ key }) => key === "2014")!.counts.building).toBe(4);
  },
);

test("as of a day that has ended the nation reads what was true then, whatever came after", async () => {
  const platform = aPlatform(noon("2026-10-20"));
  const desk = await twoProvinces(platform);
  platform.setClock(noon("2026-11-21"));
  await anAgency(desk);
  await platform.settle();
  platform.setClock(noon("2026-11-22"));
  await anAgency(desk);
  await platform.settle();
  for (const province of ["22.2025", "49.2008"]) await copyToNation(platform.bare, province as never, platform.clock());
  const agencies = async (asOf?: string) => (await aggregates(nation(platform), asOf ? { asOf } : {})).total.counts.agencies;
  expect(await agencies()).toBe(45);
  expect(await agencies("2026-11-21")).toBe(44);
  expect(await agencies("2026-11-20")).toBe(43);
  expect(await agencies("2026-10-20")).toBe(43);
  expect(await agencies("2026-10-19")).toBe(0);
  expect(await outcome(aggregates(nation(platform), { asOf: "2026-11-23" }))).toBe("figures.ahead");
});

test("with no province on board the sums are zero and the shares null", async () => {
  const told = await aggregates(nation(aPlatform()), { metrics: "agencies, declared" });
  expect(told).toMatchObject({
    provinces: 0,
    groups: [],
    total: { counts: { agencies: 0, declared: 0 }, shares: { agencies: null, declared: null } },
  });
});

test("an unknown metric or grouping is refused with the list of known ones, and so is whoever is no analyst", async () => {
  const platform = aPlatform();
  await expect(aggregates(nation(platform), { metrics: "agencies,hồ sơ" })).rejects.toMatchObject({
    code: "input.invalid",
    more: { errors: [{ path: "metrics.1", say: { vi: expect.stringContaining("declared_full"), en: expect.stringContaining("one of") } }] },
  });
  expect(await outcome(aggregates(nation(platform), { groupBy: "agency" as never }))).toBe("input.invalid");
  expect(await outcome(aggregates(nation(platform, "figures:read"), {}))).toBe("access.forbidden");
});

test("one province alone is told by its totals and its groups, which sum to them, and never by an agency", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  await twoProvinces(platform);
  platform.take();
  const told = await aggregates(nation(platform), { province: "22.2025" as never, groupBy: "level" });
  expect(platform.take().trips).toBe(1);
  expect(told).toMatchObject({
    provinces: 1,
    total: { counts: { agencies: 3, declared: 1 } },
    groups: [{ key: "commune", counts: { agencies: 3 } }],
  });
  expect((await aggregates(nation(platform), { province: "01.2025" as never })).total.counts.agencies).toBe(0);
  expect(JSON.stringify(told)).not.toMatch(/agy_/);
});

test("the trend tells the ends of past months, quarters or years and today, each as the figures of that day do", async () => {
  const platform = aPlatform(noon("2026-09-20"));
  const desk = await twoProvinces(platform);
  platform.setClock(noon("2026-11-21"));
  await anAgency(desk);
  await platform.settle();
  platform.setClock(noon("2026-11-22"));
  for (const province of ["22.2025", "49.2008"]) await copyToNation(platform.bare, province as never, platform.clock());
  const trend = async (input: Parameters<typeof nationalTrend>[1]) => (await nationalTrend(nation(platform), input)).points;
  const points = await trend({ points: 4 });
  expect(points.map(({ date, total }) => [date, total.counts.agencies])).toEqual([
    ["2026-08-31", 0],
    ["2026-09-30", 43],
    ["2026-10-31", 43],
    ["2026-11-22", 44],
  ]);
  for (const { date, total, levels } of points) {
    expect((await aggregates(nation(platform), { asOf: date })).total).toMatchObject(total);
    expect(levels.reduce((sum, { counts }) => sum + (counts.declared ?? 0), 0)).toBe(total.counts.declared);
  }
  expect((await trend({ every: "quarter", points: 3 })).map(({ date }) => date)).toEqual(["2026-06-30", "2026-09-30", "2026-11-22"]);
  expect((await trend({ every: "year", points: 3 })).map(({ date }) => date)).toEqual(["2024-12-31", "2025-12-31", "2026-11-22"]);
  expect((await trend({ points: 2, province: "22.2025" as never })).map(({ total }) => total.counts.agencies)).toEqual([3, 4]);
});
