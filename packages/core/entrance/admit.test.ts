import { AgencyId, type AgencyCtx } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anAgency, aPlatform, aProvince, at, bearerOf, outcome } from "../../../tests/world.ts";
import { adoptionIdFor, ofAgency, plan } from "../adoption/index.ts";
import { close, list, read, reopen } from "../agencies/index.ts";
import { createClient, revokeClient } from "../clients/index.ts";
import { aggregates } from "../figures/index.ts";
import {
  changeAgencyRoles,
  deactivateInAgency,
  deactivateInProvince,
  inviteToAgency,
  inviteToPlatform,
  inviteToProvince,
} from "../people/index.ts";
import { listProvinces, suspend } from "../provinces/index.ts";
import { admitToNation, admitToPlatform, admitToProvince } from "./index.ts";

const reason = "Theo quyết định của tỉnh.";

async function aSite() {
  const platform = aPlatform(new Date("2026-11-22T02:00:00Z"));
  const desk = await aProvince(platform, "22.2025" as never);
  const { province } = desk.scope;
  const [one, two] = [await anAgency(desk), await anAgency(desk)];
  const [here, there] = [at(desk, one.id), at(desk, two.id)];
  const into = (who: Parameters<typeof bearerOf>[0], agency?: typeof one.id) =>
    agency ? admitToProvince(platform.means, bearerOf(who), province, agency) : admitToProvince(platform.means, bearerOf(who), province);
  return { platform, desk, province, one, two, here, there, into };
}

test("coming in costs one round trip, into a province, an agency, and with a client's key", async () => {
  const { platform, desk, province, one, here } = await aSite();
  const head = await aMember(here, "agency_head");
  const client = await createClient(desk, { name: "Một cửa", scopes: ["figures:read"] });
  const asClient = { kind: "client" as const, id: client.id, name: client.name };
  platform.take();
  await admitToProvince(platform.means, bearerOf(head), province);
  expect(platform.take().trips).toBe(1);
  await admitToProvince(platform.means, bearerOf(head), province, one.id);
  expect(platform.take().trips).toBe(1);
  await admitToProvince(platform.means, asClient, province, one.id);
  expect(platform.take().trips).toBe(1);
  await admitToPlatform(platform.means, bearerOf(head));
  expect(platform.take().trips).toBe(1);
});

test("an agency that the bearer has nothing to do with does not exist for them, as one that was never made", async () => {
  const { platform, desk, one, two, here, into } = await aSite();
  const head = await aMember(here, "agency_head");
  expect(await outcome(into(head, one.id))).toBe("ok");
  expect(await outcome(into(head, two.id))).toBe("agency.not_found");
  expect(await outcome(into(head, AgencyId.mint(platform.clock())))).toBe("agency.not_found");
  const stranger = { id: "mbr_0", name: "Người lạ" } as never;
  expect(await outcome(into(stranger, one.id))).toBe("agency.not_found");
  const lead = await aMember(desk, "province_lead");
  expect(await outcome(into(lead, AgencyId.mint(platform.clock())))).toBe("agency.not_found");
  for (const agency of [one.id, two.id]) expect(await outcome(into(lead, agency))).toBe("ok");
});

test("a member of an agency holds nothing at the province's desk, and a person of another province nothing at all", async () => {
  const { platform, desk, here, into } = await aSite();
  const head = await aMember(here, "agency_head");
  const ctx = await into(head);
  expect([...ctx.actor.can.keys()]).toEqual([]);
  expect(await outcome(list(ctx as typeof desk, {}))).toBe("access.forbidden");
  const other = await aProvince(platform, "24.2025" as never);
  const lead = await aMember(desk, "province_lead");
  expect([...(await admitToProvince(platform.means, bearerOf(lead), other.scope.province)).actor.can.keys()]).toEqual([]);
});

test("a person of two agencies holds in each what they were given there", async () => {
  const { one, two, here, there, into } = await aSite();
  const said = { email: "hai.noi@tinh.gov.vn", name: "Hai Nơi" };
  const { id } = await inviteToAgency(here, { ...said, roles: ["agency_head"] });
  await inviteToAgency(there, { ...said, roles: ["staff"] });
  const can = async (agency: typeof one.id) => (await into({ id, name: said.name }, agency)).actor.can.has("adoption:declare");
  expect([await can(one.id), await can(two.id)]).toEqual([true, false]);
});

test("who is at the desk holds in every agency what reaches below, and their role there besides", async () => {
  const { one, two, desk, here, into } = await aSite();
  const said = { email: "kiem.tra@tinh.gov.vn", name: "Kiểm Tra" };
  const { id } = await inviteToProvince(desk, { ...said, roles: ["inspector"] });
  await inviteToAgency(here, { ...said, roles: ["qmr"] });
  const capacity = async (agency: typeof one.id) => (await into({ id, name: said.name }, agency)).actor.can;
  expect((await capacity(two.id)).has("adoption:record")).toBe(false);
  expect((await capacity(two.id)).get("adoption:read")).toEqual({ role: "inspector" });
  expect((await capacity(one.id)).get("adoption:record")).toEqual({ role: "qmr" });
});

