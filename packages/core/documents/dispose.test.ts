import { verifyTrail } from "@chuan/kernel";
import { fileKeyOf, shelfOf } from "@chuan/kernel/files";
import { expect, test } from "vitest";
import { aPdf, claimOf, sendFile } from "../../../tests/sending.ts";
import { anActor, as, keys, outcome } from "../../../tests/world.ts";
import { collectFiles } from "../files/index.ts";
import { verifyDocuments } from "../upkeep/index.ts";
import * as documents from "./index.ts";
import { about, anOffice, draftOf, issue, type Office, text } from "./office.test-helper.ts";

const words = "Công chức bộ phận một cửa kiểm tra thành phần hồ sơ";
/** QT.01, kept two years: its first version in force from March 2026, replaced by a second in June. */
async function twoVersions() {
  const office = await anOffice();
  const { id } = await documents.create(office.by.secretary, { code: "QT.01", ...about, retentionYears: 2 });
  await documents.save(office.by.secretary, {
    id: draftOf(await documents.read(office.place, { id })),
    body: text(words),
    seen: 1,
  });
  const first = await issue(office, id);
  office.platform.setClock(new Date("2026-06-01T02:00:00Z"));
  await documents.revise(office.by.secretary, { id, step: "issue", from: first });
  const second = await issue(office, id);
  return { ...office, id, first, second };
}
const act = ({ reviewer }: Pick<Office, "reviewer">) => ({
  reason: "Hết thời hạn lưu",
  decision: { number: "15/QĐ-STP", on: "2028-06-01" },
  method: "Xóa trên hệ thống, bản giấy cắt nhỏ",
  witnesses: [reviewer.id],
});
type Two = Awaited<ReturnType<typeof twoVersions>>;
const destroy = (s: Two, more: Partial<Parameters<typeof documents.dispose>[1]> = {}) =>
  documents.dispose(s.self(s.head), { document: s.id, id: s.first, ...act(s), ...more });
const later = (s: Two, day = "2028-06-01") => s.platform.setClock(new Date(`${day}T02:00:00Z`));
const work = ({ platform }: Two) =>
  platform.bare.dump().flatMap((item) => (item["what"] === "dispose_version" ? [[item["to"], item["due"]]] : []));

test("when its years are over a version that is out of force is to be destroyed: one task, due that day", async () => {
  const s = await twoVersions();
  expect(work(s)).toEqual([["role:iso_secretary", "2028-05-31"]]);
  later(s);
  await destroy(s);
  expect(work(s)).toEqual([]);
  await documents.withdraw(s.self(s.head), { id: s.id, reason: "Không còn áp dụng" });
  expect(work(s)).toEqual([["role:iso_secretary", "2030-06-01"]]);
});

test("the list finds what was kept long enough, withdrawn or not, and each version tells until when it is kept", async () => {
  const s = await twoVersions();
  const found = async (keptBy: string) =>
    (await documents.list(s.place, { keptBy, status: "all" })).items.map(({ code, keptUntil }) => [code, keptUntil]);
  expect(await found("2028-05-30")).toEqual([]);
  expect(await found("2028-05-31")).toEqual([["QT.01", "2028-05-31"]]);
  const kept = async () => (await documents.versions(s.place, { id: s.id })).items.map(({ keptUntil }) => keptUntil);
  expect(await kept()).toEqual([undefined, "2028-05-31"]);
  later(s);
  await destroy(s);
  expect(await kept()).toEqual([undefined, undefined]);
  expect(await found("2028-05-31")).toEqual([]);
  await documents.withdraw(s.self(s.head), { id: s.id, reason: "Không còn áp dụng" });
  expect(await found("2030-06-01")).toEqual([["QT.01", "2030-06-01"]]);
});

