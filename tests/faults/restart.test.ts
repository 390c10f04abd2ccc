import { create } from "@chuan/core/agencies";
import { keys, nation, type ProvinceKey, rollupIn } from "@chuan/kernel";
import { closeDay, dataFolder, openPlatform } from "@chuan/local";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { desk, openStage, placeOf, provinces, recount } from "./stage.ts";

const province = provinces[0]!;
const now = new Date("2026-03-01T05:00:00Z");

test("a platform that died between folding and summing has its sums right when it has started again", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chuan-restart-"));
  const open = (at: Date) =>
    openPlatform({ folder: dataFolder(folder), stage: "development", origin: "http://localhost", clock: () => at });
  const first = await open(now);
  await openStage(first.table, now);
  const agency = await create(desk(first.table, province, now), { code: "1", name: "Sở", type: "department" });
  const sums = new Set<ProvinceKey>();
  while ((await first.step(sums)) > 0);
  expect([...sums]).toContain(province);
  expect(rollupIn(await first.table.get(keys.provinceSumKey(province))).sums).toEqual({});
  first.close();

  const again = await open(new Date("2026-03-02T05:00:00Z"));
  await closeDay(again);
  const counted = await recount(again.table, placeOf(province, agency.id));
  expect(rollupIn(await again.table.get(keys.provinceSumKey(province))).sums).toEqual(counted);
  expect((await nation(again.table, "2026-03-01")).find((row) => row.province === province)?.sums).toEqual(counted);
  again.close();
  rmSync(folder, { recursive: true });
});
