import fc from "fast-check";
import { expect, test } from "vitest";
import { type Column, readSheet } from "./index.ts";

const columns: Column[] = [
  { key: "code", headers: ["Mã", "Code"], required: true },
  { key: "name", headers: ["Tên thủ tục", "Name"], required: true },
  { key: "note", headers: ["Ghi chú", "Note"] },
];
const read = (text: string | Uint8Array, name = "a.csv", wanted = columns) => readSheet({ name, bytes: Buffer.from(text) }, wanted);
const rowsOf = async (text: string) => {
  const { rows, problems } = await read(text);
  expect(problems).toEqual([]);
  return rows;
};
const codes = async (text: string | Uint8Array, name?: string) =>
  (await read(text, name)).problems.map(({ row, column, code }) => [row, column, code]);

const one = [{ row: 2, cells: { code: "1.000123", name: "Đăng ký" } }];

test("comma, semicolon and tab, CRLF, LF and CR, with and without BOM read alike", async () => {
  for (const delimiter of [",", ";", "\t"])
    for (const end of ["\r\n", "\n", "\r"])
      for (const bom of ["", "\uFEFF"]) {
        const text = `${bom}Mã${delimiter}Tên thủ tục${end}1.000123${delimiter}Đăng ký`;
        expect(await rowsOf(text)).toEqual(one);
        expect(await rowsOf(text + end)).toEqual(one);
      }
});

test("spaces around the separator do not matter, before a quoted cell either", async () => {
  expect(await rowsOf('Mã , "Tên thủ tục"\n 1.000123 , "Đăng ký" ')).toEqual(one);
  expect(await rowsOf('Mã\tTên thủ tục\n1.000123\t "Đăng ký"')).toEqual(one);
});

test("the separator is counted outside quotes, and Excel's sep= line is obeyed and not counted as a row", async () => {
  expect(await rowsOf('"Mã";"Tên thủ tục"\n"1.000123";"Đăng ký"')).toEqual(one);
  expect((await read('"a,b,c,d";Mã;Name\n')).problems[0]).toMatchObject({ column: "a,b,c,d", code: "sheet.unknown_column" });
  expect(await rowsOf("sep=;\r\nMã;Tên thủ tục\r\n1.000123;Đăng ký\r\n")).toEqual(one);
});

test("headers compare without case, dấu, underscores, double spaces and the star of a mandatory column", async () => {
  for (const header of ["MÃ,TÊN THỦ TỤC", "ma , ten_thu_tuc", "Mã*,Tên  thủ tục *", "CODE,name"]) {
    expect(await rowsOf(`${header}\n1.000123,Đăng ký`)).toEqual(one);
  }
});

test("đ folds to d in a header, as the other dấu do", async () => {
  const unit: Column[] = [{ key: "unit", headers: ["Đơn vị"] }];
  for (const header of ["don_vi", "ĐƠN VỊ", "Đơn vị".normalize("NFD")])
    expect((await read(`${header}\nSở`, "a.csv", unit)).problems).toEqual([]);
});

test("rows keep the numbers of the file: empty rows are skipped and counted, a cell with line breaks is one row", async () => {
  const text = 'Mã,Name,Note\n\n1,A,"dòng 1\r\ndòng 2"\n,,\n  \n2,B,\n';
  expect(await rowsOf(text)).toEqual([
    { row: 3, cells: { code: "1", name: "A", note: "dòng 1\ndòng 2" } },
    { row: 6, cells: { code: "2", name: "B", note: "" } },
  ]);
  expect((await rowsOf(`\n${text}`)).map(({ row }) => row)).toEqual([4, 7]);
});

test("Vietnamese is NFC, cells are trimmed, pasted invisible marks and hard spaces are gone, leading zeros stay", async () => {
  const decomposed = "Đăng ký thường trú".normalize("NFD");
  expect(decomposed).not.toBe(decomposed.normalize("NFC"));
  expect(await rowsOf(`Mã,Name\n 00\u200B123\u00A0,"  ${decomposed}\u00A0xã "\n`)).toEqual([
    { row: 2, cells: { code: "00123", name: "Đăng ký thường trú xã" } },
  ]);
});