test("who is deactivated or loses a role is out with the next request, whatever token they hold", async () => {
  const { one, desk, here, into } = await aSite();
  const [secretary, lead] = [await aMember(here, "iso_secretary"), await aMember(desk, "province_lead")];
  const ctx = (await into(secretary, one.id)) as AgencyCtx;
  expect(await outcome(plan(ctx, { id: adoptionIdFor("2015") }))).toBe("ok");
  await changeAgencyRoles(here, { id: secretary.id, roles: ["staff"] });
  expect(await outcome(plan((await into(secretary, one.id)) as AgencyCtx, { id: adoptionIdFor("2015") }))).toBe("access.forbidden");
  await deactivateInAgency(here, { id: secretary.id, reason });
  expect(await outcome(into(secretary, one.id))).toBe("agency.not_found");
  await deactivateInProvince(desk, { id: lead.id, reason });
  expect(await outcome(list((await into(lead)) as typeof desk, {}))).toBe("access.forbidden");
});

test("grants that ended or have not begun hold nothing", async () => {
  const { platform, one, here, into } = await aSite();
  const staff = await aMember(here, "staff");
  await changeAgencyRoles(here, { id: staff.id, roles: ["staff", "qmr"] });
  platform.setClock(new Date("2026-11-30T02:00:00Z"));
  await changeAgencyRoles(here, { id: staff.id, roles: ["staff"] });
  const may = async (date: string) => {
    platform.setClock(new Date(`${date}T02:00:00Z`));
    return (await into(staff, one.id)).actor.can.has("adoption:record");
  };
  expect([await may("2026-11-30"), await may("2026-11-29")]).toEqual([false, true]);
  expect(await outcome(into(staff, one.id))).toBe("ok");
  platform.setClock(new Date("2026-11-21T02:00:00Z"));
  expect(await outcome(into(staff, one.id))).toBe("agency.not_found");
});

test("an API client holds its scopes here and in every agency, and nothing once it is revoked", async () => {
  const { platform, desk, province, one } = await aSite();
  const { id, name } = await createClient(desk, { name: "Một cửa", scopes: ["agency:read", "adoption:read"] });
  const bearer = { kind: "client" as const, id, name };
  const ctx = await admitToProvince(platform.means, bearer, province);
  expect([...ctx.actor.can]).toEqual([
    ["agency:read", { role: "client:Một cửa" }],
    ["adoption:read", { role: "client:Một cửa" }],
  ]);
  const inAgency = await admitToProvince(platform.means, bearer, province, one.id);
  expect(await outcome(ofAgency(inAgency, {}))).toBe("ok");
  expect(await outcome(plan(inAgency, { id: adoptionIdFor("2015") }))).toBe("access.forbidden");
  await revokeClient(desk, { id, reason });
  expect(await outcome(admitToProvince(platform.means, bearer, province))).toBe("client.ended");
  expect(await outcome(admitToProvince(platform.means, bearer, province, one.id))).toBe("client.ended");
  expect(await outcome(admitToProvince(platform.means, { ...bearer, id: "cli_0" }, province))).toBe("client.ended");
});

test("an agency that ended is read and not written; reopening it is done from the desk", async () => {
  const { desk, one, into } = await aSite();
  const lead = await aMember(desk, "province_lead");
  await close(desk, { id: one.id, reason });
  const ctx = (await into(lead, one.id)) as AgencyCtx;
  expect((await read(ctx, {})).agency.state).toBe("closed");
  expect(await outcome(plan(ctx, { id: adoptionIdFor("2015") }))).toBe("agency.closed");
  expect(await outcome(reopen((await into(lead)) as typeof desk, { id: one.id, reason }))).toBe("ok");
});

test("a suspended province lets its people in to read; one that never came aboard does not exist", async () => {
  const { platform, province, one, here, into } = await aSite();
  const head = await aMember(here, "agency_head");
  await suspend(platform.operator, { province, reason });
  const ctx = (await into(head, one.id)) as AgencyCtx;
  expect(await outcome(ofAgency(ctx, {}))).toBe("ok");
  expect(await outcome(plan(ctx, { id: adoptionIdFor("2015") }))).toBe("workspace.suspended");
  expect(await outcome(admitToProvince(platform.means, bearerOf(head), "01.2025" as never))).toBe("workspace.not_found");
});

test("an analyst reads the nation's sums by the roles of the token, and of those only national ones count", async () => {
  const platform = aPlatform();
  const bearer = { kind: "user" as const, id: "mbr_1", name: "Hoàng Anh Tuấn" };
  expect(await outcome(aggregates(admitToNation(platform.means, bearer, ["national_analyst"]), {}))).toBe("ok");
  expect(await outcome(aggregates(admitToNation(platform.means, bearer, ["operator", "province_lead", "x"]), {}))).toBe("access.forbidden");
});

test("an operator comes in as their membership stands now; an analyst is no operator", async () => {
  const { platform } = await aSite();
  const [operator, analyst] = [
    await inviteToPlatform(platform.operator, { email: "van.hanh@chuan.vn", name: "Vũ Thị Lan", roles: ["operator"] }),
    await inviteToPlatform(platform.operator, { email: "phan.tich@chuan.vn", name: "Hoàng Anh", roles: ["national_analyst"] }),
  ];
  const may = async (who: typeof operator) => outcome(listProvinces(await admitToPlatform(platform.means, bearerOf(who)), {}));
  expect([await may(operator), await may(analyst)]).toEqual(["ok", "access.forbidden"]);
});
