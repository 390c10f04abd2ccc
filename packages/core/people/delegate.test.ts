import { keys } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anAgency, aPlatform, aProvince, at, bearerOf, deskOf, outcome } from "../../../tests/world.ts";
import { adoptionIdFor, confirm } from "../adoption/index.ts";
import { admitToProvince } from "../entrance/index.ts";
import { agencyTrail } from "../trails/index.ts";
import { delegateInAgency, deactivateInAgency, endAgencyDelegation, inviteToAgency, type Member } from "./index.ts";

const day = (date: string, time = "02:00") => new Date(`${date}T${time}:00Z`);

async function anOffice() {
  const platform = aPlatform(day("2026-11-22"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const [head, deputy, third] = [
    await aMember(place, "agency_head", "Phạm Văn Lợi"),
    await aMember(place, "staff", "Đỗ Thị Mai"),
    await aMember(place, "staff", "Hồ Ba"),
  ];
  const enter = (who: Member) => admitToProvince(platform.means, bearerOf(who), desk.scope.province, place.scope.agency);
  const confirmAs = async (who: Member) =>
    outcome(confirm(await enter(who), { id: adoptionIdFor("2015"), confirmedBy: "Phạm Văn Lợi", reason: "Ghi nhận hiện trạng." }));
  return { platform, place, head, deputy, third, enter, confirmAs };
}
const forTwoDays = { role: "agency_head" as const, from: "2026-11-24", until: "2026-11-25" };

test("a delegation holds on its days and no others, with nothing to run in between", async () => {
  const { platform, head, deputy, enter } = await anOffice();
  await delegateInAgency(await enter(head), { to: deputy.id, ...forTwoDays, basis: "05/GUQ" });
  const may = async (date: string, time?: string) => {
    platform.setClock(day(date, time));
    return (await enter(deputy)).actor.can.has("adoption:declare");
  };
  expect(await may("2026-11-23", "16:59")).toBe(false);
  expect(await may("2026-11-23", "17:00")).toBe(true);
  expect(await may("2026-11-25", "16:59")).toBe(true);
  expect(await may("2026-11-25", "17:00")).toBe(false);
});

test("what is done under a delegation stands in the trail with both names", async () => {
  const { platform, place, head, deputy, enter, confirmAs } = await anOffice();
  await delegateInAgency(await enter(head), { to: deputy.id, ...forTwoDays });
  expect(await confirmAs(deputy)).toBe("access.forbidden");
  platform.setClock(day("2026-11-24"));
  expect(await confirmAs(deputy)).toBe("ok");
  const [entry] = (await agencyTrail(place, {})).items;
  expect(entry).toMatchObject({
    command: "adoption.confirm",
    by: { id: deputy.id, name: "Đỗ Thị Mai", as: { role: "agency_head", for: { id: head.id, name: "Phạm Văn Lợi" } } },
  });
});

test("one's own role goes before a delegated one: the trail then names nobody else", async () => {
  const { place, head, enter, confirmAs } = await anOffice();
  const second = await aMember(place, "agency_head", "Người thứ hai");
  await delegateInAgency(await enter(head), { to: second.id, ...forTwoDays, from: "2026-11-22" });
  expect(await confirmAs(second)).toBe("ok");
  expect((await agencyTrail(place, {})).items[0]!.by["as"]).toEqual({ role: "agency_head" });
});

test("the lead unit acts as itself in an agency whose head delegated to one of its people", async () => {
  const { platform, place, head, enter } = await anOffice();
  const desk = deskOf(platform.table, platform.clock, place.scope.province);
  const lead = await aMember(desk, "province_lead", "Nguyễn Thị Hạnh");
  await inviteToAgency(place, { email: lead.email, name: lead.name, roles: ["staff"] });
  await delegateInAgency(await enter(head), { to: lead.id, ...forTwoDays, from: "2026-11-22" });
  const { can } = (await enter(lead)).actor;
  expect(can.get("adoption:declare")).toEqual({ role: "province_lead" });
  expect(can.get("member:delegate")).toEqual({ role: "agency_head", for: { id: head.id, name: head.name } });
});

test("a delegate does not delegate further, and nobody delegates what they do not hold or to themselves", async () => {
  const { platform, head, deputy, third, enter } = await anOffice();
  const asHead = await enter(head);
  await delegateInAgency(asHead, { to: deputy.id, ...forTwoDays });
  platform.setClock(day("2026-11-24"));
  const asDeputy = await enter(deputy);
  expect(asDeputy.actor.can.has("member:delegate")).toBe(true);
  expect(await outcome(delegateInAgency(asDeputy, { to: third.id, ...forTwoDays }))).toBe("member.role_not_held");
  expect(await outcome(delegateInAgency(asHead, { to: third.id, ...forTwoDays, role: "qmr" }))).toBe("member.role_not_held");
  expect(await outcome(delegateInAgency(asHead, { to: head.id, ...forTwoDays }))).toBe("member.delegate_self");
});

test("a delegation ends on or after the day it begins, has not passed already, and goes to someone who belongs here", async () => {
  const { place, head, deputy, third, enter } = await anOffice();
  const ctx = await enter(head);
  const give = (from: string, until: string, to = deputy.id) => outcome(delegateInAgency(ctx, { to, role: "agency_head", from, until }));
  expect(await give("2026-11-25", "2026-11-24")).toBe("member.delegate_dates");
  expect(await give("2026-11-20", "2026-11-21")).toBe("member.delegate_dates");
  expect(await give("2026-11-22", "2026-11-22")).toBe("ok");
  await deactivateInAgency(place, { id: third.id, reason: "Chuyển công tác." });
  expect(await give("2026-11-22", "2026-11-22", third.id)).toBe("member.deactivated");
});

test("a delegation is taken back from today, by who gave it and nobody else; what was delegated before stays on record", async () => {
  const { platform, place, head, deputy, enter } = await anOffice();
  const ctx = await enter(head);
  await delegateInAgency(ctx, { to: deputy.id, role: "agency_head", from: "2026-11-22", until: "2026-12-31" });
  const other = await aMember(place, "agency_head");
  expect(await outcome(endAgencyDelegation(await enter(other), { to: deputy.id, role: "agency_head" }))).toBe("member.no_delegation");
  platform.setClock(day("2026-11-30"));
  const { grants } = await endAgencyDelegation(ctx, { to: deputy.id, role: "agency_head" });
  expect(grants.at(-1)).toMatchObject({ role: "agency_head", from: "2026-11-22", to: "2026-11-29", for: { id: head.id } });
  expect((await enter(deputy)).actor.can.has("adoption:declare")).toBe(false);
  expect(await outcome(endAgencyDelegation(ctx, { to: deputy.id, role: "agency_head" }))).toBe("member.no_delegation");
});

test("a delegation that begins today is gone at once when it is taken back; the trail keeps that it was given", async () => {
  const { platform, place, head, deputy, enter } = await anOffice();
  const ctx = await enter(head);
  await delegateInAgency(ctx, { to: deputy.id, role: "agency_head", from: "2026-11-22", until: "2026-11-30" });
  const { grants } = await endAgencyDelegation(ctx, { to: deputy.id, role: "agency_head" });
  expect(grants).toHaveLength(1);
  const told = (await agencyTrail(place, {})).items.map(({ command }) => command);
  expect(told.slice(0, 2)).toEqual(["member.end_delegation", "member.delegate"]);
  expect(platform.bare.dump().some(({ pk }) => pk === keys.trailPartition(keys.home(place.scope)))).toBe(true);
});
