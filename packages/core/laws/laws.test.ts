import { asOf } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aPdf, sendFile } from "../../../tests/sending.ts";
import { outcome } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import { anOffice as office, draftOf } from "../documents/office.test-helper.ts";
import { cite, finish, LegalUpdates, register, updates } from "./index.ts";

async function anOffice() {
  const all = await office(new Date("2025-06-20T02:00:00Z"));
  const ctx = all.by.secretary;
  const { id } = await documents.create(ctx, { code: "QT.01", title: "Tiếp nhận hồ sơ", kind: "process" });
  return { ...all, ctx, process: id };
}
const law = { number: "118/2025/NĐ-CP", title: "Về cơ chế một cửa", issuer: "Chính phủ", effectiveFrom: "2025-07-01" };

test("a process that cites new law is to be updated within three months of its effect (R6), whether or not the head has approved it yet", async () => {
  const { ctx, process } = await anOffice();
  const { id } = await register(ctx, { ...law, cited: [process, process] });
  expect((await updates(ctx, {})).items).toMatchObject([{ due: "2025-10-01", document: process, law: id, title: "QT.01: 118/2025/NĐ-CP" }]);
});

test("the law is a document like others: in the master list by its number, in force from its day when the head has approved", async () => {
  const { platform, desk, ctx, self, head, process, by } = await anOffice();
  const made = await register(ctx, { ...law, link: "https://congbao.chinhphu.vn/118", cited: [process] });
  expect(made).toMatchObject({ code: law.number, kind: "external", external: { nature: "law", issuer: "Chính phủ" } });
  const id = draftOf(made);
  expect(await outcome(documents.approve(ctx, { document: made.id, id }))).toBe("document.own_draft");
  expect(await outcome(documents.agree(by.reviewer, { id }))).toBe("document_version.not_from_awaiting_approval");
  await documents.approve(by.head, { document: made.id, id });
  expect((await documents.list(ctx, {})).items.map(({ code }) => code)).toEqual(["118/2025/NĐ-CP", "QT.01"]);
  const standing = async () => documents.standingOf(await documents.read(ctx, { id: made.id }), id);
  expect(await standing()).toBe("scheduled");
  platform.setClock(new Date("2025-06-30T17:00:00Z"));
  await documents.enforceDue(desk);
  expect(await standing()).toBe("effective");
  expect(await outcome(documents.revise(self(head), { id: made.id, step: "issue", from: id }))).toBe("document.external");
});

test("a text that has long been in force is used here from the day the head says so, however late that is", async () => {
  const { platform, ctx, self, head } = await anOffice();
  const made = await register(ctx, { ...law, nature: "standard", number: "TCVN ISO 9001:2015", effectiveFrom: "2015-12-31" });
  platform.setClock(new Date("2025-08-04T02:00:00Z"));
  const id = draftOf(made);
  await documents.approve(self(head), { document: made.id, id });
  expect(await documents.read(ctx, { id: made.id })).toMatchObject({ inForce: { version: id, effectiveFrom: "2025-08-04" } });
  expect((await documents.readVersion(ctx, { id })).whole).toBe(true);
});

test("only law asks for updates; a standard is kept without", async () => {
  const { ctx, process } = await anOffice();
  await register(ctx, { ...law, nature: "standard", number: "TCVN ISO 9001:2015", cited: [process] });
  expect((await updates(ctx, {})).items).toEqual([]);
});

test("an update that is late is overdue on any day asked, with no job to miss", async () => {
  const { ctx, process } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  const [open] = (await updates(ctx, {})).items;
  const facts = LegalUpdates.factsOf(open!);
  expect(asOf(facts, "2025-10-01")).toEqual({ "legal_update|open": 1 });
  expect(asOf(facts, "2025-10-02")).toEqual({ "legal_update|open": 1, "legal_update.overdue": 1 });
});

test("done is told with how, and asks for nothing any more", async () => {
  const { ctx, process, platform } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  const [open] = (await updates(ctx, {})).items;
  await finish(ctx, { id: open!.id, outcome: "revised", how: "QT.01 lần ban hành 2" });
  expect((await updates(ctx, {})).items).toEqual([]);
  expect((await updates(ctx, { state: "done" })).items).toMatchObject([{ how: "QT.01 lần ban hành 2", doneOn: "2025-06-20" }]);
  expect(platform.bare.dump().filter((item) => item["what"] === "update_process")).toEqual([]);
});

