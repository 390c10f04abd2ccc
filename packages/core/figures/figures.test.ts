import { addDays, type ProvinceCtx, within } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anActor, anAgency, aPlatform, aProvince, as, outcome } from "../../../tests/world.ts";
import { adoptionIdFor, byState, declare, plan, restart } from "../adoption/index.ts";
import { changeSettings } from "../settings/index.ts";
import { agencyRollup, groupings, metricNames, percent, provinceRollup, provinceTrend } from "./index.ts";
import { fortyAgencies } from "./parts.test-helper.ts";

const noon = (date: string) => new Date(`${date}T05:00:00Z`);
const id = adoptionIdFor("2015");
const reason = "Ghi nhận hiện trạng.";
const scope = { covered: 5, inForce: 5 };
const declareIn = (desk: ProvinceCtx, agency: Parameters<typeof within>[1]) =>
  declare(within(desk, agency), { id, reason, basis: "1/CB", conformity: "self_declared", scope });

test("the report of a province about 2014 is computed from its records: 32 of 40 (80 %), 19 in full, 4 building, 4 not begun (10 % each)", async () => {
  const platform = aPlatform(noon("2014-12-15"));
  const desk = await fortyAgencies(platform);
  await changeSettings(desk, { target: { by: "2016-12-31", share: 100, of: "declared_full", edition: "2008" } });
  const told = await provinceRollup(desk, {});
  expect(told.counts).toMatchObject({
    agencies: 40,
    declared: 32,
    certified: 7,
    self_declared: 25,
    declared_full: 19,
    building: 4,
    not_started: 4,
  });
  expect(told.shares).toMatchObject({ agencies: 100, declared: 80, declared_full: 47.5, building: 10, not_started: 10 });
  expect(told.target).toEqual({
    by: "2016-12-31",
    share: 100,
    of: "declared_full",
    reached: 47.5,
    missing: 21,
    edition: "2008",
    daysLeft: 747,
  });
  for (const [state, count] of [
    ["declared", 32],
    ["building", 4],
    ["not_started", 4],
    ["planned", 0],
  ] as const)
    expect((await byState(desk, { state, limit: 200 })).items).toHaveLength(count);
});

test.each(groupings)(
  "the groups by %s sum to the total, metric by metric, and each group's shares are of its own agencies",
  async (groupBy) => {
    const platform = aPlatform(noon("2014-12-15"));
    const { counts, groups } = await provinceRollup(await fortyAgencies(platform), { groupBy });
    for (const metric of metricNames) expect(groups!.reduce((sum, group) => sum + group.counts[metric], 0)).toBe(counts[metric]);
    for (const group of groups!) expect(group.shares.declared).toBe(percent(group.counts.declared, group.counts.agencies));
    expect(groups!.map(({ key }) => key)).toEqual(groups!.map(({ key }) => key).toSorted());
  },
);

test("shares of no agencies are null, never 0 % or 100 %", async () => {
  const platform = aPlatform();
  const desk = await aProvince(platform);
  await changeSettings(desk, { target: { by: "2030-12-31", share: 100, of: "declared" } });
  for (const told of [await provinceRollup(desk, {}), (await platform.settle(), await provinceRollup(desk, { groupBy: "level" }))]) {
    expect(new Set(Object.values(told.shares))).toEqual(new Set([null]));
    expect(told.target).toMatchObject({ reached: null, missing: 0 });
  }
});

test("a percentage has one decimal and is rounded half up", () => {
  expect([percent(1, 3), percent(2, 3), percent(1, 8), percent(0, 7), percent(7, 7), percent(0, 0)]).toEqual([
    33.3,
    66.7,
    12.5,
    0,
    100,
    null,
  ]);
});

test("a target of an edition counts only who stands by that edition; of applying, whoever uses the documents", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  const desk = await aProvince(platform);
  const [one, two] = [await anAgency(desk), await anAgency(desk, { edition: "2008" })];
  await declareIn(desk, one.id);
  await declare(within(desk, two.id), { id: adoptionIdFor("2008"), reason, basis: "2/CB", conformity: "certified", scope });
  await platform.settle();
  const target = async (said: object) => {
    await changeSettings(desk, { target: { by: "2027-12-31", share: 100, of: "declared", ...said } });
    const { reached, missing } = (await provinceRollup(desk, {})).target!;
    return [reached, missing];
  };
  expect(await target({})).toEqual([100, 0]);
  expect(await target({ edition: "2015" })).toEqual([50, 1]);
  expect(await target({ edition: "2026" })).toEqual([0, 2]);
  expect(await target({ of: "applying", share: 50, edition: "2015" })).toEqual([50, 0]);
});

