import { addDays, civilDate } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aPdf, aPng, claimOf, sendFile } from "../../../tests/sending.ts";
import { outcome } from "../../../tests/world.ts";
import { about, anOffice, draftOf, issue, type Office, text } from "../documents/office.test-helper.ts";
import * as documents from "../documents/index.ts";
import * as reading from "../reading/index.ts";
import { plainText, textOfFile } from "../texts/index.ts";
import { register } from "../laws/index.ts";
import { printDestruction, printMasterList, printReaders, printVersion } from "./index.ts";

async function aDocument(office: Office, code = "QT.01") {
  const made = await documents.create(office.self(office.secretary), { code, ...about });
  return { document: made.id, id: draftOf(made) };
}
const write = (office: Office, id: Awaited<ReturnType<typeof aDocument>>["id"], words: string) =>
  documents.save(office.self(office.secretary), { id, body: text(words), seen: 1 });
async function fetched({ platform }: Office, url: string): Promise<Uint8Array> {
  const got = await platform.fetchFile(url);
  expect(got.status).toBe(200);
  return new Uint8Array(await got.arrayBuffer());
}
/** The words on the pages of a print. */
async function printed(office: Office, document: documents.Document["id"], id: Awaited<ReturnType<typeof aDocument>>["id"]) {
  const { url, name } = await printVersion(office.self(office.head), { document, id });
  const read = await textOfFile(await fetched(office, url));
  // Lines are broken by the width of the paper.
  return { name, words: plainText(read.text ?? []).replace(/\s+/g, " ") };
}

test("a version is printed with its number, its people as they signed, its amendments and its text", async () => {
  const office = await anOffice();
  const { document, id } = await aDocument(office);
  await write(office, id, "Bước một: tiếp nhận hồ sơ của công dân.");
  await issue(office, document);
  const { name, words } = await printed(office, document, id);
  expect(name).toBe("QT.01 01-00.pdf");
  for (const said of [
    "QT.01",
    "Đỗ Thị Mai",
    "Lê Văn Bình",
    "Phạm Văn Lợi",
    "02/03/2026",
    "Ban hành lần đầu",
    "tiếp nhận hồ sơ của công dân",
  ])
    expect(words).toContain(said);
  expect(words).not.toContain("HẾT HIỆU LỰC");
  expect(words).not.toContain("DỰ THẢO");
});

test("every copy says what it is: a draft before approval, out of force after another took its place, and what is in force instead", async () => {
  const office = await anOffice();
  const { document, id } = await aDocument(office);
  expect((await printed(office, document, id)).words).toContain("DỰ THẢO");
  await issue(office, document);
  const next = await documents.revise(office.self(office.secretary), { id: document, step: "revision", from: id });
  await issue(office, document, addDays(civilDate(office.platform.clock()), 1));
  expect((await printed(office, document, id)).words).not.toContain("HẾT HIỆU LỰC");
  office.platform.setClock(new Date("2026-03-03T02:00:00Z"));
  await documents.enforceDue(office.desk);
  const former = (await printed(office, document, id)).words;
  expect(former).toContain("HẾT HIỆU LỰC");
  expect(former).toContain("QT.01 (01/01)");
  expect((await printed(office, document, draftOf(next))).words).not.toContain("HẾT HIỆU LỰC");
  await documents.withdraw(office.self(office.head), { id: document, reason: "Không còn áp dụng" });
  expect((await printed(office, document, draftOf(next))).words).toContain("HẾT HIỆU LỰC");
});

test("an uploaded PDF is printed behind its cover, another file as the cover alone, and images in a text are on the page", async () => {
  const office = await anOffice();
  const writer = office.self(office.secretary);
  const { document, id } = await aDocument(office);
  const file = await sendFile(office.platform, writer, aPdf("Noi dung quy trinh"));
  await documents.attach(writer, { id, sha256: file.sha256, as: "content" });
  const { words } = await printed(office, document, id);
  for (const said of ["QT.01", "Noi dung quy trinh", "Quy trình.pdf", "DỰ THẢO"]) expect(words).toContain(said);

  const other = await aDocument(office, "QT.02");
  const png = aPng();
  const image = await sendFile(office.platform, writer, png, claimOf(png, "Sơ đồ.png", "image/png"));
  await documents.attach(writer, { id: other.id, sha256: image.sha256, as: "image" });
  const shown = { type: "image", attrs: { file: image.sha256, alt: "Sơ đồ các bước", width: 50 } };
  await documents.save(writer, { id: other.id, body: { type: "doc", content: [shown] }, seen: 1 });
  const { url } = await printVersion(writer, { document: other.document, id: other.id });
  expect(Buffer.from(await fetched(office, url)).includes("/Subtype /Image")).toBe(true);
});