test("a column of the file that is not wanted is told, naming what is accepted", async () => {
  const { rows, problems } = await read("Mã,Name,Lĩnh vực\n1,A,B\n");
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([[1, "Lĩnh vực", "sheet.unknown_column"]]);
  expect(problems[0]?.vi).toContain("Mã, Tên thủ tục, Ghi chú");
  expect(problems[0]?.en).toContain("Mã, Tên thủ tục, Ghi chú");
  expect(rows).toEqual([{ row: 2, cells: { code: "1", name: "A" } }]);
});

test("missing, repeated and unnamed columns are told", async () => {
  expect(await codes("Ghi chú\nx")).toEqual([
    [1, "Mã", "sheet.missing_column"],
    [1, "Tên thủ tục", "sheet.missing_column"],
  ]);
  expect(await codes("Mã,Name,CODE\n1,A,2")).toEqual([[1, "CODE", "sheet.duplicate_column"]]);
  expect(await codes("Mã,,Name\n1,x,A\n2,,B")).toEqual([[2, "B", "sheet.unnamed_column"]]);
});

test("a column absent from the file has no key, an empty cell is an empty text", async () => {
  expect((await rowsOf("Mã,Name\n1,A"))[0]?.cells).not.toHaveProperty("note");
  expect((await rowsOf("Mã,Name,Note\n1,A"))[0]?.cells).toEqual({ code: "1", name: "A", note: "" });
});

test("a ragged row is told with its number and left out, the others are read", async () => {
  const { rows, problems } = await read("Mã,Name,Note\n1,A\n2\n3,C,x,y\n4,D,,,\n");
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, "Name", "sheet.ragged_row"],
    [4, "D", "sheet.ragged_row"],
  ]);
  expect(rows.map(({ row }) => row)).toEqual([2, 5]);
});

test("an unterminated or misplaced quote is told with the row where it stands", async () => {
  expect(await codes('Mã,Name\n1,A\n\n2,"B\n3,C\n4,D\n')).toEqual([[4, "", "sheet.open_quote"]]);
  expect(await codes('Mã,"Name\n1,A\n')).toEqual([[1, "", "sheet.open_quote"]]);
  expect(await codes('Mã,Name\n1,"A"b\n')).toEqual([[2, "", "sheet.stray_quote"]]);
  expect(await codes('Mã,Name\n1,A\n2,Sở "B"\n')).toEqual([[3, "", "sheet.stray_quote"]]);
});

test("control characters, marks that reverse the text and lost letters are told and never stored", async () => {
  const { rows, problems } = await read("Mã,Name\n1\u0000,A\n2,\u202EB\n3,C\u0085\n4,D\uFFFD\n5,ổn\n");
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, "Mã", "sheet.control_character"],
    [3, "Name", "sheet.control_character"],
    [4, "Name", "sheet.control_character"],
    [5, "Name", "sheet.lost_character"],
  ]);
  expect(rows.map(({ row }) => row)).toEqual([6]);
  expect(await codes("Mã,Name,Note\u0007\n1,A,x")).toContainEqual([1, "C", "sheet.control_character"]);
});

test("Windows-1258 and UTF-16 are refused with the way out, never guessed", async () => {
  const windows = Buffer.concat([
    Buffer.from("M"),
    Buffer.from([0xe3]),
    Buffer.from(",Name\n1,"),
    Buffer.from([0xd0, 0xe3]),
    Buffer.from("ng"),
  ]);
  const utf16 = Buffer.from("Mã,Tên thủ tục\n1,A\n", "utf16le");
  const cases = [windows, utf16, Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), Buffer.from("Code,Name\n1,A\n", "utf16le").swap16()];
  for (const bytes of cases) {
    const { rows, problems } = await read(bytes);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ row: 0, column: "", code: "sheet.not_utf8" }]);
    expect([problems[0]?.vi, problems[0]?.en].every((say) => say?.includes("CSV UTF-8"))).toBe(true);
  }
});

