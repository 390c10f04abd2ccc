import { type AgencyCtx, command, together } from "@chuan/kernel";
import { expect, test } from "vitest";
import * as z from "zod";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import type { Member } from "../people/index.ts";
import { type Document, DocumentId, Documents } from "./document.ts";
import * as documents from "./index.ts";

const about = { title: "Quy trình tiếp nhận hồ sơ", kind: "process" as const };
const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001:2015" };

/** An agency with a secretary who writes and a head who reviews and approves. */
async function anOffice(now = new Date("2026-03-02T02:00:00Z")) {
  const platform = aPlatform(now);
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const members = {
    secretary: await aMember(place, "iso_secretary", "Đỗ Thị Mai"),
    head: await aMember(place, "agency_head", "Phạm Văn Lợi"),
  };
  const self = ({ id, name }: Member): AgencyCtx => as(place, { ...anActor(), id, name, confirmedAt: platform.clock().toISOString() });
  return { platform, desk, place, members, secretary: () => self(members.secretary), head: () => self(members.head) };
}
type Office = Awaited<ReturnType<typeof anOffice>>;
type Said = Parameters<typeof documents.create>[1];

const drafted = (office: Office, code: string, more: Partial<Said> = {}) =>
  documents.create(office.secretary(), { ...about, ...more, code });
const draftIn = (document: Document) => (document.state === "active" ? document.draft! : (undefined as never));
async function submitted(office: Office, document: Document) {
  const id = draftIn(document);
  await documents.submit(office.secretary(), { id, ...why, reviewers: [office.members.head.id] });
  return id;
}
async function awaiting(office: Office, document: Document, effectiveFrom?: string) {
  const id = await submitted(office, document);
  await documents.agree(office.head(), { id });
  await documents.sendForApproval(office.secretary(), { id, ...(effectiveFrom ? { effectiveFrom } : {}) });
  return id;
}
async function approved(office: Office, code: string, more: Partial<Said> = {}, effectiveFrom?: string) {
  const document = await drafted(office, code, more);
  const id = await awaiting(office, document, effectiveFrom);
  await documents.approve(office.head(), { document: document.id, id });
  return { document, id };
}
const codes = async (office: Office, asked: Parameters<typeof documents.list>[1] = {}) =>
  (await documents.list(office.place, asked)).items.map(({ code }) => code).join(" ");

test("a document stands in the list under everything that is true of it, from its first draft to its end", async () => {
  const office = await anOffice();
  const statuses = async () => (await documents.list(office.place, { status: "all" })).items[0]?.statuses.join();
  const document = await drafted(office, "QT.01");
  expect(await statuses()).toBe("in_preparation");
  const id = await submitted(office, document);
  expect(await statuses()).toBe("in_review");
  await documents.agree(office.head(), { id });
  expect(await statuses()).toBe("reviewed");
  await documents.sendForApproval(office.secretary(), { id, effectiveFrom: "2026-03-10" });
  expect(await statuses()).toBe("awaiting_approval");
  await documents.approve(office.head(), { document: document.id, id });
  expect(await statuses()).toBe("scheduled");
  office.platform.setClock(new Date("2026-03-11T02:00:00Z"));
  await documents.enforceDue(office.desk);
  expect(await statuses()).toBe("effective");
  const next = await documents.revise(office.secretary(), { id: document.id, step: "issue", from: id });
  expect(await statuses()).toBe("effective,in_preparation");
  await documents.discard(office.secretary(), { document: document.id, id: draftIn(next), reason: "Không cần nữa" });
  expect(await statuses()).toBe("effective");
  await documents.withdraw(office.head(), { id: document.id, reason: "Sáp nhập vào QT.02" });
  expect(await statuses()).toBe("withdrawn");
  expect(await codes(office)).toBe("");
});

test("a line tells what the printed list asks: number, day of force, unit, clauses, when to review, and the version on its way", async () => {
  const office = await anOffice();
  const { document, id } = await approved(office, "QT.01", {
    unit: "Văn phòng",
    clauses: ["7.5.3", "8.5"],
    reviewMonths: 12,
    retentionYears: 5,
  });
  const next = await documents.revise(office.secretary(), { id: document.id, step: "revision", from: id });
  expect((await documents.list(office.place, {})).items).toEqual([
    {
      id: document.id,
      code: "QT.01",
      ...about,
      unit: "Văn phòng",
      clauses: ["7.5.3", "8.5"],
      statuses: ["effective", "in_preparation"],
      inForce: { issue: 1, revision: 0, effectiveFrom: "2026-03-02" },
      open: { version: draftIn(next), title: about.title, issue: 1, revision: 1, status: "in_preparation" },
      reviewDue: "2027-03-02",
      retentionYears: 5,
    },
  ]);
});

