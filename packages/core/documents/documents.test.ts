import { type AgencyCtx, civilDate, verifyTrail } from "@chuan/kernel";
import { expect, test } from "vitest";
import { keys, outcome } from "../../../tests/world.ts";
import { verifyDocuments } from "../upkeep/index.ts";
import * as documents from "./index.ts";
import { about, anOffice, type Office, text, why } from "./office.test-helper.ts";

async function aDraft({ by }: Office, code = "QT.01") {
  const document = await documents.create(by.secretary, { code, ...about });
  return { document, id: document.state === "active" ? document.draft! : (undefined as never) };
}
async function reviewed(office: Office, code?: string) {
  const draft = await aDraft(office, code);
  await documents.submit(office.by.secretary, { id: draft.id, ...why, reviewers: [office.reviewer.id] });
  await documents.agree(office.by.reviewer, { id: draft.id });
  return draft;
}
async function awaiting(office: Office, effectiveFrom?: string, code?: string) {
  const draft = await reviewed(office, code);
  await documents.sendForApproval(office.by.secretary, { id: draft.id, ...(effectiveFrom ? { effectiveFrom } : {}) });
  return draft;
}
async function inForce(office: Office, code?: string) {
  const draft = await awaiting(office, undefined, code);
  await documents.approve(office.by.head, { document: draft.document.id, id: draft.id });
  return draft;
}
const standing = async ({ by }: Office, document: Parameters<typeof documents.read>[1]["id"], id: string) =>
  documents.standingOf(await documents.read(by.head, { id: document }), id);
const stateOf = async (ctx: AgencyCtx, id: Parameters<typeof documents.readVersion>[1]["id"]) =>
  (await documents.readVersion(ctx, { id })).edition.state;

test("a document goes from draft to force, and each step stands in the trail with who took it", async () => {
  const office = await anOffice();
  const { document, id } = await inForce(office);
  expect(await documents.read(office.by.head, { id: document.id })).toMatchObject({ inForce: { version: id, issue: 1, revision: 0 } });
  const { edition, whole } = await documents.readVersion(office.by.head, { id });
  expect(await standing(office, document.id, id)).toBe("effective");
  expect(edition).toMatchObject({ state: "approved", approver: { name: "Phạm Văn Lợi" }, drafter: { name: "Đỗ Thị Mai" } });
  expect(whole).toBe(true);
  expect(await verifyTrail(office.platform.bare, keys.home(office.place.scope))).toEqual([]);
});

test("saving is not submitting, and only who holds the draft saves", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  const saved = await documents.save(office.by.secretary, { id, body: text("Bước 1"), seen: 1 });
  expect(saved.text).toBe(2);
  expect(await stateOf(office.by.secretary, id)).toBe("draft");
  expect(await outcome(documents.save(office.by.reviewer, { id, body: text("khác"), seen: 2 }))).toBe("document.locked");
});

test("a save over a text that was saved elsewhere is told, and loses nothing", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  await documents.save(office.by.secretary, { id, body: text("một"), seen: 1 });
  expect(await outcome(documents.save(office.by.secretary, { id, body: text("hai"), seen: 1 }))).toBe("document_text.changed_meanwhile");
  expect((await documents.readVersion(office.by.secretary, { id })).text).toMatchObject({ seen: 2, body: text("một") });
});

test("a draft can be taken over; the trail names both", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  await documents.takeOver(office.by.reviewer, { id, reason: "Đồng nghiệp nghỉ phép" });
  expect(await outcome(documents.save(office.by.secretary, { id, body: text("x"), seen: 1 }))).toBe("document.locked");
  expect(await outcome(documents.save(office.by.reviewer, { id, body: text("x"), seen: 1 }))).toBe("ok");
  const told = office.platform.bare.dump().find((item) => item["command"] === "document.take_over");
  expect(JSON.stringify(told)).toContain("Đỗ Thị Mai");
  expect(told).toMatchObject({ by: { name: "Lê Văn Bình" }, reason: "Đồng nghiệp nghỉ phép" });
});

