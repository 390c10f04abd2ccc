// Test help only: a province with an agency whose secretary writes, whose head leads, and models for them.
import type { AgencyCtx, Id, ProvinceCtx } from "@chuan/kernel";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import type { Member } from "../people/index.ts";
import type { RichText } from "../texts/index.ts";
import * as models from "./index.ts";

export const paragraph = (text: string) => ({ type: "paragraph" as const, content: [{ type: "text" as const, text }] });
export const body = (...lines: string[]): RichText => ({ type: "doc", content: lines.map(paragraph) });
export const about = {
  set: "Khung tài liệu cấp xã",
  title: "Chính sách chất lượng của {{agency}}",
  kind: "policy" as const,
  clauses: ["5.2"],
};
export const first = [
  "{{agency}} thuộc {{province}} cam kết phục vụ người dân.",
  "Chính sách do {{head}} ban hành ngày {{date}}.",
  "{{unit}} theo dõi việc thực hiện.",
];

export async function aModel(desk: ProvinceCtx, code = "CS.01", lines = first, set = about.set) {
  const { id } = await models.write(desk, { ...about, set, code, body: body(...lines) });
  await models.publish(desk, { id, note: "Ban hành lần đầu" });
  return id;
}
export async function nextVersion(desk: ProvinceCtx, id: Id<"model">, lines: string[], note = "Sửa theo góp ý") {
  const { set, code, title, kind, clauses } = (await models.read(desk, { id })).model;
  await models.save(desk, { id, set, code, title, kind, clauses, body: body(...lines) });
  return models.publish(desk, { id, note });
}

/** An agency of a province, and who may act there; each acts as themselves. */
export async function aPlace(desk: ProvinceCtx, name = "Ủy ban nhân dân xã Hải Ninh") {
  const agency = await anAgency(desk, { name, type: "commune" });
  const place = at(desk, agency.id);
  const self = (member: Member): AgencyCtx =>
    as(place, { ...anActor(), id: member.id, name: member.name, confirmedAt: place.clock().toISOString() });
  const [secretary, head] = [await aMember(place, "iso_secretary", "Đỗ Thị Mai"), await aMember(place, "agency_head", "Phạm Văn Lợi")];
  return { agency, place, head, by: { secretary: self(secretary), head: self(head) } };
}
export async function anOffice() {
  const platform = aPlatform(new Date("2026-11-20T18:00:00Z"));
  const desk = await aProvince(platform);
  return { platform, desk, ...(await aPlace(desk)) };
}

export async function ours(ctx: AgencyCtx, document: Id<"document">) {
  const found = await documents.read(ctx, { id: document });
  const version = (found.state === "active" ? found.draft : undefined) ?? found.inForce!.version;
  const { text, edition } = await documents.readVersion(ctx, { id: version });
  return { document, version, edition, found, body: text!.body, seen: text!.seen };
}
export const inForce = async ({ secretary, head }: { secretary: AgencyCtx; head: AgencyCtx }, document: Id<"document">) => {
  const { version: id } = await ours(secretary, document);
  const why = { summary: "Ban hành lần đầu", reason: "Áp dụng khung của tỉnh" };
  await documents.submit(secretary, { id, ...why, reviewers: [head.actor.id as never] });
  await documents.agree(head, { id });
  await documents.sendForApproval(secretary, { id });
  await documents.approve(head, { document, id });
};