test("who is to read and who has read is a list to print and to work on, without a formula in it", async () => {
  const office = await anOffice();
  const { document } = await aDocument(office);
  await issue(office, document);
  await reading.distribute(office.self(office.secretary), { document, audience: { everyone: true } });
  await reading.converge(office.self(office.secretary), document);
  await reading.acknowledge(office.self(office.head), { document });
  const list = await printReaders(office.self(office.secretary), { document, form: "csv" });
  expect(list.name).toBe("Danh sách phân phối QT.01.csv");
  const lines = Buffer.from(await fetched(office, list.url)).toString("utf8");
  expect(lines).toMatch(/Phạm Văn Lợi.*Đã đọc, đã hiểu/);
  expect(lines).toMatch(/Đỗ Thị Mai.*Chưa xác nhận/);
  for (const form of ["pdf", "xlsx"] as const) {
    const bytes = await fetched(office, (await printReaders(office.self(office.secretary), { document, form })).url);
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe({ pdf: "%P", xlsx: "PK" }[form]);
  }
});

test("a version of another document is not found under this one", async () => {
  const office = await anOffice();
  const [a, b] = [await aDocument(office), await aDocument(office, "QT.02")];
  expect(await outcome(printVersion(office.self(office.head), { document: a.document, id: b.id }))).toBe("document_version.not_found");
});

test("the master list is printed as it is filtered, in the order of codes, whatever titles begin with", async () => {
  const office = await anOffice();
  const { document } = await aDocument(office, "QT.10");
  await issue(office, document);
  await documents.create(office.self(office.secretary), { code: "QT.2", ...about, title: "=HYPERLINK(1)" });
  await documents.create(office.self(office.secretary), { code: "BM.1", title: "Phiếu", kind: "form" });
  const list = async (filters: object) => {
    const { url, name } = await printMasterList(office.self(office.head), { form: "csv", ...filters });
    expect(name).toMatch(/^Danh mục tài liệu .+\.csv$/);
    return Buffer.from(await fetched(office, url)).toString("utf8");
  };
  const processes = await list({ kind: "process" });
  expect(processes.indexOf("QT.2")).toBeLessThan(processes.indexOf("QT.10"));
  expect(processes).not.toContain("BM.1");
  expect(processes).not.toMatch(/(?:^|[,;"])=/m);
  expect(await list({ search: "phieu" })).toContain("BM.1");
  const { url } = await printMasterList(office.self(office.head), {});
  const { words } = { words: plainText((await textOfFile(await fetched(office, url))).text ?? []) };
  for (const said of ["DANH MỤC TÀI LIỆU", "QT.10", "Phiếu"]) expect(words).toContain(said);
});

test("the minutes of a destruction say what was destroyed, by which decision, how and before whom, with room for number and signatures", async () => {
  const office = await anOffice();
  const { document, id } = await aDocument(office);
  await documents.describe(office.self(office.secretary), { id: document, retentionYears: 1 });
  await issue(office, document);
  await documents.withdraw(office.self(office.head), { id: document, reason: "Không còn áp dụng" });
  office.platform.setClock(new Date("2028-06-02T02:00:00Z"));
  const record = await documents.dispose(office.self(office.head), {
    document,
    id,
    reason: "Hết thời hạn lưu",
    decision: { number: "15/QĐ-STP", on: "2028-06-01" },
    method: "Xóa trên hệ thống, bản giấy cắt nhỏ",
    witnesses: [office.reviewer.id],
  });
  const { url, name } = await printDestruction(office.place, { id: record.id });
  expect(name).toBe("Biên bản hủy QT.01 01-00.pdf");
  const words = plainText((await textOfFile(await fetched(office, url))).text ?? []).replace(/\s+/g, " ");
  for (const said of [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: ……/BB",
    "BIÊN BẢN",
    "15/QĐ-STP ngày 01/06/2028",
    "QT.01",
    "01/00",
    "Xóa trên hệ thống, bản giấy cắt nhỏ",
    "NGƯỜI CHỨNG KIẾN",
    "Lê Văn Bình",
    "Phạm Văn Lợi",
    record.content.sha256.slice(0, 16),
  ])
    expect(words).toContain(said);
});

test("the list of texts from outside alone is printed as their register: issuer, day of issue, who keeps it", async () => {
  const office = await anOffice();
  await register(office.self(office.secretary), {
    number: "118/2025/NĐ-CP",
    title: "Về cơ chế một cửa",
    issuer: "Chính phủ",
    issuedOn: "2025-06-09",
    effectiveFrom: "2025-07-01",
    keptAt: "Văn phòng",
  });
  const { url, name } = await printMasterList(office.place, { kind: "external", form: "csv" });
  expect(name).toMatch(/^Danh mục tài liệu bên ngoài /);
  const lines = Buffer.from(await fetched(office, url)).toString("utf8");
  for (const said of ["Cơ quan ban hành", "118/2025/NĐ-CP", "Chính phủ", "Văn bản pháp luật", "Văn phòng"]) expect(lines).toContain(said);
});
