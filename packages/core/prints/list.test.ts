import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSheet } from "../sheets/index.ts";
import { type List, type ListForm, printList } from "./index.ts";
import { dense, readPdf } from "./pages.test-helper.ts";

const columns: List["columns"] = [
  { key: "code", header: "Mã hiệu", width: 14, kind: "text" },
  { key: "title", header: "Tên tài liệu", width: 50, kind: "text" },
  { key: "on", header: "Ngày hiệu lực", width: 12, kind: "date" },
  { key: "fee", header: "Lệ phí", width: 12, kind: "number" },
];
const listOf = (rows: List["rows"], more: Partial<List> = {}): List => ({
  superior: "Ủy ban nhân dân tỉnh Nghệ An",
  agency: "Ủy ban nhân dân xã Quỳnh Lưu",
  title: "Danh mục tài liệu",
  filter: "Loại: quy trình",
  asOf: "2026-12-31T17:30:00Z",
  columns,
  rows,
  ...more,
});
const xlsx = (list: List) => printList(list, "xlsx");
const csv = (list: List) => printList(list, "csv");
const pdf = (list: List) => printList(list, "pdf");
const some: List["rows"] = [
  { code: "QT.01", title: "Cấp giấy khai sinh – Đăng ký lưu động", on: "2026-10-15", fee: 8000 },
  { code: "007", title: 'Nguyễn Thị Ngọc Ánh; "hỗ trợ"\nĐỗ Quỳnh', on: undefined, fee: -12.5 },
  { code: "", title: "Sở Nội vụ".normalize("NFD"), on: "chưa rõ", fee: null },
];
const wanted = columns.map(({ key, header }) => ({ key, headers: [header] }));
const back = async (name: string, bytes: Uint8Array) => {
  const { rows, problems } = await readSheet({ name, bytes }, wanted);
  expect(problems).toEqual([]);
  return rows.map(({ cells }) => cells);
};
/** Each part of a zip as text, by its local header. */
const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const all = Buffer.from(bytes);
  const parts = new Map<string, string>();
  for (let at = 0; all.readUInt32LE(at) === 0x04034b50;) {
    const body = at + 30 + all.readUInt16LE(at + 26);
    const end = body + all.readUInt32LE(at + 18);
    parts.set(all.toString("utf8", at + 30, body), inflateRawSync(all.subarray(body, end)).toString("utf8"));
    at = end;
  }
  return parts;
};

describe("xlsx", () => {
  test("read back it is the same list: dates are dates, numbers numbers, codes keep their zeros, names their letters", async () => {
    expect(await back("a.xlsx", await xlsx(listOf(some)))).toEqual([
      { code: "QT.01", title: "Cấp giấy khai sinh – Đăng ký lưu động", on: "2026-10-15", fee: "8000" },
      { code: "007", title: 'Nguyễn Thị Ngọc Ánh; "hỗ trợ"\nĐỗ Quỳnh', on: "", fee: "-12.5" },
      { code: "", title: "Sở Nội vụ", on: "chưa rõ", fee: "" },
    ]);
  });

  test("the header is frozen, filtered and repeated in print; dates show as dd/mm/yyyy and thousands are grouped", async () => {
    const parts = partsOf(await xlsx(listOf(some, { title: 'Danh mục "A&B"' })));
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:D4"/>');
    expect(sheet).toContain('<col min="2" max="2" width="52" customWidth="1"/>');
    expect(sheet).toContain('<c r="C2" s="4"><v>46310</v></c>');
    expect(sheet).toContain("&amp;CDanh mục &quot;A&amp;&amp;B&quot;");
    expect(parts.get("xl/workbook.xml")).toContain("'Danh sách'!$1:$1");
    expect(parts.get("xl/styles.xml")).toMatch(/numFmtId="164" formatCode="dd\/mm\/yyyy".*#,##0/);
    const about = parts.get("xl/worksheets/sheet2.xml") ?? "";
    for (const said of ["Ủy ban nhân dân xã Quỳnh Lưu", "Loại: quy trình", "00:30 ngày 01/01/2027"]) expect(about).toContain(said);
  });

  test("an empty list is a header that can be filtered", async () => {
    const bytes = await xlsx(listOf([]));
    expect(partsOf(bytes).get("xl/worksheets/sheet1.xml")).toContain('<autoFilter ref="A1:D1"/>');
    expect((await readSheet({ name: "a.xlsx", bytes }, wanted)).problems).toMatchObject([{ code: "sheet.no_rows" }]);
  });
});

const DANGERS = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "  =1",
  "\u200B=1",
  "＝1+1",
  '=HYPERLINK("http://a.example","x")',
  "=cmd|' /C calc'!A0",
];