test("what is destroyed leaves a record that says what it was, by which decision, how and before whom, in names of that day", async () => {
  const s = await twoVersions();
  const { edition } = await documents.readVersion(s.place, { id: s.first });
  later(s);
  expect(await destroy(s)).toMatchObject({
    code: "QT.01",
    issue: 1,
    revision: 0,
    content: edition.content,
    effectiveFrom: "2026-03-02",
    endedOn: "2026-05-31",
    decision: { number: "15/QĐ-STP", on: "2028-06-01" },
    witnesses: [{ name: "Lê Văn Bình" }],
    by: { name: "Phạm Văn Lợi" },
    destroyedOn: "2028-06-01",
  });
  expect((await documents.destructions(s.place, {})).items).toHaveLength(1);
  expect((await documents.versions(s.place, { id: s.id })).items.map((each) => [each.edition.state, each.standing])).toEqual([
    ["approved", "effective"],
    ["disposed", "superseded"],
  ]);
});

test("not a word of the text remains but in the version that took it over, and the seal of what remains still holds", async () => {
  const s = await twoVersions();
  const holders = () => s.platform.bare.dump().flatMap((item) => (JSON.stringify(item).includes(words) ? [String(item["of"])] : []));
  expect(holders().toSorted()).toEqual([s.first, s.second].toSorted());
  later(s);
  await destroy(s);
  expect(holders()).toEqual([s.second]);
  expect(s.platform.bare.dump().find((item) => item["of"] === s.first && item["gone"])).toBeDefined();
  const shown = await documents.readVersion(s.place, { id: s.first });
  expect(shown).toMatchObject({ whole: true, edition: { state: "disposed" } });
  expect(shown).not.toHaveProperty("text");
  expect(await outcome(documents.compare(s.place, { id: s.second, with: s.first }))).toBe("document.disposed");
  expect(await outcome(documents.file(s.place, { document: s.id, id: s.first }))).toBe("document.disposed");
  expect(await verifyTrail(s.platform.bare, keys.home(s.place.scope))).toEqual([]);
});

test("whoever checks all documents finds a destroyed one that was altered, is untold, or is still there", async () => {
  const s = await twoVersions();
  const { bare } = s.platform;
  const before = bare.dump().find((item) => item["of"] === s.first && "longBody" in item)!;
  later(s);
  await destroy(s);
  const faults = async () =>
    (await verifyDocuments(bare, s.desk.scope.province, s.platform.files)).faults.map(({ version, fault }) => [version, fault]);
  expect(await faults()).toEqual([]);
  const emptied = bare.dump().find((item) => item.sk === before.sk && item.pk === before.pk)!;
  await bare.transact([{ put: before }]);
  expect(await faults()).toEqual([[s.first, "remains"]]);
  await bare.transact([{ put: emptied }]);
  const record = bare.dump().find((item) => item.sk === s.first)!;
  await bare.transact([{ put: { ...record, title: "Khác" } }]);
  expect(await faults()).toEqual([[s.first, "seal"]]);
  await bare.transact([{ put: record }]);
  const report = bare.dump().find((item) => item.sk.startsWith("dsn_"))!;
  await bare.transact([{ put: { ...report, issue: 7 } }]);
  expect(await faults()).toEqual([[s.first, "unrecorded"]]);
  await bare.transact([{ delete: { pk: report.pk, sk: report.sk } }]);
  expect(await faults()).toEqual([[s.first, "unrecorded"]]);
});

test("never a version in force, one that waits or is written, nor one before its years are over or known", async () => {
  const s = await twoVersions();
  later(s, "2028-05-31");
  expect(await outcome(destroy(s))).toBe("document.retention_runs");
  later(s);
  expect(await outcome(destroy(s, { id: s.second }))).toBe("document.not_out_of_force");
  const next = draftOf(await documents.revise(s.self(s.secretary), { id: s.id, step: "revision", from: s.second }));
  expect(await outcome(destroy(s, { id: next }))).toBe("document.not_out_of_force");
  const other = await documents.create(s.self(s.secretary), { code: "QT.02", ...about });
  const version = await issue({ ...s, by: s.by }, other.id);
  await documents.withdraw(s.self(s.head), { id: other.id, reason: "Không còn áp dụng" });
  expect(await outcome(destroy(s, { document: other.id, id: version }))).toBe("document.no_retention");
  expect(await outcome(destroy(s, { document: other.id }))).toBe("document_version.not_found");
});