test("all reviewers must agree; in order, nobody before their turn", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  const reviewers = [office.reviewer.id, office.head.id];
  await documents.submit(office.by.secretary, { id, ...why, reviewers, order: "sequential" });
  expect(await outcome(documents.agree(office.by.head, { id }))).toBe("document.not_your_review");
  await documents.agree(office.by.reviewer, { id });
  expect(await stateOf(office.by.head, id)).toBe("in_review");
  expect(await outcome(documents.agree(office.by.reviewer, { id }))).toBe("document.not_your_review");
  await documents.agree(office.by.head, { id });
  expect(await stateOf(office.by.head, id)).toBe("reviewed");
});

test("two reviewers who agree at once complete the review or are told; nobody's word is lost", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  await documents.submit(office.by.secretary, { id, ...why, reviewers: [office.reviewer.id, office.head.id] });
  const said = await Promise.all([office.by.reviewer, office.by.head].map((ctx) => outcome(documents.agree(ctx, { id }))));
  for (const [i, ctx] of [office.by.reviewer, office.by.head].entries()) if (said[i] !== "ok") await documents.agree(ctx, { id });
  expect(await stateOf(office.by.head, id)).toBe("reviewed");
});

test("a reviewer sends back with a remark; the draft is written on and submitted anew", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  await documents.submit(office.by.secretary, { id, ...why, reviewers: [office.reviewer.id] });
  await documents.sendBack(office.by.reviewer, { id, remark: "Thiếu biểu mẫu 02" });
  const { edition } = await documents.readVersion(office.by.secretary, { id });
  expect(edition).toMatchObject({ state: "changes_requested", remark: { text: "Thiếu biểu mẫu 02", by: { name: "Lê Văn Bình" } } });
  await documents.save(office.by.secretary, { id, body: text("có mẫu 02"), seen: 1 });
  expect(await outcome(documents.submit(office.by.secretary, { id, ...why, reviewers: [office.reviewer.id] }))).toBe("ok");
});

test("nobody approves their own draft, by whatever way it came to them", async () => {
  const office = await anOffice();
  const { id, document } = await awaiting(office);
  expect(await outcome(documents.approve(office.by.secretary, { document: document.id, id }))).toBe("document.own_draft");
  const { steps } = await documents.readVersion(office.by.secretary, { id });
  expect(steps.find(({ transition }) => transition === "approve")).toMatchObject({ open: false, why: "document.own_draft" });
});

test("nor does the table let them, whatever the command believed", async () => {
  const office = await anOffice();
  const { id } = await awaiting(office);
  const version = await documents.Versions.read(office.place, id);
  const misread = { ...version, draftedBy: office.reviewer.id };
  const change = documents.versionLife.move(office.by.secretary, "approve", misread, {
    approver: { ...office.head, at: "2026-03-02T02:00:00.000Z", role: "agency_head" },
    seal: "a".repeat(64),
  } as never);
  const [edit] = change.edits;
  await expect(office.platform.bare.transact([{ put: edit!.item, when: edit!.when }])).rejects.toMatchObject({ name: "Refused" });
});

test("who approves proves again who they are, not long before", async () => {
  const office = await anOffice();
  const { id, document } = await awaiting(office);
  const { confirmedAt: _, ...unproved } = office.by.head.actor;
  expect(await outcome(documents.approve({ ...office.by.head, actor: unproved }, { document: document.id, id }))).toBe("document.confirm");
  office.platform.setClock(new Date("2026-03-02T02:06:00Z"));
  expect(await outcome(documents.approve(office.by.head, { document: document.id, id }))).toBe("document.confirm");
});

test("while the next version is prepared the one in force stays as it is", async () => {
  const office = await anOffice();
  const { document, id: first } = await inForce(office);
  const next = await documents.revise(office.by.secretary, { id: document.id, step: "revision", from: first });
  expect(next).toMatchObject({ state: "active", inForce: { version: first } });
  expect(await standing(office, document.id, first)).toBe("effective");
  expect(await outcome(documents.revise(office.by.secretary, { id: document.id, step: "issue", from: first }))).toBe("document.draft_open");
  expect(next.state === "active" && (await documents.readVersion(office.by.head, { id: next.draft! })).edition).toMatchObject({
    issue: 1,
    revision: 1,
  });
});

