import { expect, test } from "vitest";
import { anActor, as, outcome, together } from "../../../tests/world.ts";
import { changeAgencySettings, changeSettings, readAgencySettings } from "../settings/index.ts";
import * as documents from "./index.ts";
import { draftOf, anOffice as office } from "./office.test-helper.ts";

const title = "Quy trình tiếp nhận hồ sơ";
async function anOffice() {
  const { desk, by } = await office();
  return { desk, place: by.secretary };
}
const codeOf = async (made: Promise<documents.Document>) => (await made).code;

test("a document without a code gets the next of its series, whatever was taken by hand between", async () => {
  const { place } = await anOffice();
  expect(await codeOf(documents.create(place, { title, kind: "process" }))).toBe("QT.01");
  await documents.create(place, { code: "QT.05", title, kind: "process" });
  await documents.create(place, { code: "QT.TP.09", title, kind: "process" });
  expect(await documents.nextCodeOf(place, { kind: "process" })).toEqual({ code: "QT.06" });
  expect(await codeOf(documents.create(place, { title, kind: "process" }))).toBe("QT.06");
  expect(await codeOf(documents.create(place, { title, kind: "process", next: { field: "tp" } }))).toBe("QT.TP.10");
  expect(await codeOf(documents.create(place, { title, kind: "form", next: { process: "QT.01" } }))).toBe("BM.QT.01.01");
  expect(await documents.nextCodeOf(place, { kind: "form", process: "QT.02" })).toEqual({ code: "BM.QT.02.01" });
});

test("of those who ask at once each gets a number of their own", async () => {
  const { place } = await anOffice();
  const ctx = { ...place, table: together(place.table, 5) };
  const made = await Promise.all([1, 2, 3, 4, 5].map(() => codeOf(documents.create(ctx, { title, kind: "process" }))));
  expect(made.toSorted()).toEqual(["QT.01", "QT.02", "QT.03", "QT.04", "QT.05"]);
});

test("the number of a withdrawn document is not proposed again, though whoever insists may use it", async () => {
  const { place } = await anOffice();
  const made = await documents.create(place, { title, kind: "process" });
  await documents.discard(place, { document: made.id, id: draftOf(made), reason: "Không cần nữa" });
  await documents.withdraw(place, { id: made.id, reason: "Không còn áp dụng" });
  expect(await documents.nextCodeOf(place, { kind: "process" })).toEqual({ code: "QT.02" });
  expect(await codeOf(documents.create(place, { code: "QT.01", title, kind: "process" }))).toBe("QT.01");
});

test("who has decided nothing gives any code; what the province decided binds its agencies, and an agency's own word goes before it", async () => {
  const { desk, place } = await anOffice();
  const give = (code: string) => outcome(documents.create(place, { code, title, kind: "process" }));
  expect(await give("QT 01/CX-HCTP")).toBe("ok");
  await changeSettings(desk, { documentCodes: { process: ["QT.{nn}"] } });
  await expect(documents.create(place, { code: "QT-2", title, kind: "process" })).rejects.toMatchObject({
    code: "document.code_pattern",
    say: { vi: "Mã hiệu của loại tài liệu này có dạng QT.01." },
    more: { errors: [{ path: "code" }] },
  });
  expect(await give("QT.02")).toBe("ok");
  await changeAgencySettings(place, { documentCodes: { process: ["QT-{nnn}"] } });
  expect(await give("QT.03")).toBe("document.code_pattern");
  expect(await documents.nextCodeOf(place, { kind: "process" })).toEqual({ code: "QT-001" });
  expect(await outcome(documents.create(place, { code: "CS 1", title, kind: "policy" }))).toBe("ok");
  await changeAgencySettings(place, { documentCodes: null });
  expect(await give("QT.03")).toBe("ok");
  expect(await readAgencySettings(place, {})).toMatchObject({ province: { documentCodes: { process: ["QT.{nn}"] } } });
});

test("a pattern that changes leaves the codes that were given as they are", async () => {
  const { place } = await anOffice();
  const { id } = await documents.create(place, { code: "QT 01/CX-HCTP", title, kind: "process" });
  await changeAgencySettings(place, { documentCodes: { process: ["QT.{nn}"] } });
  expect(await outcome(documents.describe(place, { id, reviewMonths: 12 }))).toBe("ok");
  expect((await documents.read(place, { id })).code).toBe("QT 01/CX-HCTP");
});

test("a kind whose codes nobody counts wants a code, and a code is said or counted, not both", async () => {
  const { place } = await anOffice();
  expect(await outcome(documents.create(place, { title, kind: "policy" }))).toBe("document.no_code_pattern");
  expect(await outcome(documents.create(place, { title, kind: "form" }))).toBe("document.no_code_pattern");
  expect(await outcome(documents.create(place, { code: "QT.01", next: { field: "TP" }, title, kind: "process" }))).toBe("input.invalid");
});

test("how long a document is kept follows its kind where it says nothing: the agency's word, then the province's", async () => {
  const { desk, place } = await anOffice();
  const years = async (kind: "process" | "form" | "plan", own?: number) =>
    (await documents.create(place, { code: `${kind.slice(0, 2)}.${own ?? 0}`, title, kind, ...(own ? { retentionYears: own } : {}) }))
      .retentionYears;
  await changeSettings(desk, { retentionYears: { process: 10, form: 5 } });
  await changeAgencySettings(place, { retentionYears: { process: 20 } });
  expect([await years("process"), await years("form"), await years("plan"), await years("form", 7)]).toEqual([20, 5, undefined, 7]);
});

test("settings of an agency are changed by who manages them there, and its province's are out of its reach", async () => {
  const { place } = await anOffice();
  expect(await outcome(changeAgencySettings(as(place, anActor("settings:read")), { documentCodes: null }))).toBe("access.forbidden");
  expect(await outcome(readAgencySettings(as(place, anActor("settings:manage")), {}))).toBe("access.forbidden");
  const key = { pk: `P#${place.scope.province}#S#settings`, sk: "set_province" };
  expect(await place.table.get(key)).toMatchObject({ agencyReportDue: "10-31" });
  await expect(place.table.transact([{ put: key }])).rejects.toMatchObject({ code: "table.outside_scope" });
});
