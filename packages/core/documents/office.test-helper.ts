import type { AgencyCtx } from "@chuan/kernel";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at } from "../../../tests/world.ts";
import type { Member } from "../people/index.ts";
import * as documents from "./index.ts";

export const about = { title: "Quy trình tiếp nhận hồ sơ", kind: "process" as const };
export const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001:2015" };
export const text = (words: string) => ({
  type: "doc" as const,
  content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text: words }] }],
});

/** An agency with a secretary, a reviewer and a head who are its members; each acts as themselves, and proved a moment ago who they are. */
export async function anOffice(now = new Date("2026-03-02T02:00:00Z")) {
  const platform = aPlatform(now);
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const self = (member: Member): AgencyCtx =>
    as(place, { ...anActor(), id: member.id, name: member.name, confirmedAt: platform.clock().toISOString() });
  const [secretary, reviewer, head] = [
    await aMember(place, "iso_secretary", "Đỗ Thị Mai"),
    await aMember(place, "department_head", "Lê Văn Bình"),
    await aMember(place, "agency_head", "Phạm Văn Lợi"),
  ];
  const by = { secretary: self(secretary), reviewer: self(reviewer), head: self(head) };
  return { platform, desk, place, self, secretary, reviewer, head, by };
}
export type Office = Awaited<ReturnType<typeof anOffice>>;

/** The one draft of a document that has one. */
export const draftOf = (document: documents.Document) => {
  if (document.state !== "active" || !document.draft) throw new Error("there is no draft");
  return document.draft;
};
/** Takes the open draft of a document to approval, by the people of the office as they are at that moment. */
export async function issue({ self, secretary, reviewer, head }: Office, id: documents.Document["id"], effectiveFrom?: string) {
  const version = draftOf(await documents.read(self(head), { id }));
  await documents.submit(self(secretary), { id: version, ...why, reviewers: [reviewer.id] });
  await documents.agree(self(reviewer), { id: version });
  await documents.sendForApproval(self(secretary), { id: version, ...(effectiveFrom ? { effectiveFrom } : {}) });
  await documents.approve(self(head), { document: id, id: version });
  return version;
}