test("an approved version waits for its day; on it, it is in force and the former is not, once, however late or often the clock calls", async () => {
  const office = await anOffice();
  const { document, id: first } = await inForce(office);
  await documents.revise(office.by.secretary, { id: document.id, step: "issue", from: first });
  const current = await documents.read(office.by.head, { id: document.id });
  const second = current.state === "active" ? current.draft! : (undefined as never);
  await documents.submit(office.by.secretary, { id: second, ...why, reviewers: [office.reviewer.id] });
  await documents.agree(office.by.reviewer, { id: second });
  await documents.sendForApproval(office.by.secretary, { id: second, effectiveFrom: "2026-04-01" });
  await documents.approve(office.by.head, { document: document.id, id: second });
  expect(await standing(office, document.id, second)).toBe("scheduled");
  expect(await documents.enforceDue(office.desk)).toBe(0);
  office.platform.setClock(new Date("2026-04-03T00:00:00Z"));
  const counts = await Promise.all(
    [documents.enforceDue(office.desk), documents.enforceDue(office.desk)].map((each) => each.catch(() => 0)),
  );
  expect(counts.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(1);
  expect(await documents.enforceDue(office.desk)).toBe(0);
  expect(await standing(office, document.id, second)).toBe("effective");
  expect(await standing(office, document.id, first)).toBe("superseded");
  expect(await documents.read(office.by.head, { id: document.id })).toMatchObject({ past: [{ version: first, endedOn: "2026-03-31" }] });
  const entries = office.platform.bare.dump().filter((item) => item["command"] === "document.bring_into_force");
  expect(entries).toHaveLength(1);
});

test("altering one byte of what was approved is found, on reading and by whoever checks them all", async () => {
  const office = await anOffice();
  const { id } = await inForce(office);
  const { bare } = office.platform;
  const faults = async () =>
    (await verifyDocuments(bare, office.desk.scope.province, office.platform.files)).faults.map(({ version, fault }) => [version, fault]);
  expect(await faults()).toEqual([]);
  const stored = bare.dump().find((item) => item.sk === id)!;
  await bare.transact([{ put: { ...stored, title: "Quy trình tiếp nhận hồ sơ." } }]);
  expect((await documents.readVersion(office.by.head, { id })).whole).toBe(false);
  expect(await faults()).toEqual([[id, "seal"]]);
  await bare.transact([{ put: stored }]);
  const words = bare.dump().find((item) => item["of"] === id)!;
  await bare.transact([{ put: { ...words, longBody: JSON.stringify(text("đổi một chữ")) } }]);
  expect((await documents.readVersion(office.by.head, { id })).whole).toBe(false);
  expect(await faults()).toEqual([[id, "content"]]);
  await bare.transact([{ delete: { pk: words.pk, sk: words.sk } }]);
  expect(await faults()).toEqual([[id, "missing"]]);
});

test("an approved version that is taken away, or called a draft again, is missed by whoever checks them all", async () => {
  const office = await anOffice();
  const { id } = await inForce(office);
  const { bare } = office.platform;
  const faults = async () =>
    (await verifyDocuments(bare, office.desk.scope.province, office.platform.files)).faults.map(({ version, fault }) => [version, fault]);
  const stored = bare.dump().find((item) => item.sk === id)!;
  await bare.transact([{ put: { ...stored, state: "draft" } }]);
  expect(await faults()).toEqual([[id, "missing"]]);
  await bare.transact([{ delete: { pk: stored.pk, sk: stored.sk } }]);
  expect(await faults()).toEqual([[id, "missing"]]);
});

test("a review period that is set later counts from the day the document came into force", async () => {
  const office = await anOffice();
  const { document } = await inForce(office);
  const { inForce: edition } = await documents.read(office.by.head, { id: document.id });
  const described = await documents.describe(office.by.secretary, { id: document.id, reviewMonths: 6 });
  expect([edition?.effectiveFrom, described]).toEqual(["2026-03-02", expect.objectContaining({ reviewDue: "2026-09-02" })]);
});

test("the trail keeps the digest of a text, not a copy of every save", async () => {
  const office = await anOffice();
  const { id } = await aDraft(office);
  await documents.save(office.by.secretary, { id, body: text("một câu rất riêng"), seen: 1 });
  const told = office.platform.bare.dump().filter((item) => item.sk.startsWith("E#"));
  expect(JSON.stringify(told)).not.toContain("một câu rất riêng");
});

test("a review falls due by the months of the document, and a withdrawn one asks for nothing", async () => {
  const office = await anOffice();
  const { document } = await aDraft(office);
  await documents.describe(office.by.secretary, { id: document.id, reviewMonths: 12 });
  const id = document.state === "active" ? document.draft! : (undefined as never);
  await documents.submit(office.by.secretary, { id, ...why, reviewers: [office.reviewer.id] });
  await documents.agree(office.by.reviewer, { id });
  await documents.sendForApproval(office.by.secretary, { id });
  await documents.approve(office.by.head, { document: document.id, id });
  const work = () => office.platform.bare.dump().filter((item) => item.pk.endsWith("#task"));
  expect(work()).toMatchObject([{ what: "review_document", due: "2027-03-02" }]);
  await documents.withdraw(office.by.head, { id: document.id, reason: "Sáp nhập vào QT.02" });
  expect(work()).toEqual([]);
  expect(await standing(office, document.id, id)).toBe("withdrawn");
});

test("a code is free again once its document is withdrawn, and never used twice at once", async () => {
  const office = await anOffice();
  const { document } = await inForce(office, "QT.05");
  expect(await outcome(documents.create(office.by.secretary, { code: "qt.05", ...about }))).toBe("document.code_taken");
  await documents.withdraw(office.by.head, { id: document.id, reason: "Không còn áp dụng" });
  expect(await outcome(documents.create(office.by.secretary, { code: "QT.05", ...about }))).toBe("ok");
});

test("a dropped draft leaves no gap in the numbers", async () => {
  const office = await anOffice();
  const { document, id: from } = await inForce(office);
  const next = await documents.revise(office.by.secretary, { id: document.id, step: "issue", from });
  await documents.discard(office.by.secretary, {
    document: document.id,
    id: next.state === "active" ? next.draft! : (undefined as never),
    reason: "Không cần nữa",
  });
  const again = await documents.revise(office.by.secretary, { id: document.id, step: "issue", from });
  const draft = again.state === "active" ? again.draft! : (undefined as never);
  expect((await documents.readVersion(office.by.head, { id: draft })).edition).toMatchObject({ issue: 2, revision: 0 });
});

test("whoever signs under a delegation signs with both names", async () => {
  const office = await anOffice();
  const { id, document } = await awaiting(office);
  const actor = { ...office.by.reviewer.actor, can: new Map(office.by.reviewer.actor.can) };
  actor.can.set("document:approve", { role: "agency_head", for: { id: office.head.id, name: "Phạm Văn Lợi" } });
  await documents.approve({ ...office.by.reviewer, actor }, { document: document.id, id });
  expect((await documents.readVersion(office.by.head, { id })).edition).toMatchObject({
    approver: { name: "Lê Văn Bình", role: "agency_head", for: { name: "Phạm Văn Lợi" } },
  });
});

test("approval does not reach into the past", async () => {
  const office = await anOffice();
  const { id, document } = await awaiting(office, "2026-03-10");
  office.platform.setClock(new Date("2026-03-20T02:00:00Z"));
  const head = { ...office.by.head, actor: { ...office.by.head.actor, confirmedAt: office.platform.clock().toISOString() } };
  expect(await outcome(documents.approve(head, { document: document.id, id }))).toBe("document.force_in_past");
  expect(civilDate(office.platform.clock())).toBe("2026-03-20");
});

test("who wrote in a draft that another began does not approve it, and who only took it over and looked does", async () => {
  const office = await anOffice();
  const { document, id } = await aDraft(office);
  const { head, secretary, reviewer } = office.by;
  await documents.takeOver(head, { id, reason: "Xem trước khi trình" });
  await documents.save(head, { id, body: text("viết lại"), seen: 1 });
  await documents.submit(secretary, { id, ...why, reviewers: [office.reviewer.id] });
  await documents.agree(reviewer, { id });
  await documents.sendForApproval(secretary, { id });
  expect(await outcome(documents.approve(head, { document: document.id, id }))).toBe("document.own_draft");

  const other = await aDraft(office, "QT.02");
  await documents.takeOver(head, { id: other.id, reason: "Xem trước khi trình" });
  await documents.submit(secretary, { id: other.id, ...why, reviewers: [office.reviewer.id] });
  await documents.agree(reviewer, { id: other.id });
  await documents.sendForApproval(secretary, { id: other.id });
  expect(await outcome(documents.approve(head, { document: other.document.id, id: other.id }))).toBe("ok");
});