test("whose own day for declaring has passed is behind plan, from the day after, with nothing to run in between", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  const desk = await aProvince(platform);
  const ctx = within(desk, (await anAgency(desk)).id);
  await plan(ctx, { id, due: "2026-11-24" });
  await platform.settle();
  const behind = async (date: string) => {
    platform.setClock(noon(date));
    return [(await provinceRollup(desk, {})).behindPlan, (await agencyRollup(ctx, {})).behindPlan];
  };
  expect(await behind("2026-11-24")).toEqual([0, 0]);
  expect(await behind("2026-11-25")).toEqual([1, 1]);
  await declareIn(desk, ctx.scope.agency);
  await platform.settle();
  expect(await behind("2026-11-25")).toEqual([0, 0]);
});

test("an agency reads the same figures of itself, and they sum to the province's", async () => {
  const platform = aPlatform();
  const desk = await aProvince(platform);
  const agencies = [await anAgency(desk), await anAgency(desk), await anAgency(desk)];
  await declareIn(desk, agencies[0]!.id);
  await platform.settle();
  const own = await Promise.all(agencies.map(async ({ id: agency }) => (await agencyRollup(within(desk, agency), {})).counts));
  const { counts } = await provinceRollup(desk, {});
  for (const metric of metricNames) expect(own.reduce((sum, each) => sum + each[metric], 0)).toBe(counts[metric]);
});

test("figures of a day to come are refused, and so is whoever may not read figures", async () => {
  const platform = aPlatform(noon("2026-11-22"));
  const desk = await aProvince(platform);
  expect(await outcome(provinceRollup(desk, { asOf: "2026-11-23" }))).toBe("figures.ahead");
  expect(await outcome(provinceTrend(desk, { from: "2026-01-01", to: "2026-11-23" }))).toBe("figures.ahead");
  expect(await outcome(provinceTrend(desk, { from: "2026-11-23" }))).toBe("figures.ahead");
  expect(await outcome(provinceTrend(desk, { from: "2026-02-01", to: "2026-01-01" }))).toBe("figures.backwards");
  expect(await outcome(provinceRollup(as(desk, anActor("agency:read")), {}))).toBe("access.forbidden");
});

test("as of any past day the figures are what they were at its end, whenever the sums were folded; and the trend tells the same", async () => {
  const aDay = fc.record({
    gap: fc.integer({ min: 0, max: 60 }),
    acts: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    fold: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(aDay, { minLength: 1, maxLength: 6 }), async (story) => {
      const platform = aPlatform(noon("2026-01-01"));
      const desk = await aProvince(platform);
      const agencies = await Promise.all(Array.from({ length: 5 }, () => anAgency(desk)));
      const declared = new Set<number>();
      const truth = new Map<string, number>();
      let date = "2026-01-01";
      for (const { gap, acts, fold } of story) {
        // A fold later than a month is the business of a rebuild.
        if (gap > 5) await platform.settle();
        for (let n = 0; n < gap; n++) {
          truth.set(date, declared.size);
          date = addDays(date, 1);
        }
        platform.setClock(noon(date));
        for (const n of acts) {
          if (declared.delete(n)) await restart(within(desk, agencies[n]!.id), { id, reason });
          else await declareIn(desk, (declared.add(n), agencies[n]!.id));
        }
        truth.set(date, declared.size);
        if (fold) await platform.settle();
      }
      await platform.settle();
      for (const [day, count] of truth) {
        const { counts } = await provinceRollup(desk, { asOf: day });
        expect([day, counts.agencies, counts.declared]).toEqual([day, 5, count]);
      }
      const { points } = await provinceTrend(desk, { from: "2026-01-01" });
      for (const { date: day, counts } of points) expect([day, counts.declared]).toEqual([day, truth.get(day)]);
      for (const [day, count] of truth) expect(points.findLast((point) => point.date <= day)!.counts.declared).toBe(count);
      expect((await provinceRollup(desk, { asOf: "2025-12-31" })).counts.agencies).toBe(0);
    }),
    { numRuns: 25 },
  );
});
