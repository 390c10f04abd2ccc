import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { zipOf } from "../archives/zip.test-helper.ts";
import { docxOf, odtOf, wp, wtr } from "./files.test-helper.ts";
import { diffBlocks, fileLimits, plainText, textOfFile } from "./index.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array) => {
  const { text, reason } = await textOfFile(bytes);
  expect(reason).toBeUndefined();
  return text ?? [];
};
const linesIn = async (bytes: Uint8Array) => plainText(await read(bytes)).split("\n");
const why = async (bytes: Uint8Array) => (await textOfFile(bytes)).reason?.code;

test("paragraphs, headings by style or outline, items and rows of a DOCX come as lines of their kind", async () => {
  const body =
    wp("Mục đích", '<w:pStyle w:val="u1"/>') +
    wp("Phạm vi", '<w:pStyle w:val="Mc"/>') +
    wp("Phụ lục", '<w:outlineLvl w:val="0"/>') +
    wp("một", "<w:numPr/>") +
    wp("") +
    `<w:tbl>${wtr(wp("Bước"), wp("Trách") + wp("nhiệm"))}${wtr(wp("1"), wp(""))}</w:tbl>`;
  expect(await read(docxOf(body))).toEqual([
    { kind: "heading", text: "Mục đích", level: 1, place: [] },
    { kind: "heading", text: "Phạm vi", level: 2, place: [] },
    { kind: "heading", text: "Phụ lục", level: 1, place: [] },
    { kind: "paragraph", text: "một", place: ["item"] },
    { kind: "row", text: "Bước\tTrách nhiệm", place: ["table"] },
    { kind: "row", text: "1\t", place: ["table"] },
  ]);
});

test("a DOCX is read as its reader sees it: changes accepted, fields by their result, nothing twice, breaks as blanks", async () => {
  const body =
    '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Thời hạn</w:t><w:tab/></w:r><w:del><w:r><w:delText>05</w:delText></w:r></w:del><w:ins><w:r><w:t>03</w:t></w:r></w:ins>' +
    "<w:r><w:br/><w:t>ngày&#160;&amp; đêm</w:t></w:r><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>" +
    "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>" +
    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>hộp</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>ngoài</w:t></w:r></w:p>";
  expect(await linesIn(docxOf(body))).toEqual(["Thời hạn 03 ngày & đêm", "7", "hộp", "ngoài"]);
});

test("a table within a cell stays in its row, footnotes come after the text, other prefixes are read alike", async () => {
  const inner = `<w:tbl>${wtr(wp("c"), wp("d"))}</w:tbl>`;
  const notes = '<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>Luật số 1</w:t></w:r></w:p></w:footnote></w:footnotes>';
  const body = `<w:tbl>${wtr(wp("a") + inner, wp("b"))}</w:tbl>`;
  for (const prefix of ["w", "ns0"])
    expect(await linesIn(docxOf(body.replaceAll("w:", `${prefix}:`), [["word/footnotes.xml", notes]]))).toEqual(["a c d\tb", "Luật số 1"]);
});

test("text out of a file is composed, in one line and without what nobody can see or a store cannot hold", async () => {
  expect(await linesIn(docxOf(wp("Ho\u0302\u0300  s\u01A1\u200B\n &#x202E;so&#x302;&#x301;&#7; &#xFFFE;5")))).toEqual(["Hồ sơ số 5"]);
});

test("paragraphs, headings, items and rows of an ODT come alike; tracked deletions and remarks are left out", async () => {
  const body =
    '<text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes><text:h text:outline-level="2">Mục<text:s text:c="999999999"/>đích</text:h>' +
    "<text:p>Quy<text:tab/>định<office:annotation><text:p>góp ý</text:p></office:annotation><text:span> rõ</text:span></text:p><text:list><text:list-item><text:p>một</text:p></text:list-item></text:list>" +
    '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>';
  expect(await read(odtOf(body))).toEqual([
    { kind: "heading", text: "Mục đích", level: 2, place: [] },
    { kind: "paragraph", text: "Quy định rõ", place: [] },
    { kind: "paragraph", text: "một", place: ["item"] },
    { kind: "row", text: "a\t", place: ["table"] },
  ]);
});

test("two versions of an uploaded file are compared by their words", async () => {
  const [before, after] = await Promise.all(
    [docxOf(wp("Thời hạn 05 ngày") + wp("Lệ phí")), docxOf(wp("Thời hạn 03 ngày") + wp("Lệ phí"))].map(read),
  );
  expect(diffBlocks(before!, after!).counts).toEqual({ unchanged: 1, added: 0, removed: 0, changed: 1, moved: 0 });
});