test("an empty file, a header alone and a foreign file are told as such", async () => {
  for (const text of ["", "\uFEFF", "\n\n", ",,\n,\n"]) expect(await codes(text)).toEqual([[0, "", "sheet.empty"]]);
  expect(await codes("Mã,Name\n")).toEqual([[0, "", "sheet.no_rows"]]);
  expect(await codes("%PDF-1.7", "a.pdf")).toEqual([[0, "", "sheet.unsupported"]]);
  expect(await codes("Mã,Name\n1,A", "a.xls")).toEqual([[0, "", "sheet.broken"]]);
});

test("5,000 rows are read and 5,001 refused, wherever empty rows stand", async () => {
  const body = (count: number) => `Mã,Name\n${"1,A\n,\n\n".repeat(count)}`;
  expect((await rowsOf(body(5_000))).at(-1)?.row).toBe(14_999);
  expect(await codes(body(5_001))).toEqual([[0, "", "sheet.too_many_rows"]]);
});

test("columns, size and length of a cell are bounded", async () => {
  expect(await codes(`Mã,Name${",x".repeat(99)}\n`)).toEqual([[0, "", "sheet.too_many_columns"]]);
  expect(await codes(`Mã,Name\n1,${"A".repeat(32_768)}`)).toEqual([[2, "Name", "sheet.cell_too_long"]]);
  expect(await codes(`Mã,Name\n1,${"A".repeat(5 * 1024 * 1024)}`)).toEqual([[0, "", "sheet.too_large"]]);
});

test("a file of nothing but separators or line ends is refused without harm", async () => {
  for (const text of ["\n", ",", ";\n", '"",'].map((part) => part.repeat(1_000_000)))
    expect(await codes(text)).toEqual([[0, "", "sheet.empty"]]);
});

test("at most 100 problems are told, and how many more there are", async () => {
  const { problems } = await read(`Mã,Name\n${"1,A,B\n".repeat(150)}`);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ code: "sheet.more_problems", row: 0 });
  expect(problems.at(-1)?.en).toContain("50");
});

test("two columns that accept one header are the program's mistake and throw", async () => {
  await expect(read("Mã\n1", "a.csv", [...columns, { key: "again", headers: ["MA"] }])).rejects.toThrow(/both accept/);
});

const letters = [
  ..."aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĐƯƠÔ019",
  ..." ,;\t\"'\n=-+@.%/()",
];
const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
const style = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t"),
  end: fc.constantFrom("\r\n", "\n"),
  bom: fc.boolean(),
  quoteAll: fc.boolean(),
  form: fc.constantFrom("NFC" as const, "NFD" as const),
  last: fc.boolean(),
});

test("any table of Vietnamese text written as CSV reads back equal, with the row numbers of the file", async () => {
  await fc.assert(
    fc.asyncProperty(table, style, async (rows, { delimiter, end, bom, quoteAll, form, last }) => {
      const write = (text: string) => (quoteAll || /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text).normalize(form);
      const lines = [["Mã", "Tên thủ tục", "Ghi chú"], ...rows].map((row) => row.map(write).join(delimiter));
      const { rows: got, problems } = await read(`${bom ? "\uFEFF" : ""}${lines.join(end)}${last ? end : ""}`);
      const trimmed = rows.map((row) => row.map((text) => text.trim()));
      const expected = trimmed.flatMap(([code = "", name = "", note = ""], index) =>
        code + name + note === "" ? [] : [{ row: index + 2, cells: { code, name, note } }],
      );
      expect(problems.map(({ code }) => code)).toEqual(expected.length === 0 ? ["sheet.no_rows"] : []);
      expect(got).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("any bytes at all give an answer, never an exception", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("a.csv", "a.xlsx", "a"), async (bytes, name) => {
      const { rows, problems } = await readSheet({ name, bytes }, columns);
      expect(rows.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
