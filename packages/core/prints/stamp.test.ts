import { createHash } from "node:crypto";
import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import PdfKit from "pdfkit";
import { describe, expect, test } from "vitest";
import { printCover, stampPdf } from "./index.ts";
import { controlled, dense, getDocument, readPdf, standings } from "./pages.test-helper.ts";
import { gather } from "./pen.ts";

const kit = (options: Record<string, unknown>, ...pages: string[]): Promise<Uint8Array> => {
  const file = new PdfKit({ autoFirstPage: false, info: { CreationDate: new Date(0) }, ...options });
  for (const page of pages) file.addPage().font("Helvetica").text(page, 90, 90, { lineBreak: false, baseline: "alphabetic" });
  file.end();
  return gather(file);
};
const sound = () => kit({}, "Page one", "Page two");
const name = "Quy trình khai sinh (đã ký số).pdf";
const stamp = (bytes: Uint8Array, more: Partial<typeof controlled> = {}) => stampPdf({ ...controlled, ...more }, { name, bytes });

test("an upload gets a cover with header, signatures and amendments, and keeps its own pages behind it in their order", async () => {
  const upload = await sound();
  const { pages, info } = await readPdf(await stamp(upload));
  expect(pages).toHaveLength(3);
  const [cover = ""] = pages;
  const wanted = ["Mã hiệu: QT.01", "Trang: 1/3", "SOÁT XÉT", "Lê Thị Hồng Nhung", "KT. CHỦ TỊCH", "Ban hành lần đầu", "Ký duyệt điện tử"];
  for (const said of [...wanted, "Quy trình khai sinh (đã ký số).pdf", "Số trang 2"]) expect(dense(cover)).toContain(dense(said));
  expect(dense(cover)).toContain(createHash("sha256").update(upload).digest("hex"));
  expect(pages.slice(1)).toEqual(["Page one", "Page two"]);
  expect(info).toMatchObject({ Title: expect.stringContaining("QT.01"), Language: "vi", CreationDate: "D:20261001170500Z" });
});

describe("while it is not in force, every page of the upload carries the mark", () => {
  test.each([
    ["in_preparation", "DỰ THẢO"],
    ["scheduled", "CHƯA CÓ HIỆU LỰC"],
    ["superseded", "HẾT HIỆU LỰC"],
    ["withdrawn", "HẾT HIỆU LỰC"],
  ] as const)("%s", async (is, mark) => {
    const { pages } = await readPdf(await stamp(await sound(), { standing: standings[is] }));
    for (const page of pages) expect(dense(page)).toContain(dense(mark));
    if (is === "superseded")
      for (const page of pages) expect(dense(page)).toContain(dense("từ ngày 01/12/2026 – được thay thế bằng QT.01"));
  });
});

test("the mark lies in the middle of what is seen of a page, upright, however the page is turned and cropped", async () => {
  const file = await PDFDocument.create();
  for (const turned of [0, 90, 180, 270]) {
    const page = file.addPage([800, 400]);
    page.setCropBox(100, 50, 500, 300);
    page.setRotation(degrees(turned));
  }
  const stamped = await stamp(await file.save(), { standing: standings.superseded });
  const task = getDocument({ data: Uint8Array.from(stamped), verbosity: 0 });
  const read = await task.promise;
  for (const number of [2, 3, 4, 5]) {
    const page = await read.getPage(number);
    const { items } = await page.getTextContent();
    const mark = items.find((item) => "str" in item && item.str.startsWith("HẾT"));
    if (!mark || !("str" in mark)) throw new Error("no mark");
    const [a = 0, b = 0, , , x = 0, y = 0] = mark.transform as number[];
    // The words climb at 50 degrees for the eye: against the page's own axes that is less by its turn.
    expect(Math.round((Math.atan2(b, a) * 180) / Math.PI - page.rotate + 720) % 360).toBe(50);
    expect(Math.hypot(x - 350, y - 200)).toBeLessThan(170);
  }
  await task.destroy();
});

