import { copyToNation, type ProvinceKey } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince } from "../../../tests/world.ts";
import { health, leave, readProvince, suspend } from "./index.ts";

test("the platform's health counts provinces by state and names those whose days are not closed through yesterday", async () => {
  const platform = aPlatform(new Date("2026-11-20T05:00:00Z"));
  const [here, there, away] = ["22.2025", "24.2025", "25.2025"] as ProvinceKey[];
  for (const province of [here, there, away]) await anAgency(await aProvince(platform, province));
  await platform.settle();
  for (const province of [here, there]) await copyToNation(platform.bare, province!, platform.clock());
  await suspend(platform.operator, { province: there!, reason: "Theo đề nghị của tỉnh." });
  const behind = async () => (await health(platform.operator, {})).behind.map(({ province, through }) => [province, through]);
  expect(await health(platform.operator, {})).toMatchObject({
    provinces: { active: 2, suspended: 1, leaving: 0, erased: 0 },
    due: "2026-11-19",
  });
  platform.setClock(new Date("2026-11-22T05:00:00Z"));
  await copyToNation(platform.bare, here!, platform.clock());
  expect(await behind()).toContainEqual([there, "2026-11-19"]);
  expect((await behind()).map(([province]) => province)).not.toContain(here);
});

test("what can be done with a province is told with it: an active one can be suspended or leave, a leaving one resumed", async () => {
  const platform = aPlatform();
  const { province } = (await aProvince(platform)).scope;
  const steps = async () =>
    (await readProvince(platform.operator, { province })).steps.filter(({ open }) => open).map((step) => step.transition);
  expect(await steps()).toEqual(["suspend", "leave"]);
  await leave(platform.operator, { province, reason: "Theo đề nghị của tỉnh." });
  expect(await steps()).toEqual(["resume"]);
});
