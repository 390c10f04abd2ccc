import { asOf } from "@chuan/kernel";
import { expect, test } from "vitest";
import { outcome } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import { anOffice as office, draftOf } from "../documents/office.test-helper.ts";
import { finish, LegalUpdates, register, updates } from "./index.ts";

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
  await finish(ctx, { id: open!.id, how: "QT.01 lần ban hành 2" });
  expect((await updates(ctx, {})).items).toEqual([]);
  expect((await updates(ctx, { state: "done" })).items).toMatchObject([{ how: "QT.01 lần ban hành 2", doneOn: "2025-06-20" }]);
  expect(platform.bare.dump().filter((item) => item["what"] === "update_process")).toEqual([]);
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
