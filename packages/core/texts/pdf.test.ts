import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pdfOf } from "./files.test-helper.ts";
import { fileLimits, plainText, textOfFile } from "./index.ts";
import { type PdfLine, paragraphsOf } from "./pdf-lines.ts";
import { textOfPdf } from "./pdf.ts";

const linesIn = async (bytes: Uint8Array) => {
  const { text, reason } = await textOfFile(bytes);
  expect(reason).toBeUndefined();
  return plainText(text ?? []).split("\n");
};
const why = async (given: ReturnType<typeof textOfPdf>) => (await given).reason?.code;

test("the text of a PDF is read line by line and page by page, in Vietnamese and composed", async () => {
  const bytes = pdfOf([
    [
      ["QUY TRÌNH KIỂM SOÁT", 50, 800],
      ["Ho\u0302\u0300 s\u01A1 số 12/QĐ-UBND", 50, 700],
    ],
    [["Trang hai", 50, 800]],
  ]);
  expect(await linesIn(bytes)).toEqual(["QUY TRÌNH KIỂM SOÁT", "Hồ sơ số 12/QĐ-UBND", "Trang hai"]);
});

test("lines that ran to the edge are one paragraph; items, articles, headings and short lines begin one", () => {
  const at = (text: string, right: number, y: number, size = 12): PdfLine => ({ text, left: 50, right, y, size });
  const page = [
    at("Mục đích", 120, 800, 16),
    at("Quy trình này quy định trình tự", 540, 780),
    at("tiếp nhận hồ sơ của công dân và trả", 530, 766),
    at("kết quả.", 90, 752),
    at("Áp dụng tại các đơn vị thuộc ủy ban", 540, 738),
    at("- văn thư xã, phường, thị trấn và các", 540, 724),
    at("Điều 2. Trách nhiệm của người đứng", 540, 710),
    at("đầu cơ quan.", 110, 696),
    at("Chân trang ở xa", 540, 60),
  ];
  expect(paragraphsOf(page).map(({ text }) => text)).toEqual([
    "Mục đích",
    "Quy trình này quy định trình tự tiếp nhận hồ sơ của công dân và trả kết quả.",
    "Áp dụng tại các đơn vị thuộc ủy ban",
    "- văn thư xã, phường, thị trấn và các",
    "Điều 2. Trách nhiệm của người đứng đầu cơ quan.",
    "Chân trang ở xa",
  ]);
  expect(paragraphsOf([])).toEqual([]);
});

test("a PDF with a password, a damaged one and one without words have no text and say why", async () => {
  const locked =
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "11".repeat(32) + "> /U <" + "22".repeat(32) + "> >> /ID [<00> <00>]";
  expect(await why(textOfFile(pdfOf([[["a", 50, 800]]], { trailer: locked })))).toBe("text.encrypted");
  expect(await why(textOfFile(new TextEncoder().encode("%PDF-1.7\nrác")))).toBe("text.broken");
  expect(await why(textOfFile(pdfOf([[], []])))).toBe("text.none");
});

test("pages beyond the limit are left out and the text says that it was cut; a false number of pages is not believed", async () => {
  const pages = ["một", "hai", "ba"].map((text) => [[text, 50, 800]] as const);
  const two = await textOfPdf(pdfOf(pages), { ...fileLimits, pages: 2 });
  expect(two.text && [plainText(two.text), two.cut]).toEqual(["một\nhai", true]);
  const all = await textOfPdf(pdfOf(pages));
  expect(all.text && [plainText(all.text), all.cut]).toEqual(["một\nhai\nba", false]);
  const lie = await textOfPdf(pdfOf(pages, { pageCount: 1_000_000_000 }), { ...fileLimits, pages: 5 });
  expect(lie.text && [plainText(lie.text), lie.cut]).toEqual(["một\nhai\nba", false]);
});

test("a PDF that inflates without end is given up before it has taken what is not there", async () => {
  const zeros = deflateSync(Buffer.alloc(400 * 2 ** 20));
  const before = process.memoryUsage.rss();
  expect(await why(textOfPdf(pdfOf([[["a", 50, 800]]], { content: zeros }), { ...fileLimits, memory: 96 * 2 ** 20 }))).toBe(
    "text.too_much",
  );
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(300);
});

test("a PDF that takes too long is given up, whatever the reader is busy with; one larger than the limit is not begun", async () => {
  const busy = deflateSync(Buffer.from("BT /F1 12 Tf (a) Tj ET q Q\n".repeat(400_000)));
  const started = performance.now();
  expect(await why(textOfPdf(pdfOf([[["a", 50, 800]]], { content: busy }), { ...fileLimits, time: 300 }))).toBe("text.too_much");
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(await why(textOfPdf(pdfOf([[["a", 50, 800]]]), { ...fileLimits, pdf: 100 }))).toBe("text.too_much");
});

test("a PDF with any bytes changed gives a text or a reason, and the process lives", async () => {
  const sound = pdfOf([
    [
      ["Mục đích", 50, 800],
      ["hai", 50, 780],
    ],
  ]);
  const edits = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, byte] of changes.map(([at, byte]) => [Math.max(5, at), byte] as const)) bytes[at] = byte;
      const { text, reason } = await textOfFile(bytes);
      expect((text === undefined) !== (reason === undefined)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test("the reader of PDF makes no code out of text, and reads without the one that draws", () => {
  const require = createRequire(import.meta.url);
  for (const name of ["pdf.mjs", "pdf.worker.mjs"])
    expect(readFileSync(require.resolve(`pdfjs-dist/legacy/build/${name}`), "utf8")).not.toMatch(/\beval\(|\bnew Function\(/);
  expect(() => require.resolve("@napi-rs/canvas")).toThrow();
});
