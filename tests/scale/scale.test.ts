import { adoptionIdFor, plan } from "@chuan/core/adoption";
import { create, reclassify } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { aggregates } from "@chuan/core/figures";
import { copyToNation, foldPlace, keys, metered, nation, type NationalCtx, sumProvince, within } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { expect, test } from "vitest";
import { anActor, aPlatform, aProvince } from "../world.ts";
import { aCountry, day, now, provinces } from "./country.ts";

/** The nation's question over HTTP's own verb, and what it costs. */
async function asked(agencies: number, asOf?: string) {
  const bare = sqliteTable(":memory:");
  await aCountry(bare, agencies, 3);
  const { table, take } = metered(bare);
  const ctx = asJob<NationalCtx>({ table, clock: () => now, requestId: "test" }, anActor(), { level: "national" });
  const { total, groups } = await aggregates(ctx, { groupBy: "province", ...(asOf ? { asOf } : {}) });
  return { agencies: total.counts.agencies, groups: groups.length, cost: take() };
}

test.each([undefined, day])(
  "the nation's question costs the same for 100, 1,000 and 4,000 agencies (as of %s): one round trip, 34 rows",
  async (asOf) => {
    const [few, more, many] = [await asked(100, asOf), await asked(1000, asOf), await asked(4000, asOf)];
    expect([few.agencies, more.agencies, many.agencies]).toEqual([100, 1000, 4000]);
    for (const each of [few, more, many]) expect(each).toMatchObject({ groups: 34, cost: { ...few.cost, trips: 1, wcu: 0 } });
  },
);

test("a nation too large for one page is told whole", async () => {
  const table = sqliteTable(":memory:");
  const sums = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`adoption|standing|2015|${"x".repeat(40)}|${i}`, 1]));
  for (const province of provinces) await table.transact([{ put: { ...keys.nationRowKey(province), sums, rev: 1 } }]);
  expect(await nation(table)).toHaveLength(34);
});

async function inProvinceOf(agencies: number) {
  const platform = aPlatform(now);
  const desk = await aProvince(platform);
  const add = (n: number) => create(desk, { code: `X.${String(n).padStart(4, "0")}`, name: "Xã", type: "commune" });
  for (let n = 0; n < agencies; n++) await add(n);
  platform.take();
  const { id } = await add(agencies);
  const creating = platform.take();
  const there = within(desk, id);
  await plan(there, { id: adoptionIdFor("2015"), due: "2027-01-31" });
  const planning = platform.take();
  await foldPlace(platform.table, keys.home(there.scope));
  return { creating, planning, folding: platform.take() };
}

test("creating an agency, planning and counting it cost the same in a province of 5 and of 200", async () => {
  expect(await inProvinceOf(200)).toEqual(await inProvinceOf(5));
});

test("counting one entry more costs the same after 4 entries and after 300", async () => {
  const after = async (entries: number) => {
    const platform = aPlatform(now);
    const desk = await aProvince(platform);
    const { id } = await create(desk, { code: "1", name: "Sở", type: "department" });
    const place = keys.home(within(desk, id).scope);
    const turn = (n: number) => reclassify(desk, { id, obligation: n % 2 ? "mandatory" : "encouraged" });
    for (let n = 0; n < entries; n++) await turn(n);
    await foldPlace(platform.table, place);
    await turn(entries);
    platform.take();
    await foldPlace(platform.table, place);
    return platform.take();
  };
  expect(await after(300)).toEqual(await after(4));
});

test("summing a province reads its agencies' sums in one query, and tells the nation in four more trips at most", async () => {
  const bare = sqliteTable(":memory:");
  await aCountry(bare, 34 * 100, 3);
  const { table, take } = metered(bare);
  await table.transact([
    {
      put: { pk: keys.placeRollupsPartition(provinces[0]!), sk: "P#new", sums: { x: 1 }, appliedTo: 1, rev: 1, days: { [day]: { x: 1 } } },
    },
  ]);
  take();
  await sumProvince(table, provinces[0]!);
  expect(take().trips).toBe(2);
  await copyToNation(table, provinces[0]!, now);
  expect(take().trips).toBeLessThanOrEqual(5);
});
