import { type AgencyCtx, asOf, rollupIn, keys } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import { assignUnit, deactivateInAgency, inviteToAgency, type Member } from "../people/index.ts";
import { acknowledge, converge, distribute, readers } from "./index.ts";

const about = { title: "Chính sách chất lượng", kind: "policy" as const };
const why = { summary: "Ban hành", reason: "Theo kế hoạch năm" };

/** An agency whose policy is in force, written by its secretary and approved by its head. */
async function anOffice(code = "CSCL") {
  const platform = aPlatform(new Date("2026-03-02T02:00:00Z"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const self = (member: Member): AgencyCtx =>
    as(place, { ...anActor(), id: member.id, name: member.name, confirmedAt: platform.clock().toISOString() });
  const secretary = await aMember(place, "iso_secretary", "Đỗ Thị Mai");
  const head = await aMember(place, "agency_head", "Phạm Văn Lợi");
  const staff = await aMember(place, "staff", "Ngô Văn Sáu");
  const { id } = await documents.create(self(secretary), { code, ...about });
  const office = { platform, place, self, secretary, head, staff, document: id };
  await issue(office);
  return office;
}
type Office = Omit<Awaited<ReturnType<typeof anOffice>>, "platform"> & { platform: { clock: () => Date } };

/** Brings the open draft into force, whichever it is. */
async function issue({ self, secretary, head, document }: Pick<Office, "self" | "secretary" | "head" | "document">) {
  const current = await documents.read(self(head), { id: document });
  const id = current.state === "active" ? current.draft! : (undefined as never);
  await documents.submit(self(secretary), { id, ...why, reviewers: [head.id] });
  await documents.agree(self(head), { id });
  await documents.sendForApproval(self(secretary), { id });
  await documents.approve(self(head), { document, id });
  return id;
}
const states = async ({ self, head, document }: Pick<Office, "self" | "head" | "document">) =>
  (await readers(self(head), { document })).items.map(({ person, state }) => `${person.name}: ${state}`).toSorted();

test("everyone a document concerns is asked to read it, and who has not is listed", async () => {
  const office = await anOffice();
  await distribute(office.self(office.secretary), { document: office.document, audience: { everyone: true } });
  await converge(office.place, office.document);
  await acknowledge(office.self(office.staff), { document: office.document });
  expect(await states(office)).toEqual(["Ngô Văn Sáu: read", "Phạm Văn Lợi: due", "Đỗ Thị Mai: due"].toSorted());
});

test("who is not concerned is not asked, and has nothing to acknowledge", async () => {
  const office = await anOffice();
  await distribute(office.self(office.secretary), { document: office.document, audience: { roles: ["agency_head"] } });
  await converge(office.place, office.document);
  expect(await states(office)).toEqual(["Phạm Văn Lợi: due"]);
  expect(await outcome(acknowledge(office.self(office.staff), { document: office.document }))).toBe("reading_duty.not_found");
});

test("who joins later is asked too, and who leaves no longer", async () => {
  const office = await anOffice();
  await distribute(office.self(office.secretary), { document: office.document, audience: { everyone: true } });
  await converge(office.place, office.document);
  await aMember(office.place, "staff", "Vũ Mới");
  await deactivateInAgency(office.self(office.head), { id: office.staff.id, reason: "Chuyển công tác" });
  await converge(office.place, office.document);
  expect(await states(office)).toEqual(["Ngô Văn Sáu: void", "Phạm Văn Lợi: due", "Vũ Mới: due", "Đỗ Thị Mai: due"].toSorted());
});

test("a unit's document goes to whoever works in the unit: who comes is asked, who moves away no longer", async () => {
  const office = await anOffice();
  const { self, secretary, staff, place, document } = office;
  await distribute(self(secretary), { document, audience: { units: ["Phòng Kinh tế"] } });
  await converge(place, document);
  expect(await states(office)).toEqual([]);
  await assignUnit(self(secretary), { id: staff.id, unit: "Phòng kinh tế" });
  await inviteToAgency(self(secretary), { email: "moi@tinh.gov.vn", name: "Vũ Mới", unit: "Phòng Kinh tế", roles: ["staff"] });
  await inviteToAgency(self(secretary), { email: "khac@tinh.gov.vn", name: "Lý Khác", unit: "Phòng Kinh tế - Hạ tầng", roles: ["staff"] });
  await converge(place, document);
  expect(await states(office)).toEqual(["Ngô Văn Sáu: due", "Vũ Mới: due"]);
  await assignUnit(self(secretary), { id: staff.id, unit: null });
  await converge(place, document);
  expect(await states(office)).toEqual(["Ngô Văn Sáu: void", "Vũ Mới: due"]);
  expect(await outcome(assignUnit(as(place, anActor("member:read")), { id: staff.id, unit: "Khác" }))).toBe("access.forbidden");
});

test("when the next version comes into force everyone is asked again, and a superseded one asks for nothing", async () => {
  const office = await anOffice();
  await distribute(office.self(office.secretary), { document: office.document, audience: { people: [office.staff.id] } });
  await converge(office.place, office.document);
  await acknowledge(office.self(office.staff), { document: office.document });
  const { inForce } = await documents.read(office.place, { id: office.document });
  await documents.revise(office.self(office.secretary), { id: office.document, step: "issue", from: inForce!.version });
  await converge(office.place, office.document);
  expect(await states(office)).toEqual(["Ngô Văn Sáu: read"]);
  const second = await issue(office);
  await converge(office.place, office.document);
  expect((await readers(office.self(office.head), { document: office.document })).items).toMatchObject([{ state: "due", of: second }]);
  await documents.withdraw(office.self(office.head), { id: office.document, reason: "Thay bằng văn bản khác" });
  await converge(office.place, office.document);
  expect(await states(office)).toEqual(["Ngô Văn Sáu: void"]);
  expect(office.platform.bare.dump().filter((item) => item["what"] === "read_document")).toEqual([]);
});

test("brought into step twice, or by two at once, it is the same", async () => {
  const office = await anOffice();
  for (let i = 0; i < 40; i++) await aMember(office.place, "staff", `Người ${i}`);
  await distribute(office.self(office.secretary), { document: office.document, audience: { everyone: true } });
  await Promise.all([1, 2].map(() => converge(office.place, office.document).catch(() => 0)));
  await converge(office.place, office.document);
  expect(await converge(office.place, office.document)).toBe(0);
  expect((await readers(office.self(office.head), { document: office.document, limit: 200 })).items).toHaveLength(43);
});

test("the sums count who has read and who has not", async () => {
  const office = await anOffice();
  await distribute(office.self(office.secretary), { document: office.document, audience: { everyone: true } });
  await converge(office.place, office.document);
  await acknowledge(office.self(office.staff), { document: office.document });
  await office.platform.settle();
  const { province } = office.place.scope;
  const sum = rollupIn(await office.platform.bare.get(keys.provinceSumKey(province))).sums;
  expect(asOf(sum, "2026-03-02")).toMatchObject({ "reading|due": 2, "reading|read": 1, "document|in_force|policy": 1 });
});
