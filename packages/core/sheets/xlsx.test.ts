import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf, textRow, workbookOf, zipOf } from "./fixtures.test-helper.ts";
import { type Column, readSheet } from "./index.ts";

const columns: Column[] = [
  { key: "code", headers: ["Mã"], required: true },
  { key: "value", headers: ["Giá trị"] },
];
const head = textRow(1, "Mã", "Giá trị");
const sheetOf = (rows: string, after = "") => `<sheetData>${head}${rows}</sheetData>${after}`;
const read = (bytes: Uint8Array, name = "a.xlsx") => readSheet({ name, bytes }, columns);
const codes = async (bytes: Uint8Array, name?: string) =>
  (await read(bytes, name)).problems.map(({ row, column, code }) => [row, column, code]);
const rowsOf = async (bytes: Uint8Array) => {
  const { rows, problems } = await read(bytes);
  expect(problems).toEqual([]);
  return rows;
};
/** The values of column B, one cell a row from row 2 on. */
const values = async (cells: readonly string[], parts: Parameters<typeof workbookOf>[1] = {}) => {
  const rows = cells.map(
    (cell, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>1</v></c>${cell.replace("<c", `<c r="B${index + 2}"`)}</row>`,
  );
  return (await rowsOf(workbookOf(sheetOf(rows.join("")), parts))).map(({ cells: { value } }) => value);
};

test("text comes from shared strings, rich text, inline and formulas; reading aids and markup are left out, entities decoded", async () => {
  const strings =
    '<si><t>00123</t></si><si><r><t>Đăng </t></r><r><rPr><b/></rPr><t xml:space="preserve">ký </t></r><rPh><t>x</t></rPh></si><si><t>A&amp;B &lt;1&gt; &#272;&#x1F4C4;</t></si>';
  const cells = [
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="s"><v>2</v></c>',
    '<c t="str"><f>UPPER("a")</f><v>A_x000A_B</v></c>',
    '<c t="inlineStr"><is><t>a_x000D__x000A_b</t></is></c>',
    '<c t="inlineStr"><is><t><![CDATA[Sở & Chi cục]]></t></is></c>',
  ];
  expect(await values(cells, { strings })).toEqual(["00123", "Đăng ký", "A&B <1> Đ📄", "A\nB", "a\nb", "Sở & Chi cục"]);
});

test("numbers are plain decimals: no exponent, no .0, no digits that the calculation invented", async () => {
  const raw = ["45000", "45000.0", "4.5E4", "1E+21", "1.5E-7", "0.30000000000000004", "-12.50", "0", "12345678901234567", "1.012753"];
  expect(await values(raw.map((text) => `<c><v>${text}</v></c>`))).toEqual([
    "45000",
    "45000",
    "45000",
    "1000000000000000000000",
    "0.00000015",
    "0.3",
    "-12.5",
    "0",
    "12345678901234567",
    "1.012753",
  ]);
});

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="00000;@"/><numFmt numFmtId="166" formatCode="[$-42A]dd\\ mmmm\\ yyyy"/>' +
  '<numFmt numFmtId="167" formatCode="#,##0\\ &quot;đồng&quot;"/><numFmt numFmtId="168" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="169" formatCode="[Red]0.00"/><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${[0, 14, 164, 165, 166, 167, 168, 169, 20, 170].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
const styled = (style: number, raw: string) => `<c s="${style}"><v>${raw}</v></c>`;

test("a date cell is a day, by built-in and by Vietnamese formats; money and colours are not mistaken for dates", async () => {
  const cells = [
    styled(1, "46348"),
    styled(2, "46348"),
    styled(4, "46348.0"),
    styled(5, "46348"),
    styled(7, "46348.5"),
    styled(0, "46348"),
  ];
  expect(await values(cells, { styles })).toEqual(["2026-11-22", "2026-11-22", "2026-11-22", "46348", "46348.5", "46348"]);
});

test("times keep minutes, midnight is a day alone, elapsed hours pass 24", async () => {
  const cells = [
    styled(6, "46348.354166666664"),
    styled(6, "46348"),
    styled(8, "0.3541666666666667"),
    styled(9, "1.25"),
    '<c t="d"><v>2026-11-22T08:30:00</v></c>',
    '<c t="d"><v>2026-11-22T00:00:00.000</v></c>',
  ];
  expect(await values(cells, { styles })).toEqual(["2026-11-22 08:30", "2026-11-22", "08:30", "30:00", "2026-11-22 08:30", "2026-11-22"]);
});

test("both calendars of Excel are right, with the day of 1900 that never was", async () => {
  expect(await values([styled(1, "1"), styled(1, "59"), styled(1, "61"), styled(1, "-1")], { styles })).toEqual([
    "1900-01-01",
    "1900-02-28",
    "1900-03-01",
    "-1",
  ]);
  expect(await values([styled(1, "44886")], { styles, book: '<workbookPr date1904="1"/>' })).toEqual(["2026-11-22"]);
});

test("a code stored as a number under a format of zeros keeps the zeros that the person sees", async () => {
  expect(await values([styled(3, "4"), styled(3, "123456")], { styles })).toEqual(["00004", "123456"]);
});

test("a formula gives the stored value, true and false are words, an error value is told and its row left out", async () => {
  expect(await values(["<c><f>1+1</f><v>2</v></c>", '<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>', "<c><f>A9</f></c>"])).toEqual([
    "2",
    "TRUE",
    "FALSE",
    "",
  ]);
  const { rows, problems } = await read(
    workbookOf(sheetOf('<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')),
  );
  expect(rows).toEqual([]);
  expect(problems).toMatchObject([{ row: 2, column: "Giá trị", code: "sheet.error_cell" }]);
  expect(problems[0]?.vi).toContain("#DIV/0!");
});

test("rows and cells keep their place, with gaps, without references and with columns in another order", async () => {
  const gap = '<row r="7"><c r="B7"><v>5</v></c></row><row><c><v>6</v></c></row>';
  expect(await rowsOf(workbookOf(sheetOf(gap)))).toEqual([
    { row: 7, cells: { code: "", value: "5" } },
    { row: 8, cells: { code: "6", value: "" } },
  ]);
  const swapped = `<sheetData>${textRow(3, "Giá trị", "", "Mã")}${textRow(4, "x", "", "1")}</sheetData>`;
  expect(await rowsOf(workbookOf(swapped))).toEqual([{ row: 4, cells: { code: "1", value: "x" } }]);
});

test("a cell beyond the headers is told by its letter", async () => {
  expect(await codes(workbookOf(sheetOf(textRow(2, "1", "x", "", "y"))))).toEqual([[2, "D", "sheet.ragged_row"]]);
});

test("a value merged down counts for each row; one merged across stays a heading, and an empty row stays empty", async () => {
  const body = textRow(2, "a", "1") + textRow(3, "", "2") + textRow(4, "", "3") + textRow(6, "b");
  const merges =
    '<mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="A6:B6"/><mergeCell ref="A1:A2"/><mergeCell ref="A3:A4"/></mergeCells>';
  expect((await rowsOf(workbookOf(sheetOf(body, merges)))).map(({ row, cells }) => [row, cells["code"], cells["value"]])).toEqual([
    [2, "a", "1"],
    [3, "a", "2"],
    [4, "a", "3"],
    [6, "b", ""],
  ]);
});

test("the first sheet a person sees is read; prefixed tags and 64-bit sizes of other writers too", async () => {
  const workbook =
    '<w:workbook xmlns:w="m" xmlns:q="r"><w:sheets><w:sheet name="A" state="hidden" q:id="rId1"/><w:sheet name="B" q:id="rId2"/></w:sheets></w:workbook>';
  const second = `<x:worksheet xmlns:x="m">${sheetOf(textRow(2, "1", "x")).replace(/<(\/?)/g, "<$1x:")}</x:worksheet>`;
  const parts = partsOf(sheetOf(textRow(2, "hidden")), { workbook, more: [["xl/worksheets/sheet2.xml", second]] });
  for (const zip64 of [false, true]) expect(await rowsOf(zipOf(parts, { zip64 }))).toEqual([{ row: 2, cells: { code: "1", value: "x" } }]);
});

test("a password, an old .xls, another kind of zip and a cut-off file are refused with the way out", async () => {
  const sound = workbookOf(sheetOf(textRow(2, "1")));
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  expect(await codes(ole, "a.xlsx")).toEqual([[0, "", "sheet.encrypted_or_xls"]]);
  expect(await codes(zipOf(partsOf(""), { flags: 1 }))).toEqual([[0, "", "sheet.encrypted_or_xls"]]);
  expect(await codes(zipOf([["content.xml", "<office/>"]]), "a.ods")).toEqual([[0, "", "sheet.unsupported"]]);
  for (const end of [4, 40, sound.length - 23, sound.length - 1])
    expect(await codes(sound.subarray(0, end))).toEqual([[0, "", "sheet.broken"]]);
  expect(await codes(zipOf(partsOf(sheetOf("")), { crc: 1 }))).toEqual([[0, "", "sheet.broken"]]);
});

test("the bytes decide and not the name: a workbook called .csv is read as a workbook", async () => {
  expect((await read(workbookOf(sheetOf(textRow(2, "1"))), "a.csv")).rows).toHaveLength(1);
});

test("a zip bomb is refused by its directory, before anything is inflated", async () => {
  const zeros = (size: number) => Buffer.alloc(size);
  const noise = createHash("shake256", { outputLength: 30_000 }).update("noise").digest();
  const refused = {
    "one part of zeros": zipOf([...partsOf(""), ["xl/media/a.bin", zeros(2 * 1024 * 1024)]]),
    "the same beside noise": zipOf([...partsOf(""), ["xl/media/a.bin", zeros(2 * 1024 * 1024)], ["xl/media/b.bin", noise]]),
    "many small parts of zeros": zipOf(Array.from({ length: 40 }, (_, index) => [`a${index}`, zeros(900_000)] as const)),
    "over 50 MB in all": zipOf(partsOf(sheetOf("")), { size: 20 * 1024 * 1024, packed: 1024 * 1024 }),
    "over 1,000 parts": zipOf(Array.from({ length: 1_001 }, (_, index) => [`a${index}`, ""] as const)),
  };
  for (const [why, bytes] of Object.entries(refused))
    expect([why, await codes(bytes)]).toEqual([why, [[0, "", "sheet.inflates_too_much"]]]);
});

test("a directory that lies gains nothing: more output than promised, fewer bytes, parts of one name", async () => {
  const parts = partsOf(sheetOf(textRow(2, "1")));
  expect(await codes(zipOf(parts, { size: 10 }))).toEqual([[0, "", "sheet.broken"]]);
  expect(await codes(zipOf(parts, { size: 5_000 }))).toEqual([[0, "", "sheet.broken"]]);
  expect(await codes(zipOf(parts, { packed: 10 }))).toEqual([[0, "", "sheet.broken"]]);
  expect(await codes(zipOf(parts, { count: 40 }))).toEqual([[0, "", "sheet.broken"]]);
  expect(await codes(zipOf([...parts, ["XL/worksheets/sheet1.xml", "<worksheet/>"]]))).toEqual([[0, "", "sheet.broken"]]);
});

test("a document type, bad XML and references to nothing are refused", async () => {
  const refused = [
    partsOf(sheetOf('<row r="2"><c r="A2" t="s"><v>7</v></c></row>')),
    partsOf("<sheetData><row>"),
    partsOf(sheetOf('<row r="99999999"><c><v>1</v></c></row>')),
    partsOf("", { workbook: '<workbook><sheets><sheet xmlns:r="r" r:id="rId9"/></sheets></workbook>' }),
    partsOf("", { workbook: '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>' }),
  ];
  for (const parts of refused) expect(await codes(zipOf(parts))).toEqual([[0, "", "sheet.broken"]]);
  const sound = partsOf(sheetOf(textRow(2, "1")));
  const declared = sound.map(([name, text]) => [name, text.replace("<worksheet>", "<!DOCTYPE worksheet><worksheet>")] as const);
  expect(await codes(zipOf(declared))).toEqual([[0, "", "sheet.broken"]]);
});

test("characters that no text can hold are told, however they are written", async () => {
  const body = textRow(2, "1", "_xD800_") + textRow(3, "2", "&#x110000;") + textRow(4, "3", "&#7;") + textRow(5, "4", "_x005F_x0007_");
  expect(await codes(workbookOf(sheetOf(body)))).toEqual([
    [2, "Giá trị", "sheet.control_character"],
    [3, "Giá trị", "sheet.lost_character"],
    [4, "Giá trị", "sheet.control_character"],
  ]);
});

test("a cell at the far corner and a sheet formatted to its last row cost nothing", async () => {
  expect(await codes(workbookOf(sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')))).toEqual([
    [0, "", "sheet.too_many_columns"],
  ]);
  const styledOnly = Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="1"/></row>`).join("");
  const merges = '<mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="A2:XFD1048576"/></mergeCells>';
  expect(await rowsOf(workbookOf(sheetOf(textRow(2, "1") + styledOnly, merges)))).toEqual([{ row: 2, cells: { code: "1", value: "" } }]);
});