describe("no cell of an export is ever a formula", () => {
  test("in xlsx there is no formula at all; such texts are text, and stay so when somebody edits the cell", async () => {
    const bytes = await xlsx(
      listOf(
        DANGERS.map((title) => ({ code: title, title, on: title })),
        { title: "=1+1", agency: "@a", filter: "-x" },
      ),
    );
    const parts = partsOf(bytes);
    for (const [name, part] of parts) if (name.includes("sheets/")) expect(part).not.toMatch(/<f[ >/]|t="str"|t="e"/);
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    const cells = [...sheet.matchAll(/<c r="[ABC](?:[2-9]|\d\d)" s="(\d)" t="inlineStr">/g)];
    expect(cells).toHaveLength(DANGERS.length * 3);
    for (const [, style] of cells) expect(style).toBe("3");
    expect((parts.get("xl/styles.xml") ?? "").match(/<xf numFmtId="49"[^>]*quotePrefix="1"/)).not.toBeNull();
    expect((await back("a.xlsx", bytes))[0]).toMatchObject({ code: "=1+1", title: "=1+1" });
  });

  test("in csv such texts begin with an apostrophe, headers too; numbers below zero stay numbers", async () => {
    const rows = [...DANGERS.map((title) => ({ title, on: title, fee: -1 })), { title: "a;=1\n=2" }];
    const given = listOf(rows, { columns: [...columns, { key: "x", header: "=x", width: 1, kind: "text" }] });
    const said = Buffer.from(await csv(given)).toString("utf8");
    for (const cell of said.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)|\r\n/))
      expect(cell).not.toMatch(/^"?[\s\u200B\uFEFF]*(?:[=+@\t\r＝]|-(?!1$))/);
    expect(said).toContain("'=1+1;'=1+1;-1;");
    expect(said).toContain('"a;=1\n=2"');
    expect(said.split("\r\n")[0]).toMatch(/;'=x$/);
  });

  test("whatever the text", async () => {
    const one = [{ key: "a", header: "A", width: 9, kind: "text" as const }];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (a) => {
        const sheet = partsOf(await xlsx(listOf([{ a }], { columns: one }))).get("xl/worksheets/sheet1.xml") ?? "";
        expect(sheet).not.toMatch(/<f[ >/]/);
        // oxlint-disable-next-line no-control-regex -- XML 1.0 allows none of these
        expect(sheet).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
        expect(sheet.split("<").length).toBe(sheet.split(">").length);
        const [, line = ""] = Buffer.from(await csv(listOf([{ a }], { columns: one })))
          .toString("utf8")
          .split("\r\n");
        expect(line).not.toMatch(/^"?\s*[=+\-@]/);
      }),
    );
  });
});

describe("csv", () => {
  test("begins with a byte order mark, is parted by semicolons, and is read back with every letter", async () => {
    const bytes = await csv(listOf(some));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(Buffer.from(bytes).toString("utf8").split("\r\n")[0]).toBe("\uFEFFMã hiệu;Tên tài liệu;Ngày hiệu lực;Lệ phí");
    expect(await back("a.csv", bytes)).toEqual([
      { code: "QT.01", title: "Cấp giấy khai sinh – Đăng ký lưu động", on: "15/10/2026", fee: "8000" },
      { code: "007", title: 'Nguyễn Thị Ngọc Ánh; "hỗ trợ"\nĐỗ Quỳnh', on: "", fee: "-12,5" },
      { code: "", title: "Sở Nội vụ", on: "chưa rõ", fee: "" },
    ]);
  });
});

