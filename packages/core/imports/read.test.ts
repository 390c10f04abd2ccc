import type { Problem } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince, deskOf, outcome } from "../../../tests/world.ts";
import { close, list as agencies } from "../agencies/index.ts";
import { check, list, open, read, receive, take } from "./index.ts";
import { csv, header, register, rows, xlsx } from "./parts.test-helper.ts";

const home = async () => aProvince(aPlatform(new Date("2026-11-22T02:00:00Z")), "22.2025" as never);

test.each([
  ["CSV with commas", csv(header, "A,Sở Nội vụ,Sở ban ngành", "B,Xã Ba Chẽ,Xã")],
  [
    "CSV with a byte order mark and semicolons, as Excel writes it",
    csv(`\uFEFF${header.replaceAll(",", ";")}`, "A;Sở Nội vụ;Sở", "B;Xã Ba Chẽ;xa"),
  ],
  ["CSV with English headers and the words of the code", csv("code,name,type", "A,Sở Nội vụ,department", "B,Xã Ba Chẽ,commune")],
  ["CSV whose headers lack dấu and differ in case", csv("MA CO QUAN,Ten_co_quan,LOAI", "A,Sở Nội vụ,SỞ BAN NGÀNH", "B,Xã Ba Chẽ,XA")],
  ["CSV with tabs and Windows line ends", csv(`${header.replaceAll(",", "\t")}\r`, "A\tSở Nội vụ\tSở\r", "B\tXã Ba Chẽ\tXã\r")],
  ["xlsx", xlsx(header.split(","), ["A", "Sở Nội vụ", "Sở"], ["B", "Xã Ba Chẽ", "Xã"])],
] as const)("%s is read alike", async (_, file) => {
  const ctx = await home();
  expect(await check(ctx, file)).toEqual({ ok: true, rows: 2, create: 2, unchanged: 0, problems: [] });
  await take(ctx, file);
  const { items } = await agencies(ctx, {});
  expect(items.map(({ code, name, type, level }) => [code, name, type, level])).toEqual([
    ["A", "Sở Nội vụ", "department", "province"],
    ["B", "Xã Ba Chẽ", "commune", "commune"],
  ]);
});

test("every column is taken: level, parent, obligation, e-identifier and the day it holds from", async () => {
  const ctx = await home();
  const columns = "mã tỉnh,mã,tên,loại,cấp,cơ quan cấp trên,diện áp dụng,mã định danh,hiệu lực từ";
  await take(ctx, csv(columns, "22,CC,Chi cục,Chi cục,Cấp tỉnh,SO,Theo kế hoạch của tỉnh,H49.1,1/7/2025", "22,SO,Sở,Sở,,,,,2025-07-01"));
  const { items } = await agencies(ctx, {});
  const [child, parent] = items;
  expect(child).toMatchObject({
    level: "province",
    obligation: "provincial_plan",
    eid: "H49.1",
    validFrom: "2025-07-01",
    parent: parent!.id,
  });
});

test("every fault of a file is told by row and column in both languages, and nothing is imported", async () => {
  const ctx = await home();
  await anAgency(ctx, { code: "CU", name: "Sở Cũ" });
  const file = csv(
    `${header},mã tỉnh,cơ quan cấp trên,hiệu lực từ,mã định danh,cấp`,
    "A,Sở A,Sở,22,,31/02/2025,,",
    ",Sở B,Sở,22,,,,",
    "C,Sở C,Cục,24,,,,",
    "D,Sở D,Sở,22,KHONG,,,",
    "E,Sở E,Sở,22,,,,",
    "E,Sở E,Sở,22,,,,",
    "F,Sở F,Sở,22,G,,,",
    "G,Sở G,Sở,22,F,,,",
    "CU,Sở khác,Sở,22,,,,",
    "H,Sở H,Sở,22,,23/11/2026,,",
    "I,Sở I,Sở,22,,,h26,cấp xóm",
    "J K,Sở J,Sở,22,,,,",
    "L,Sở L,Sở,22,,,h26,",
  );
  const told = await check(ctx, file);
  expect(told).toMatchObject({ ok: false });
  expect(told.problems.map(({ row, column, code }) => `${row} ${column}: ${code}`).toSorted()).toEqual(
    [
      "2 hiệu lực từ: import.not_a_date",
      "3 mã cơ quan: import.missing",
      "4 loại cơ quan: import.unknown_value",
      "4 mã tỉnh: import.other_province",
      "5 cơ quan cấp trên: import.no_parent",
      "7 mã cơ quan: import.repeated",
      "8 cơ quan cấp trên: import.circle",
      "9 cơ quan cấp trên: import.circle",
      "10 mã cơ quan: import.differs",
      "11 hiệu lực từ: import.ahead",
      "12 cấp: import.unknown_value",
      "13 mã cơ quan: import.invalid",
      "14 mã định danh: import.invalid",
    ].toSorted(),
  );
  expect(told.problems.map(({ row }) => row)).toEqual(told.problems.map(({ row }) => row).toSorted((a, b) => a - b));
  for (const { vi, en } of told.problems) expect([vi.length > 10, en.length > 10, vi === en]).toEqual([true, true, false]);
  const refusal = (await take(ctx, file).catch((error: unknown) => error)) as Problem;
  expect(refusal).toMatchObject({ kind: "invalid", code: "import.faults" });
  expect(refusal.more.errors!.map(({ path }) => path)).toContain("rows.4.loại cơ quan");
  expect(await register(ctx)).toEqual(["CU"]);
});

