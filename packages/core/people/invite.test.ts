import type { AgencyCtx } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, outcome, recordsOf } from "../../../tests/world.ts";
import { rolesAt } from "../access/index.ts";
import {
  activateInAgency,
  changeAgencyRoles,
  deactivateInAgency,
  inviteToAgency,
  inviteToPlatform,
  inviteToProvince,
  listAll,
  listInAgency,
  listInProvince,
} from "./index.ts";

const reason = "Chuyển công tác.";
const binh = { email: "Binh.Le@tinh.gov.vn", name: "Lê Văn Bình", title: "Chuyên viên", roles: ["iso_secretary" as const] };

async function anOffice(now = new Date("2026-11-22T02:00:00Z")) {
  const platform = aPlatform(now);
  const desk = await aProvince(platform);
  const ctx: AgencyCtx = at(desk, (await anAgency(desk)).id);
  return { platform, desk, ctx };
}

test("who is invited stands in the agency with their roles from today, by one address however it is written", async () => {
  const { platform, ctx } = await anOffice();
  const member = await inviteToAgency(ctx, binh);
  expect(member).toMatchObject({ state: "invited", email: "binh.le@tinh.gov.vn", grants: [{ role: "iso_secretary", from: "2026-11-22" }] });
  expect(await inviteToAgency(ctx, { ...binh, email: " BINH.LE@TINH.GOV.VN" })).toEqual(member);
  expect(recordsOf(platform, "member").filter(({ pk }) => pk.includes("#A#"))).toHaveLength(1);
});

test("one person has the same id in every agency of a province and at its desk, and another one elsewhere", async () => {
  const { platform, desk, ctx } = await anOffice();
  const other = at(desk, (await anAgency(desk)).id);
  const elsewhere = await aProvince(platform, desk.scope.province === "22.2025" ? ("24.2025" as never) : ("22.2025" as never));
  const [here, there, above, away] = [
    await inviteToAgency(ctx, binh),
    await inviteToAgency(other, binh),
    await inviteToProvince(desk, { ...binh, roles: ["inspector"] }),
    await inviteToProvince(elsewhere, { ...binh, roles: ["inspector"] }),
  ];
  expect(new Set([here.id, there.id, above.id]).size).toBe(1);
  expect(away.id).not.toBe(here.id);
});

test("an invitation is corrected by inviting again: a new round, whose mail replaces the old one", async () => {
  const { ctx } = await anOffice();
  const first = await inviteToAgency(ctx, binh);
  const second = await inviteToAgency(ctx, { ...binh, roles: ["staff"] });
  expect(second).toMatchObject({ id: first.id, state: "invited", round: first.round + 1, grants: [{ role: "staff" }] });
  expect(await inviteToAgency(ctx, { ...binh, name: "Lê Thanh Bình", roles: ["staff"] })).toMatchObject({ round: first.round + 2 });
});

test("who is here already is told so; who was deactivated comes back by a new invitation", async () => {
  const { ctx } = await anOffice();
  const { id, round } = await inviteToAgency(ctx, binh);
  await activateInAgency(ctx, { id });
  expect((await inviteToAgency(ctx, binh)).state).toBe("active");
  expect(await outcome(inviteToAgency(ctx, { ...binh, roles: ["staff"] }))).toBe("member.already_here");
  await deactivateInAgency(ctx, { id, reason });
  expect(await outcome(deactivateInAgency(ctx, { id, reason }))).toBe("member.not_from_deactivated");
  expect(await inviteToAgency(ctx, binh)).toMatchObject({ state: "invited", round: round + 1 });
  expect(await activateInAgency(ctx, { id })).toMatchObject({ state: "active" });
});

test("a place gives its own roles only: no agency makes a lead unit, no province an operator", async () => {
  const { desk, ctx, platform } = await anOffice();
  for (const role of rolesAt("province", "national", "operator"))
    expect(await outcome(inviteToAgency(ctx, { ...binh, roles: [role as never] }))).toBe("input.invalid");
  for (const role of rolesAt("agency", "national", "operator"))
    expect(await outcome(inviteToProvince(desk, { ...binh, roles: [role as never] }))).toBe("input.invalid");
  for (const role of rolesAt("agency", "province"))
    expect(await outcome(inviteToPlatform(platform.operator, { ...binh, roles: [role as never] }))).toBe("input.invalid");
  for (const roles of [[], ["staff", "staff"]])
    expect(await outcome(inviteToAgency(ctx, { ...binh, roles: roles as never }))).toBe("input.invalid");
});