test("filters leave exactly what they name, alone and together", async () => {
  const office = await anOffice();
  await approved(office, "QT.10", { clauses: ["7.5.1"], reviewMonths: 1 });
  await approved(office, "QT.2", { unit: "Văn phòng", clauses: ["7.5"], reviewMonths: 24 });
  await drafted(office, "BM.01", { kind: "form", title: "Phiếu tiếp nhận", clauses: ["7", "10.2"] });
  const gone = await approved(office, "QT.3", { reviewMonths: 1 });
  await documents.withdraw(office.head(), { id: gone.document.id, reason: "Không còn áp dụng" });
  const asked: [Parameters<typeof documents.list>[1], string][] = [
    [{}, "BM.01 QT.2 QT.10"],
    [{ status: "all" }, "BM.01 QT.2 QT.3 QT.10"],
    [{ status: "withdrawn" }, "QT.3"],
    [{ status: "effective" }, "QT.2 QT.10"],
    [{ status: "in_preparation" }, "BM.01"],
    [{ kind: "form" }, "BM.01"],
    [{ unit: "van phong" }, "QT.2"],
    [{ clause: "7.5" }, "QT.2 QT.10"],
    [{ clause: "7" }, "BM.01 QT.2 QT.10"],
    [{ clause: "10" }, "BM.01"],
    [{ clause: "7.5.1" }, "QT.10"],
    [{ dueBy: "2026-04-01" }, ""],
    [{ dueBy: "2026-04-02" }, "QT.10"],
    [{ dueBy: "2030-01-01", status: "all" }, "QT.2 QT.10"],
    [{ search: "nhan tiep" }, "BM.01 QT.2 QT.10"],
    [{ search: "qt2" }, "QT.2"],
    [{ search: "phong", kind: "process" }, "QT.2"],
    [{ search: "tiep", clause: "7.5", dueBy: "2026-12-31" }, "QT.10"],
    [{ search: "khieu nai" }, ""],
  ];
  for (const [filters, wanted] of asked) expect([filters, await codes(office, filters)]).toEqual([filters, wanted]);
});

test("a document is found by the title that its next version is to have", async () => {
  const office = await anOffice();
  const document = await drafted(office, "QT.01");
  const body = { type: "doc", content: [{ type: "paragraph" }] };
  await documents.save(office.secretary(), { id: draftIn(document), body, seen: 1, title: "Giải quyết khiếu nại" });
  expect(await codes(office, { search: "khieu nai" })).toBe("QT.01");
  expect(await codes(office, { search: "tiep nhan" })).toBe("QT.01");
});

/** Documents by the hundred, as commands would have left them. */
async function fill(place: AgencyCtx, many: number) {
  const some = command({
    name: "test.fill",
    reach: "agency",
    can: "document:draft",
    input: z.object({ from: z.int() }),
    answer: z.object({}),
    run: (ctx, { input: { from } }) => {
      const [first, ...more] = Array.from({ length: Math.min(30, many - from) }, (_, i) => {
        const fields = { ...about, clauses: [], code: `QT.${from + i}`, state: "active" as const, past: [] };
        return Documents.create<Document>(ctx, DocumentId.mint(ctx.clock()), fields);
      });
      return { ...together<unknown>(first!, ...more), answer: {} };
    },
  });
  for (let from = 0; from < many; from += 30) await some(place, { from });
}

test("2,000 documents page at one query a page, filtered or not, each shown once, with the exact total", { timeout: 60_000 }, async () => {
  const office = await anOffice();
  await fill(office.place, 2000);
  for (const filters of [{}, { search: "tiep qt" }, { kind: "process" as const, search: "qt.1" }]) {
    const seen: string[] = [];
    for (let cursor: string | undefined, n = 0; n === 0 || cursor; n++) {
      office.platform.take();
      const page = await documents.list(office.place, { ...filters, limit: 200, cursor });
      expect(office.platform.take()).toMatchObject({ trips: 1, wcu: 0 });
      seen.push(...page.items.map(({ code }) => code));
      expect(page.total).toBe(filters.kind ? 1111 : 2000);
      cursor = page.cursor;
    }
    const numbers = seen.map((code) => Number(code.slice(3)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(filters.kind ? 1111 : 2000);
  }
});

test("a cursor is good for its own question only, and what comes meanwhile moves nothing", async () => {
  const office = await anOffice();
  for (const code of ["QT.1", "QT.2", "QT.3", "QT.4"]) await drafted(office, code);
  const first = await documents.list(office.place, { limit: 2 });
  await drafted(office, "QT.0");
  expect((await documents.list(office.place, { limit: 2, cursor: first.cursor })).items.map(({ code }) => code)).toEqual(["QT.3", "QT.4"]);
  for (const more of [{ search: "qt" }, { status: "all" as const }])
    expect(await outcome(documents.list(office.place, { limit: 2, cursor: first.cursor, ...more }))).toBe("cursor.foreign");
});

test("another agency's titles never appear, in the list or in a search", async () => {
  const office = await anOffice();
  const there = { ...office, place: at(office.desk, (await anAgency(office.desk)).id) };
  await documents.create(as(there.place, office.secretary().actor), { ...about, title: "Chim hoàng yến", code: "QT.99" });
  await drafted(office, "QT.01");
  expect(await codes(there, { search: "hoang yen" })).toBe("QT.99");
  for (const filters of [{}, { status: "all" as const }, { search: "hoang yen" }, { search: "qt99" }])
    expect(JSON.stringify(await documents.list(office.place, filters))).not.toMatch(/hoàng yến|QT\.99/);
});

test("whoever lists right after writing sees it: the list does not lag", async () => {
  const office = await anOffice();
  for (let n = 0; n < 5; n++) {
    await drafted(office, `QT.${n}`);
    expect((await documents.list(office.place, {})).total).toBe(n + 1);
  }
});