test("a password, an old format, another kind of file and a file without words are told apart, each with its remedy in both languages", async () => {
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const files: { readonly [code: string]: readonly Uint8Array[] } = {
    "text.encrypted": [
      ole,
      docxOf(wp("a"), [], { flags: 1 }),
      odtOf("<text:p>a</text:p>", "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"),
    ],
    "text.unsupported": [
      bytesOf(""),
      bytesOf("<html>"),
      zipOf([["a.txt", "x"]]),
      zipOf([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]]),
      zipOf([
        ["[Content_Types].xml", ""],
        ["_rels/.rels", '<R><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></R>'],
        ["xl/workbook.xml", "<a/>"],
      ]),
    ],
    "text.none": [docxOf(""), docxOf(wp(" \u200B")), odtOf("")],
    "text.broken": [
      docxOf(wp("a")).subarray(0, 300),
      docxOf("<w:p>"),
      docxOf('<!DOCTYPE a [<!ENTITY b "c">]>'),
      docxOf(wp("a"), [], { crc: 1 }),
      zipOf([["[Content_Types].xml", ""]]),
      zipOf([["mimetype", "application/vnd.oasis.opendocument.text"]]),
    ],
    "text.too_much": [
      docxOf(wp("a"), [["word/media/a.bin", "\u0000".repeat(2 ** 21)]]),
      zipOf(
        [
          ["[Content_Types].xml", ""],
          ["word/document.xml", createHash("shake256", { outputLength: 2 ** 21 }).digest()],
        ],
        { size: 25 * 2 ** 20 },
      ),
    ],
  };
  for (const [code, all] of Object.entries(files)) {
    for (const [index, bytes] of all.entries()) {
      const { text, reason } = await textOfFile(bytes);
      expect([index, text, reason?.code]).toEqual([index, undefined, code]);
      expect([reason?.say.vi, reason?.say.en]).toEqual([expect.stringMatching(/hãy|vẫn có thể/), expect.stringMatching(/;/)]);
    }
  }
});

/** What repeats is taken for a bomb by its ratio; these do not. */
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(Math.imul(index + 1, 2_654_435_761) >>> 0));

test("a long text is cut at its limit and says so; a hostile one costs no more", async () => {
  const many = await textOfFile(
    docxOf(
      numbers(fileLimits.blocks + 1)
        .map((text) => wp(text))
        .join(""),
    ),
  );
  expect([many.text?.length, many.text && many.cut]).toEqual([fileLimits.blocks, true]);
  const long = await textOfFile(docxOf(Array.from({ length: 30 }, () => wp(numbers(10_000).join(" "))).join("")));
  expect(long.text && [plainText(long.text).length < fileLimits.length + 100, long.cut]).toEqual([true, true]);
  const started = performance.now();
  // One cell of 150,000 paragraphs; 150,000 tags one within the other.
  const cell = numbers(150_000)
    .map((text) => `<w:p><w:t>${text}</w:t></w:p>`)
    .join("");
  expect((await read(docxOf(`<w:tbl>${wtr(cell)}</w:tbl>`)))[0]?.text.length).toBeGreaterThan(1_000_000);
  const deep = numbers(150_000).map((text) => `a${text}`);
  const nested =
    deep.map((tag) => `<w:p><${tag}>`).join("") +
    deep
      .toReversed()
      .map((tag) => `</${tag}></w:p>`)
      .join("");
  expect(await why(docxOf(nested))).toBe("text.none");
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("a DOCX or ODT with any bytes or words changed gives a text or a reason, never an exception", async () => {
  const body = wp("Mục đích", '<w:pStyle w:val="u1"/>') + `<w:tbl>${wtr(wp("a"), wp("b"))}</w:tbl>`;
  const sound = [docxOf(body), odtOf("<text:h>a</text:h><text:p>b</text:p>")];
  const edits = fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.nat(1), edits, async (which, changes) => {
      const bytes = Uint8Array.from(sound[which]!);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const { text, reason } = await textOfFile(bytes);
      expect((text === undefined) !== (reason === undefined)).toBe(true);
    }),
    { numRuns: 300 },
  );
  const snippet = fc.constantFrom(
    "<",
    ">",
    "</w:p>",
    "</w:tc>",
    "<w:tr>",
    "<w:tc>",
    "<w:p>",
    "&",
    "<w:t>",
    "</w:tr>",
    "<w:del>",
    "<w:del/>",
    "<!--",
    "]]>",
    "\u0000",
  );
  const cuts = fc.array(fc.tuple(fc.nat(body.length), fc.nat(5), snippet), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(cuts, async (changes) => {
      const { text, reason } = await textOfFile(
        docxOf(changes.reduce((xml, [at, cut, put]) => xml.slice(0, at) + put + xml.slice(at + cut), body)),
      );
      expect((text === undefined) !== (reason === undefined)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