describe("pdf", () => {
  test("says whose list it is, what was asked and when it was printed; an empty one says that it is empty", async () => {
    const { pages, info } = await readPdf(await pdf(listOf([])));
    expect(pages).toHaveLength(1);
    const said = [
      "ỦY BAN NHÂN DÂN XÃ QUỲNH LƯU",
      "DANH MỤC TÀI LIỆU",
      "Lọc theo: Loại: quy trình",
      "Tính đến 00:30 ngày 01/01/2027",
      "Tên tài liệu",
    ];
    for (const one of [...said, "Không có dòng nào.", "Trang 1/1"]) expect(dense(pages[0] ?? "")).toContain(dense(one));
    expect(info).toMatchObject({ Title: "Danh mục tài liệu", Language: "vi", CreationDate: "D:20261231173000Z" });
  });

  test("repeats its headers and counts its pages; a row longer than a page and a word wider than its column lose nothing", async () => {
    const long = Array.from({ length: 900 }, (_, index) => `từ${index}`).join(" ");
    const rows = [
      ...some,
      { code: "X".repeat(200), title: long },
      ...Array.from({ length: 60 }, (_, index) => ({ code: `QT.${index}`, title: "Quy trình" })),
    ];
    const { pages } = await readPdf(await pdf(listOf(rows)));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain("Tên tài liệu");
      expect(page).toContain(`Trang ${index + 1}/${pages.length}`);
    }
    const all = dense(pages.join());
    for (const said of ["15/10/2026", "8.000", "-12,5", "ĐỗQuỳnh", "SởNộivụ", "từ0", "từ899", "QT.59", "Tổngsố:64dòng"])
      expect(all).toContain(said);
    expect(all.split("X")).toHaveLength(202);
  });

  test("its fonts are inside, and equal input gives equal bytes", async () => {
    const [one, two] = [await pdf(listOf(some)), await pdf(listOf(some))];
    expect(Buffer.compare(one, two)).toBe(0);
    const raw = Buffer.from(one).toString("latin1");
    expect(raw.match(/\/FontFile2/g)?.length).toBe(raw.match(/\/Type \/FontDescriptor/g)?.length);
  });
});

test("2,000 rows are exported whole in every form", async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    code: `QT.${index}`,
    title: `Quy trình số ${index}`,
    on: "2026-10-15",
    fee: index,
  }));
  const list = listOf(rows);
  for (const [name, bytes] of [
    ["a.xlsx", await xlsx(list)],
    ["a.csv", await csv(list)],
  ] as const) {
    const found = await back(name, bytes);
    expect(found).toHaveLength(2000);
    expect(found[1999]).toMatchObject({ code: "QT.1999", title: "Quy trình số 1999", fee: "1999" });
  }
  const { pages } = await readPdf(await pdf(list));
  expect(pages.at(-1)).toContain("QT.1999");
  expect(pages.at(-1)).toContain("Tổng số: 2.000 dòng.");
});

test("a number that is none stops the export instead of standing in it", async () => {
  for (const fee of [Number.NaN, Number.POSITIVE_INFINITY])
    for (const form of ["pdf", "xlsx", "csv"] satisfies ListForm[])
      await expect(printList(listOf([{ fee }]), form)).rejects.toMatchObject({ code: "print.not_finite" });
});

test("a list is upright while its columns fit and across when not; no word of a name or header is broken", async () => {
  const sizeOf = async (list: List) => /MediaBox \[0 0 ([\d.]+)/.exec(Buffer.from(await pdf(list)).toString("latin1"))?.[1];
  expect(await sizeOf(listOf(some))).toBe("595.28");
  const many = Array.from({ length: 9 }, (_, index) => ({ key: "title", header: `Cột thứ ${index}`, width: 20, kind: "text" as const }));
  const wide = listOf([{ title: "Nguyễn Thị Nghiêng-Nghiêng Thương" }], { columns: many });
  expect(await sizeOf(wide)).toBe("841.89");
  const [page = ""] = (await readPdf(await pdf(wide))).pages;
  expect(page.split("Nghiêng-Nghiêng")).toHaveLength(10);
});
