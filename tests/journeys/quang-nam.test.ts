import { job } from "@chuan/core/access";
import { byState } from "@chuan/core/adoption";
import { asJob } from "@chuan/core/entrance";
import { aggregates, provinceRollup } from "@chuan/core/figures";
import * as models from "@chuan/core/models";
import { type NationalCtx, type ProvinceCtx, ProvinceKey } from "@chuan/kernel";
import { dataFolder, loadDemo, openPlatform } from "@chuan/local";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

const origin = "http://localhost:3000";
const reader = job("test", "figures:read", "adoption:read", "national:read");

async function aDemo() {
  const root = mkdtempSync(path.join(tmpdir(), "chuan-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const open = () => openPlatform({ folder: dataFolder(root), stage: "development", origin, settings: { scrypt: { N: 16, r: 1, p: 1 } } });
  const platform = await open();
  await loadDemo(platform, () => {});
  const scope = { level: "province", province: ProvinceKey.parse("49.2008" as ProvinceKey) } as const;
  return { platform, open, desk: asJob<ProvinceCtx>(platform.means("test"), reader, scope) };
}

test("Quảng Nam about 2014, loaded as its people would enter it: every number of its report is computed, with the list behind it", async () => {
  const { platform, desk } = await aDemo();
  const told = await provinceRollup(desk, {});
  expect(told.counts).toMatchObject({ agencies: 40, declared: 32, declared_full: 19, building: 4, not_started: 4, planned: 0 });
  expect(told.shares).toMatchObject({ declared: 80, building: 10, not_started: 10 });
  expect(told.target).toMatchObject({ by: "2016-12-31", share: 100, of: "declared_full", reached: 47.5, missing: 21 });
  for (const state of ["declared", "building", "not_started"] as const) {
    const { items } = await byState(desk, { state, limit: 200 });
    expect(items).toHaveLength(told.counts[state]);
    for (const adoption of items) expect([adoption.edition, adoption.history.at(-1)!.on]).toEqual(["2008", adoption.on]);
  }
  const nation = asJob<NationalCtx>(platform.means("test"), reader, { level: "national" });
  const { groups } = await aggregates(nation, { metrics: "agencies,declared,declared_full" });
  expect(groups.find(({ key }) => key === "49.2008")).toMatchObject({
    name: "Tỉnh Quảng Nam",
    counts: { agencies: 40, declared: 32, declared_full: 19 },
    shares: { declared: 80 },
  });
  platform.close();
});

test("Quảng Ninh's framework: some wards have taken it up, one stands on the newer version, the others are told by name", async () => {
  const { platform } = await aDemo();
  const scope = { level: "province", province: ProvinceKey.parse("22.2025" as ProvinceKey) } as const;
  const desk = asJob<ProvinceCtx>(platform.means("test"), job("test", "document:read"), scope);
  const { items } = await models.list(desk, {});
  expect(items).toHaveLength(5);
  const { id } = items.find(({ code }) => code === "QT.01")!;
  const codes = async (standing: "missing" | "behind" | "current") =>
    (await models.uptakes(desk, { id, standing, limit: 200 })).items.map(({ agency }) => agency.code);
  expect([await codes("current"), await codes("behind")]).toEqual([["P.02"], ["P.01", "P.03", "X.01"]]);
  expect(await codes("missing")).toHaveLength(61 - 4);
  platform.close();
});

test("the demo is loaded once: a second start, with or without its list of accounts, changes no record", async () => {
  const { platform, open } = await aDemo();
  const before = platform.table.dump();
  await loadDemo(platform, () => {});
  expect(platform.table.dump()).toEqual(before);
  rmSync(platform.folder.demo);
  await loadDemo(platform, () => {});
  expect(platform.table.dump()).toEqual(before);
  platform.close();
  const again = await open();
  await loadDemo(again, () => {});
  expect(again.table.dump()).toEqual(before);
  again.close();
});