test("a withdrawn document that nobody said how long to keep is told so still, and only that; then it can be destroyed", async () => {
  const s = await twoVersions();
  const { id } = await documents.create(s.self(s.secretary), { code: "QT.02", ...about });
  const version = await issue({ ...s, by: s.by }, id);
  await documents.withdraw(s.self(s.head), { id, reason: "Không còn áp dụng" });
  expect(await outcome(documents.describe(s.self(s.secretary), { id, unit: "Văn phòng" }))).toBe("document.withdrawn");
  await documents.describe(s.self(s.secretary), { id, retentionYears: 1 });
  later(s);
  expect(await destroy(s, { document: id, id: version })).toMatchObject({ code: "QT.02" });
});

test("it is the head's act: with the password again, a decision of the past, and witnesses of the agency who are others", async () => {
  const s = await twoVersions();
  later(s);
  const { confirmedAt: _, ...unproved } = s.self(s.head).actor;
  const by = (actor: typeof unproved) => outcome(documents.dispose(as(s.place, actor), { document: s.id, id: s.first, ...act(s) }));
  expect(await by(unproved)).toBe("document.confirm");
  expect(await by({ ...anActor("document:draft", "document:approve"), id: s.head.id })).toBe("access.forbidden");
  expect(await outcome(destroy(s, { witnesses: [s.head.id] }))).toBe("document.witness_self");
  expect(await outcome(destroy(s, { decision: { number: "1/QĐ", on: "2028-06-02" } }))).toBe("document.decision_ahead");
  const stranger = await twoVersions();
  expect(await outcome(destroy(s, { witnesses: [stranger.reviewer.id] }))).toBe("document.no_such_person");
  expect(await outcome(destroy(s))).toBe("ok");
  expect(await outcome(destroy(s))).toBe("document_version.not_from_disposed");
});

/** QT.02, an uploaded file, kept one year; replaced after three months by another file, or by the same. */
async function twoFiles(again: "another" | "the same", during?: (id: documents.Document["id"], office: Office) => Promise<unknown>) {
  const office = await anOffice();
  const { id } = await documents.create(office.by.secretary, { code: "QT.02", ...about, retentionYears: 1 });
  const put = async (bytes: Buffer) => {
    const { sha256 } = await sendFile(office.platform, office.by.secretary, bytes, claimOf(bytes));
    const draft = draftOf(await documents.read(office.place, { id }));
    await documents.attach(office.by.secretary, { id: draft, sha256, as: "content" });
    return sha256;
  };
  const bytes = aPdf("Mot");
  const sha256 = await put(bytes);
  const first = await issue(office, id);
  office.platform.setClock(new Date("2026-06-01T02:00:00Z"));
  await documents.revise(office.by.secretary, { id, step: "issue", from: first });
  await put(again === "the same" ? bytes : aPdf("Hai"));
  await issue(office, id);
  office.platform.setClock(new Date("2028-06-01T02:00:00Z"));
  await during?.(id, office);
  await documents.dispose(office.self(office.head), { document: id, id: first, ...act(office) });
  office.platform.setClock(new Date("2028-06-03T02:00:00Z"));
  await collectFiles(office.desk, new Date("2028-06-02T02:00:00Z"));
  return { ...office, size: await office.platform.files.size(fileKeyOf(shelfOf(office.place.scope), sha256)) };
}

test("the file of a destroyed version is let go and collected, unless another version is that very file", async () => {
  const gone = await twoFiles("another");
  expect(gone.size).toBeUndefined();
  expect((await verifyDocuments(gone.platform.bare, gone.desk.scope.province, gone.platform.files)).faults).toEqual([]);
  const kept = await twoFiles("the same");
  expect(kept.size).toBeGreaterThan(0);
  expect((await verifyDocuments(kept.platform.bare, kept.desk.scope.province, kept.platform.files)).faults).toEqual([]);
});

test("files are not let go of while a draft could take them up", async () => {
  const revise = async (id: documents.Document["id"], { place, self, secretary }: Office) => {
    const { inForce } = await documents.read(place, { id });
    await documents.revise(self(secretary), { id, step: "revision", from: inForce!.version });
  };
  expect(await outcome(twoFiles("another", revise))).toBe("document.draft_open");
});
