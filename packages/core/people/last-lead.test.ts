import { expect, test } from "vitest";
import { aMember, anAgency, aPlatform, aProvince, at, bearerOf, outcome, together } from "../../../tests/world.ts";
import { admitToProvince } from "../entrance/index.ts";
import {
  changeAgencyRoles,
  changeProvinceRoles,
  deactivateInAgency,
  deactivateInProvince,
  delegateInProvince,
  inviteToAgency,
  listInProvince,
  type Member,
} from "./index.ts";

const reason = "Thôi giữ chức vụ.";

async function twoLeads() {
  const platform = aPlatform(new Date("2026-11-22T02:00:00Z"));
  const desk = await aProvince(platform);
  const [a, b] = [await aMember(desk, "province_lead", "An"), await aMember(desk, "province_lead", "Bình")];
  const enter = (who: Member) => admitToProvince(platform.means, bearerOf(who), desk.scope.province);
  return { platform, desk, a, b, enter };
}

test("who manages people cannot take that from themselves, neither by leaving nor by another role", async () => {
  const { a, enter } = await twoLeads();
  const ctx = await enter(a);
  expect(await outcome(deactivateInProvince(ctx, { id: a.id, reason }))).toBe("member.yourself");
  expect(await outcome(changeProvinceRoles(ctx, { id: a.id, roles: ["inspector"] }))).toBe("member.yourself");
  expect(await outcome(changeProvinceRoles(ctx, { id: a.id, roles: ["inspector", "province_lead"] }))).toBe("ok");
});

test.each([
  ["deactivate", (ctx, id) => deactivateInProvince(ctx, { id, reason })],
  ["demote", (ctx, id) => changeProvinceRoles(ctx, { id, roles: ["inspector"] })],
] as [string, (ctx: Parameters<typeof deactivateInProvince>[0], id: Member["id"]) => Promise<unknown>][])(
  "of two managers who %s each other, one remains: at the same moment, and one after the other",
  async (_, end) => {
    for (const atOnce of [true, false]) {
      const { platform, desk, a, b, enter } = await twoLeads();
      const [asA, asB] = [await enter(a), await enter(b)];
      const table = together(asA.table, atOnce ? 2 : 1);
      const told = await Promise.all([
        outcome(end({ ...asA, table }, b.id)),
        outcome(atOnce ? end({ ...asB, table }, a.id) : new Promise((done) => setImmediate(done)).then(() => end(asB, a.id))),
      ]);
      expect(told.filter((word) => word === "ok")).toHaveLength(1);
      const today = platform.clock().toISOString().slice(0, 10);
      const { items } = await listInProvince(desk, { state: "invited" });
      const leads = items.filter(
        ({ id, grants }) => [a.id, b.id].includes(id) && grants.some(({ role, to }) => role === "province_lead" && (to ?? today) >= today),
      );
      expect(leads).toHaveLength(1);
    }
  },
);

test("who stands in for a manager cannot end the manager they stand in for", async () => {
  const { desk, a, enter } = await twoLeads();
  const c = await aMember(desk, "inspector", "Chi");
  await delegateInProvince(await enter(a), { to: c.id, role: "province_lead", from: "2026-11-22", until: "2026-11-25" });
  const asC = await enter(c);
  expect(await outcome(deactivateInProvince(asC, { id: a.id, reason }))).toBe("member.yourself");
  expect(await outcome(changeProvinceRoles(asC, { id: a.id, roles: ["inspector"] }))).toBe("member.yourself");
});

test("the lead unit ends and changes people of an agency, also where it is a member of that agency with a lesser role", async () => {
  const { platform, desk, a } = await twoLeads();
  const place = at(desk, (await anAgency(desk)).id);
  const staff = await aMember(place, "staff");
  await inviteToAgency(place, { email: a.email, name: a.name, roles: ["internal_auditor"] });
  const ctx = await admitToProvince(platform.means, bearerOf(a), desk.scope.province, place.scope.agency);
  expect(await outcome(changeAgencyRoles(ctx, { id: staff.id, roles: ["qmr"] }))).toBe("ok");
  expect(await outcome(deactivateInAgency(ctx, { id: staff.id, reason }))).toBe("ok");
});