test("faults that only the register shows refuse the whole file too, and let go of the register", async () => {
  const ctx = await home();
  await anAgency(ctx, { code: "CU", name: "Sở Cũ" });
  const file = csv(header, "A,Sở A,Sở", "CU,Sở khác,Sở");
  expect(await outcome(take(ctx, file))).toBe("import.faults");
  expect(await register(ctx)).toEqual(["CU"]);
  expect((await list(ctx, {})).items).toMatchObject([{ state: "refused", problems: [{ row: 3, code: "import.differs" }] }]);
  expect(await outcome(anAgency(ctx))).toBe("ok");
});

test("what a row leaves out it does not speak of; what it says must agree with the register", async () => {
  const ctx = await home();
  const parent = await anAgency(ctx, { code: "SO", name: "Sở" });
  await anAgency(ctx, { code: "CC", name: "Chi cục", type: "sub_department", parent: parent.id, obligation: "encouraged" });
  const columns = `${header},cơ quan cấp trên,diện áp dụng`;
  const verdict = async (row: string) => (await check(ctx, csv(columns, row))).problems.map(({ code }) => code);
  expect(await verdict("CC,Chi cục,Chi cục,,")).toEqual([]);
  expect(await verdict("CC,Chi cục,Chi cục,SO,Khuyến khích")).toEqual([]);
  expect(await verdict("CC,Chi cục,Chi cục,SO,Bắt buộc")).toEqual(["import.differs"]);
  expect(await verdict("SO,Sở,Sở,CC,")).toEqual(["import.differs"]);
});

test("a file without the needed columns, without rows, or of another kind is refused with the remedy", async () => {
  const ctx = await home();
  const wrong = [csv("mã,tên", "A,B"), csv(header), { name: "a.pdf", content: "JVBERi0=" }, csv(`${header},màu`, "A,Sở A,Sở,đỏ")];
  for (const file of wrong) {
    expect((await check(ctx, file)).ok).toBe(false);
    expect(await outcome(take(ctx, file))).toBe("import.faults");
  }
  expect(await outcome(take(ctx, { name: "a.csv", content: "***" }))).toBe("input.invalid");
});

test("the dry run changes nothing and can be taken by whoever may import only", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const before = platform.bare.dump();
  await check(ctx, csv(header, ...rows(3)));
  expect(platform.bare.dump()).toEqual(before);
  const reader = deskOf(platform.table, platform.clock, ctx.scope.province, { ...ctx.actor, can: new Map() });
  expect(await outcome(check(reader, csv(header, ...rows(3))))).toBe("access.forbidden");
});

test("a list too long for one act is refused with the remedy, not with an internal error; the longest that is taken fits", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const long = (count: number) => csv(header, ...Array.from({ length: count }, (_, i) => `L.${i},${"Ủ".repeat(150)} ${i},Xã`));
  expect((await check(ctx, long(700))).problems).toMatchObject([{ row: 0, code: "import.too_much" }]);
  expect(await outcome(receive(ctx, long(700)))).toBe("import.faults");
  let most = 700;
  while (!(await check(ctx, long(most))).ok) most -= 10;
  expect(await outcome(receive(ctx, long(most)))).toBe("ok");
});

test("an import is read as it stands, newest first in the list", async () => {
  const platform = aPlatform(new Date("2026-11-22T02:00:00Z"));
  const ctx = await aProvince(platform);
  const first = await take(ctx, csv(header, ...rows(1)));
  platform.setClock(new Date("2026-11-22T03:00:00Z"));
  const second = await take(ctx, csv(header, ...rows(2)));
  expect((await list(ctx, {})).items.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(await read(ctx, { id: second.id })).toMatchObject({ state: "applied", total: 2, created: 1, unchanged: 1 });
});

test("the code of an agency that ended is free for the list, and the agency of that code is another one", async () => {
  const ctx = await home();
  const file = csv(header, "A,Sở A,Sở");
  await take(ctx, file);
  const [agency] = (await agencies(ctx, {})).items;
  await close(ctx, { id: agency!.id, reason: "Giải thể theo đề án." });
  expect(await check(ctx, file)).toMatchObject({ create: 1, unchanged: 0 });
  await take(ctx, file);
  const [fresh] = (await agencies(ctx, {})).items;
  expect([fresh!.code, fresh!.id === agency!.id]).toEqual(["A", false]);
});

test("a file is opened as it stands: each cell in its row, each header taken for its column or for none, and what cannot be read is told", async () => {
  const ctx = await home();
  const opened = await open(ctx, csv("Ma_CO quan*,Tên,Ghi chú,loại", "A,Sở Nội vụ,mới,Sở", "", "B,,,Xá"));
  expect(opened.headers).toEqual([
    { text: "Ma_CO quan*", key: "code" },
    { text: "Tên", key: "name" },
    { text: "Ghi chú", key: null },
    { text: "loại", key: "type" },
  ]);
  expect(opened.rows).toEqual([
    { row: 2, cells: ["A", "Sở Nội vụ", "mới", "Sở"] },
    { row: 4, cells: ["B", "", "", "Xá"] },
  ]);
  expect(opened.columns.filter(({ required }) => required).map(({ header }) => header)).toEqual([
    "mã cơ quan",
    "tên cơ quan",
    "loại cơ quan",
  ]);
  const broken = await open(ctx, { name: "a.xls", content: Buffer.from("x").toString("base64") });
  expect([broken.rows, broken.problems.map(({ code }) => code)]).toEqual([[], ["sheet.broken"]]);
  expect((await agencies(ctx, {})).items).toEqual([]);
});

test("a header as `open` names it is known to the check, and empty lines keep the numbers of the rows", async () => {
  const ctx = await home();
  const { columns } = await open(ctx, csv(header, "A,B,C"));
  const written = csv(columns.map((column) => column.header).join(","), "", "", ",A,Sở Nội vụ,Sởi,,,,,");
  const { problems } = await check(ctx, written);
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([[4, "loại cơ quan", "import.unknown_value"]]);
});