test("links and bookmarks still lead to their pages; a signature over the former bytes is no longer claimed, its picture stays", async () => {
  const file = await PDFDocument.load(await sound());
  const { context } = file;
  const value = context.register(context.obj({ Type: "Sig", Filter: "Adobe.PPKLite" }));
  const widget = context.register(
    context.obj({ Type: "Annot", Subtype: "Widget", FT: "Sig", T: PDFString.of("s"), V: value, Rect: [0, 0, 9, 9] }),
  );
  const second = file.getPage(1).ref;
  const link = context.register(context.obj({ Type: "Annot", Subtype: "Link", Rect: [0, 0, 9, 9], Dest: [second, "Fit"] }));
  file.getPage(0).node.set(PDFName.of("Annots"), context.obj([widget, link]));
  file.catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [widget], SigFlags: 3 }));
  file.catalog.set(PDFName.of("OpenAction"), context.obj([second, "Fit"]));

  const stamped = await PDFDocument.load(await stamp(await file.save()));
  const annotations = stamped.getPage(1).node.lookup(PDFName.of("Annots"), PDFArray);
  expect(annotations.lookup(0, PDFDict).has(PDFName.of("V"))).toBe(false);
  expect(annotations.lookup(0, PDFDict).has(PDFName.of("Rect"))).toBe(true);
  expect(annotations.lookup(1, PDFDict).lookup(PDFName.of("Dest"), PDFArray).get(0)).toBe(stamped.getPage(2).ref);
  expect(stamped.catalog.has(PDFName.of("OpenAction"))).toBe(false);
  expect(stamped.catalog.lookup(PDFName.of("AcroForm"), PDFDict).has(PDFName.of("SigFlags"))).toBe(false);
});

test("an upload that is no PDF gets the cover alone, which names the file and its SHA-256", async () => {
  const sha256 = "0123456789abcdef".repeat(4);
  const { pages } = await readPdf(await printCover({ ...controlled, standing: standings.withdrawn }, { name: "Biểu mẫu.docx", sha256 }));
  expect(pages).toHaveLength(1);
  for (const said of ["Biểu mẫu.docx", sha256, "Trang: 1/1", "Mã hiệu: QT.01", "HẾT HIỆU LỰC", "đã bị bãi bỏ"])
    expect(dense(pages[0] ?? "")).toContain(dense(said));
});

describe("what cannot be read is refused with what to do about it", () => {
  const refused: Record<string, () => Promise<Uint8Array>> = {
    "a password to open": () => kit({ pdfVersion: "1.7", userPassword: "a", ownerPassword: "b" }, "x"),
    "a password to change": () => kit({ pdfVersion: "1.7", ownerPassword: "b" }, "x"),
    "nothing in it": () => Promise.resolve(new Uint8Array()),
    "another kind of file": () => Promise.resolve(Buffer.from("PK\u0003\u0004 not a PDF")),
    "only a first line": () => Promise.resolve(Buffer.from("%PDF-1.7\n%%EOF")),
    "an end cut off": async () => (await sound()).subarray(0, 700),
    "pages that are their own parents": () =>
      Promise.resolve(
        Buffer.from(
          "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        ),
      ),
    "no page": () =>
      Promise.resolve(
        Buffer.from(
          "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        ),
      ),
  };
  test.each(Object.keys(refused))("%s", async (why) => {
    await expect(stamp(await (refused[why]?.() ?? sound()))).rejects.toMatchObject({
      code: "print.unreadable",
      kind: "unsupported",
      say: { vi: expect.stringContaining("mật khẩu"), en: expect.stringContaining("password") },
    });
  });
  test("over 100 MB", async () => {
    await expect(stamp(new Uint8Array(100 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: "print.too_large", kind: "too_large" });
  });
});

test("equal input gives equal bytes", async () => {
  const upload = await sound();
  const superseded = { standing: standings.superseded };
  expect(Buffer.compare(await stamp(upload, superseded), await stamp(upload, superseded))).toBe(0);
});