test("a document that rests on a law after all gets its task as if it had been named at once, once", async () => {
  const { ctx, process } = await anOffice();
  const { id } = await register(ctx, { ...law, cited: [process] });
  const { id: other } = await documents.create(ctx, { code: "QT.02", title: "Trả kết quả", kind: "process" });
  await cite(ctx, { id, documents: [other, process] });
  await cite(ctx, { id, documents: [other] });
  const open = (await updates(ctx, {})).items;
  expect(open.map(({ title, due }) => `${title} ${due}`).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    "QT.01: 118/2025/NĐ-CP 2025-10-01",
    "QT.02: 118/2025/NĐ-CP 2025-10-01",
  ]);
  const first = open.find(({ document }) => document === process)!;
  await finish(ctx, { id: first.id, outcome: "unaffected", how: "Thủ tục này không đổi" });
  expect((await updates(ctx, { state: "done" })).items).toMatchObject([{ outcome: "unaffected", how: "Thủ tục này không đổi" }]);
});

test("a standard is rested on without a task; nothing rests on one that is withdrawn, and no text from outside on another", async () => {
  const { ctx, process, self, head, platform, desk } = await anOffice();
  const { id: other } = await documents.create(ctx, { code: "QT.02", title: "Trả kết quả", kind: "process" });
  const { id } = await register(ctx, { ...law, nature: "standard" });
  await cite(ctx, { id, documents: [process] });
  expect((await documents.read(ctx, { id })).external?.cited).toEqual([process]);
  expect((await updates(ctx, {})).items).toEqual([]);
  const made = await register(ctx, { ...law, number: "119/2025/NĐ-CP" });
  expect(await outcome(cite(ctx, { id: made.id, documents: [id] }))).toBe("law.not_own");
  expect(await outcome(cite(ctx, { id: made.id, documents: [made.id] }))).toBe("law.not_own");
  expect(await outcome(register(ctx, { ...law, number: "120/2025/NĐ-CP", cited: [id] }))).toBe("law.not_own");
  expect(await outcome(cite(ctx, { id: process, documents: [process] }))).toBe("law.not_found");
  await documents.approve(self(head), { document: id, id: draftOf(await documents.read(ctx, { id })) });
  platform.setClock(new Date("2025-07-01T02:00:00Z"));
  await documents.enforceDue(desk);
  await documents.withdraw(self(head), { id, reason: "Được thay bằng tiêu chuẩn khác" });
  expect(await outcome(cite(ctx, { id, documents: [other] }))).toBe("document.withdrawn");
});

test("the copy of a text is put with it while it waits for the head, who approves both; whoever put it there does not approve", async () => {
  const { platform, ctx, self, head, by } = await anOffice();
  const made = await register(ctx, law);
  const id = draftOf(made);
  const { sha256 } = await sendFile(platform, by.reviewer, aPdf("Nghi dinh"));
  await documents.attach(by.reviewer, { id, sha256, as: "content" });
  const { edition } = await documents.readVersion(ctx, { id });
  expect(edition).toMatchObject({ state: "awaiting_approval", content: { form: "file", sha256 } });
  expect(await outcome(documents.approve(by.reviewer, { document: made.id, id }))).toBe("document.own_draft");
  await documents.approve(self(head), { document: made.id, id });
  expect((await documents.readVersion(ctx, { id })).whole).toBe(true);
  expect(await outcome(documents.attach(ctx, { id, sha256, as: "content" }))).toBe("document.not_a_draft");
});

test("the register of texts from outside tells where each comes from and who keeps it, and only of those", async () => {
  const { ctx } = await anOffice();
  await register(ctx, { ...law, issuedOn: "2025-06-09", keptAt: "Văn phòng" });
  await register(ctx, { ...law, nature: "standard", number: "TCVN ISO 9001:2015", issuer: "Bộ Khoa học và Công nghệ" });
  const [first, second] = (await documents.list(ctx, { kind: "external" })).items;
  expect(first).toMatchObject({
    code: law.number,
    external: { nature: "law", issuer: "Chính phủ", issuedOn: "2025-06-09", effectiveFrom: "2025-07-01", keptAt: "Văn phòng" },
  });
  expect(second?.external).toEqual({ nature: "standard", issuer: "Bộ Khoa học và Công nghệ", effectiveFrom: "2025-07-01" });
  expect((await documents.list(ctx, { nature: "standard" })).items.map(({ code }) => code)).toEqual(["TCVN ISO 9001:2015"]);
  expect((await documents.list(ctx, { kind: "process" })).items[0]).not.toHaveProperty("external");
});

test("a text is entered once by its number, by no other way, and cites only what is there", async () => {
  const { ctx, process } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  expect(await outcome(register(ctx, law))).toBe("document.code_taken");
  const { process: elsewhere } = await anOffice();
  expect(await outcome(register(ctx, { ...law, number: "9/2026/NĐ-CP", cited: [elsewhere] }))).toBe("document.not_found");
  expect(await outcome(documents.create(ctx, { code: "VB.01", title: law.title, kind: "external" as never }))).toBe("input.invalid");
  expect(await outcome(register(ctx, { ...law, number: "9/2026/NĐ-CP", link: "javascript:alert(1)" }))).toBe("input.invalid");
});
