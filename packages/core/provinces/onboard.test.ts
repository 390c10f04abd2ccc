import { expect, test } from "vitest";
import { aPlatform, aProvince, aProvinceKey, deskOf, keys, outcome, recordsOf, together } from "../../../tests/world.ts";
import { listInProvince, Members } from "../people/index.ts";
import { readSettings } from "../settings/index.ts";
import { listProvinces, onboard, readProvince } from "./index.ts";

const admin = { email: "Hanh.Nguyen@Tinh.gov.vn", name: "Nguyễn Thị Hạnh", title: "Phó Chi cục trưởng" };

test("onboarding makes the workspace, its settings and its first administrator by invitation, in one transaction", async () => {
  const platform = aPlatform(new Date("2026-11-22T02:00:00Z"));
  platform.take();
  const workspace = await onboard(platform.operator, { province: "22", admin });
  expect(platform.take().trips).toBe(2);
  expect(workspace).toMatchObject({ state: "active", province: "22.2025", code: "22", name: "Thành phố Quảng Ninh" });
  const desk = deskOf(platform.table, platform.clock, workspace.province);
  expect(await readSettings(desk, {})).toMatchObject({ edition: "2015", agencyReportDue: "10-31" });
  const { items } = await listInProvince(desk, { state: "invited" });
  expect(items).toMatchObject([
    { email: "hanh.nguyen@tinh.gov.vn", name: admin.name, grants: [{ role: "province_lead", from: "2026-11-22" }] },
  ]);
});

test("onboarding twice with the same administrator is once; with another it is a conflict", async () => {
  const platform = aPlatform();
  const province = aProvinceKey();
  const first = await onboard(platform.operator, { province, admin });
  expect(await onboard(platform.operator, { province, admin })).toEqual(first);
  expect(await outcome(onboard(platform.operator, { province, admin: { email: "b@tinh.gov.vn", name: "B" } }))).toBe(
    "workspace.already_onboarded",
  );
  expect(recordsOf(platform, Members.name)).toHaveLength(1);
});

test("of two who onboard a province at once, with two administrators, one wins and nothing of the other is left", async () => {
  const platform = aPlatform();
  const province = aProvinceKey();
  const gate = { ...platform.operator, table: together(platform.operator.table, 2) };
  const told = await Promise.all(
    ["a", "b"].map((who) => outcome(onboard(gate, { province, admin: { email: `${who}@tinh.gov.vn`, name: who } }))),
  );
  expect(told.toSorted()).toEqual(["ok", "workspace.changed_meanwhile"]);
  expect(recordsOf(platform, Members.name)).toHaveLength(1);
});

test("a code names the unit that bears it today; a unit of before 2025 is named with its year, and the two are apart", async () => {
  const platform = aPlatform(new Date("2026-11-22T02:00:00Z"));
  const told = await Promise.all(["24", "24.2008", "49.2008"].map((province) => onboard(platform.operator, { province, admin })));
  expect(told.map(({ province, name }) => [province, name])).toEqual([
    ["24.2025", "Thành phố Bắc Ninh"],
    ["24.2008", "Tỉnh Bắc Giang"],
    ["49.2008", "Tỉnh Quảng Nam"],
  ]);
  const { items } = await listProvinces(platform.operator, {});
  expect(items.map((one) => one.province)).toEqual(["24.2008", "24.2025", "49.2008"]);
  expect((await readProvince(platform.operator, { province: "24" })).province).toBe("24.2025");
});

test("a code that no province bears is refused with a remedy in both languages", async () => {
  const platform = aPlatform();
  for (const province of ["99", "49", "22.2008.1", "xx"])
    expect(await outcome(onboard(platform.operator, { province, admin }))).toMatch(/province\.unknown|input\.invalid/);
  await expect(onboard(platform.operator, { province: "49", admin })).rejects.toMatchObject({
    kind: "invalid",
    say: { vi: expect.stringContaining("mã hai chữ số"), en: expect.stringContaining("two-digit") },
  });
  expect(await outcome(readProvince(platform.operator, { province: aProvinceKey() }))).toBe("workspace.not_found");
});

test("the edition in which a province's agencies begin can be said at onboarding", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  expect((await readSettings(ctx, {})).edition).toBe("2015");
  await onboard(platform.operator, { province: "49.2008", admin, edition: "2008" });
  const old = deskOf(platform.table, platform.clock, (await readProvince(platform.operator, { province: "49.2008" })).province);
  expect((await readSettings(old, {})).edition).toBe("2008");
  expect(await outcome(onboard(platform.operator, { province: "66.2008", admin, edition: "2000" }))).toBe("input.invalid");
});

test("the operator who brings a province aboard cannot read its agencies", async () => {
  const platform = aPlatform();
  const agency = keys.home({ level: "agency", province: aProvinceKey(), agency: `agy_${"0".repeat(26)}` as never });
  expect(await outcome(platform.operator.table.get({ pk: `${agency}#agency`, sk: "x" }))).toBe("table.outside_scope");
});
