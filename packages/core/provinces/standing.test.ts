import { type ProvinceKey } from "@chuan/kernel";
import { expect, test } from "vitest";
import {
  aMember,
  anAgency,
  aPlatform,
  aProvince,
  aProvinceKey,
  bearerOf,
  deskOf,
  outcome,
  type TestPlatform,
} from "../../../tests/world.ts";
import { list } from "../agencies/index.ts";
import { admitToProvince } from "../entrance/index.ts";
import { erase, leave, noteExport, onboard, readProvince, resume, suspend } from "./index.ts";

const why = "Theo đề nghị của tỉnh.";
const exported = { sha256: "a".repeat(64), items: 12 };
const days = (n: number) => n * 86_400_000;

async function aboard(platform: TestPlatform) {
  const province = aProvinceKey();
  const desk = await aProvince(platform, province);
  const lead = await aMember(desk, "province_lead");
  return { province, desk, enter: () => admitToProvince(platform.means, bearerOf(lead), province) };
}

test.each([
  ["suspended", suspend],
  ["leaving", leave],
] as const)("a province that is %s reads on and every command of it is refused, until it is resumed", async (state, step) => {
  const platform = aPlatform();
  const { province, enter } = await aboard(platform);
  const agency = await anAgency(await enter());
  await step(platform.operator, { province, reason: why });
  const ctx = await enter();
  expect((await list(ctx, {})).items).toEqual([agency]);
  const before = platform.bare.dump();
  expect(await outcome(anAgency(ctx))).toBe(`workspace.${state}`);
  expect(await outcome(aMember(ctx, "inspector"))).toBe(`workspace.${state}`);
  expect(platform.bare.dump()).toEqual(before);
  await resume(platform.operator, { province, reason: why });
  expect(await outcome(anAgency(await enter()))).toBe("ok");
});

test("suspending, resuming and leaving twice is once", async () => {
  const platform = aPlatform();
  const { province } = await aboard(platform);
  const version = async () => (await readProvince(platform.operator, { province })).version;
  for (const step of [suspend, resume, leave]) {
    await step(platform.operator, { province, reason: why });
    const before = await version();
    await step(platform.operator, { province, reason: why });
    expect(await version()).toBe(before);
  }
});

test("a province is erased only after its export and thirty days, by the calendar of Việt Nam", async () => {
  const platform = aPlatform(new Date("2026-03-01T16:59:00Z"));
  const { province } = await aboard(platform);
  const act = { province };
  expect(await outcome(erase(platform.operator, act))).toBe("workspace.not_from_active");
  expect(await outcome(noteExport(platform.operator, { ...act, ...exported }))).toBe("workspace.not_leaving");
  expect(await leave(platform.operator, { ...act, reason: why })).toMatchObject({ eraseFrom: "2026-03-31" });
  platform.setClock(new Date("2026-05-01T00:00:00Z"));
  expect(await outcome(erase(platform.operator, act))).toBe("workspace.not_exported");
  await noteExport(platform.operator, { ...act, ...exported });
  platform.setClock(new Date("2026-03-30T16:59:59Z"));
  expect(await outcome(erase(platform.operator, act))).toBe("workspace.grace_period");
  platform.setClock(new Date("2026-03-30T17:00:00Z"));
  expect(await erase(platform.operator, act)).toMatchObject({ state: "erased", exported });
  expect((await erase(platform.operator, act)).state).toBe("erased");
});

test("a province that came back and leaves again needs another export", async () => {
  const platform = aPlatform();
  const { province } = await aboard(platform);
  await leave(platform.operator, { province, reason: why });
  await noteExport(platform.operator, { province, ...exported });
  await resume(platform.operator, { province, reason: why });
  await leave(platform.operator, { province, reason: why });
  platform.setClock(new Date(platform.clock().getTime() + days(40)));
  expect(await outcome(erase(platform.operator, { province }))).toBe("workspace.not_exported");
});

test("an erased workspace does not exist for its people; it is reopened only when its data are gone, with fresh rounds of invitation", async () => {
  const platform = aPlatform();
  const { province, enter } = await aboard(platform);
  const admin = { email: "moi@tinh.gov.vn", name: "Đỗ Thị Mai" };
  await leave(platform.operator, { province, reason: why });
  await noteExport(platform.operator, { province, ...exported });
  platform.setClock(new Date(platform.clock().getTime() + days(40)));
  await erase(platform.operator, { province });
  expect(await outcome(enter())).toBe("workspace.not_found");
  expect(await outcome(onboard(platform.operator, { province, admin }))).toBe("workspace.not_empty");

  const before = await members(platform, province);
  await emptied(platform, province);
  expect(await onboard(platform.operator, { province, admin })).toMatchObject({ state: "active", admin, province });
  const [lead, ...more] = await members(platform, province);
  expect(more).toEqual([]);
  expect(Number(lead!["round"])).toBeGreaterThan(Math.max(...before.map((member) => Number(member["round"]))));
  expect(await outcome(anAgency(deskOf(platform.table, platform.clock, province)))).toBe("ok");
});

const members = async (platform: TestPlatform, province: ProvinceKey) =>
  platform.bare.dump().filter(({ pk }) => pk === `P#${province}#S#member`);
/** What removing a province's data leaves: its door. */
async function emptied(platform: TestPlatform, province: ProvinceKey): Promise<void> {
  const gone = platform.bare.dump().filter(({ pk }) => pk.startsWith(`P#${province}#`) && !pk.startsWith(`P#${province}#W`));
  for (const { pk, sk } of gone) await platform.bare.transact([{ delete: { pk, sk } }]);
}