test("roles given up end with yesterday and stay on record, new ones begin today, those kept go on", async () => {
  const { platform, ctx } = await anOffice();
  const { id } = await inviteToAgency(ctx, { ...binh, roles: ["iso_secretary", "staff"] });
  platform.setClock(new Date("2026-12-01T02:00:00Z"));
  const { grants } = await changeAgencyRoles(ctx, { id, roles: ["staff", "qmr"] });
  expect(grants).toEqual([
    { role: "iso_secretary", from: "2026-11-22", to: "2026-11-30" },
    { role: "staff", from: "2026-11-22" },
    { role: "qmr", from: "2026-12-01" },
  ]);
});

test("a role given by mistake today is gone at once, not at midnight", async () => {
  const { ctx } = await anOffice();
  const { id } = await inviteToAgency(ctx, { ...binh, roles: ["staff"] });
  await changeAgencyRoles(ctx, { id, roles: ["agency_head", "staff"] });
  expect((await changeAgencyRoles(ctx, { id, roles: ["staff"] })).grants).toEqual([{ role: "staff", from: "2026-11-22" }]);
});

test("roles of someone who was deactivated do not change behind their back", async () => {
  const { ctx } = await anOffice();
  const { id } = await inviteToAgency(ctx, binh);
  await deactivateInAgency(ctx, { id, reason });
  expect(await outcome(changeAgencyRoles(ctx, { id, roles: ["staff"] }))).toBe("member.deactivated");
});

test("people are listed by name without regard to dấu, by state; and the province lists everyone of all its agencies", async () => {
  const { desk, ctx } = await anOffice();
  const other = at(desk, (await anAgency(desk)).id);
  for (const name of ["Đỗ An", "Ánh Dương", "Bùi Cường"]) await aMember(ctx, "staff", name);
  const away = await aMember(other, "staff", "Chu Em");
  await deactivateInAgency(other, { id: away.id, reason });
  expect((await listInAgency(ctx, { state: "invited" })).items.map(({ name }) => name)).toEqual(["Ánh Dương", "Bùi Cường", "Đỗ An"]);
  expect((await listInAgency(ctx, {})).items).toEqual([]);
  expect((await listInAgency(other, { state: "deactivated" })).items.map(({ name }) => name)).toEqual(["Chu Em"]);
  expect((await listInProvince(desk, { state: "invited" })).items.map(({ name }) => name)).toEqual(["Trần Văn Quản"]);
  const everyone: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAll(desk, { limit: 2, ...(cursor ? { cursor } : {}) });
    everyone.push(...page.items.map(({ name }) => name));
    cursor = page.cursor;
  } while (cursor);
  expect(everyone).toEqual(["Ánh Dương", "Bùi Cường", "Chu Em", "Đỗ An", "Trần Văn Quản"]);
});

test("who manages people but does not appoint gives no leading role and takes none, their own included", async () => {
  const desk = await aProvince(aPlatform());
  const place = at(desk, (await anAgency(desk)).id);
  const secretary = await aMember(place, "iso_secretary");
  const head = await aMember(place, "agency_head");
  const manages = as(place, { ...anActor("member:manage"), id: secretary.id });
  const email = "moi@tinh.gov.vn";
  expect(await outcome(inviteToAgency(manages, { email, name: "Hồ Mới", roles: ["agency_head"] }))).toBe("access.forbidden");
  expect(await outcome(changeAgencyRoles(manages, { id: secretary.id, roles: ["iso_secretary", "agency_head"] }))).toBe("access.forbidden");
  expect(await outcome(changeAgencyRoles(manages, { id: head.id, roles: ["staff"] }))).toBe("access.forbidden");
  expect(await outcome(deactivateInAgency(manages, { id: head.id, reason: "Không còn làm việc" }))).toBe("access.forbidden");
  expect(await outcome(inviteToAgency(manages, { email, name: "Hồ Mới", roles: ["staff"] }))).toBe("ok");
});