test("5,000 rows are read and 5,001 refused", async () => {
  const body = (count: number) =>
    workbookOf(sheetOf(Array.from({ length: count }, (_, index) => textRow(index + 2, "1", String(index))).join("")));
  expect(await rowsOf(body(5_000))).toHaveLength(5_000);
  expect(await codes(body(5_001))).toEqual([[0, "", "sheet.too_many_rows"]]);
});

test("a workbook with any bytes changed gives an answer, never an exception", async () => {
  const sound = workbookOf(sheetOf(textRow(2, "1", "x")), { styles, strings: "<si><t>a</t></si>" });
  const edits = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, byte] of changes) bytes[at] = byte;
      const { rows, problems } = await read(bytes);
      expect(rows.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test("a sheet with any text changed gives an answer, never an exception", async () => {
  const sound = sheetOf(
    textRow(2, "1", "x") + '<row r="3"><c r="A3" s="2"><f>A1</f><v>45000</v></c></row>',
    '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
  );
  const snippet = fc.constantFrom(
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&#x;",
    '"',
    "<c>",
    "</row>",
    "<v>",
    "-",
    "9",
    "]]>",
    "<![CDATA[",
    "<!--",
    "<?",
    "\u0000",
    "r=",
    "t=",
    ":",
    " ",
  );
  const edits = fc.array(fc.tuple(fc.nat(sound.length), fc.nat(5), snippet), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const sheet = changes.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), sound);
      const { rows, problems } = await read(workbookOf(sheet, { styles }));
      expect(rows.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
