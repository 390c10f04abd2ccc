import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type nodes, type RichText, textOfFile } from "../texts/index.ts";
import { anyDoc, doc, h, ol, p, table, text, ul } from "../texts/samples.test-helper.ts";
import { fonts as load } from "./fonts.ts";
import { printDocument } from "./index.ts";
import { controlled, dense, pngOf, readPdf, standings } from "./pages.test-helper.ts";

const none = () => Promise.resolve(undefined);
const print = (body: RichText, more: Partial<typeof controlled> = {}) => printDocument({ ...controlled, ...more }, body, none);
const pagesOf = async (...args: Parameters<typeof print>) => (await readPdf(await print(...args))).pages;
const LONG = "Ủy ban nhân dân xã tiếp nhận hồ sơ của tổ chức, cá nhân qua Bộ phận Một cửa và cấp giấy hẹn trả kết quả. ";
const hash = (digit: string) => digit.repeat(64);

test("every page carries agency, title, Mã hiệu, Lần ban hành, Lần sửa đổi, Ngày hiệu lực, Trang x/y and the seal", async () => {
  const pages = await pagesOf(doc(...Array.from({ length: 60 }, () => p(LONG.repeat(5)))));
  expect(pages.length).toBeGreaterThan(8);
  for (const [index, page] of pages.entries()) {
    for (const said of ["ỦY BAN NHÂN DÂN XÃ PHÚ VANG", "TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ ĐĂNG KÝ KHAI SINH", "Mã hiệu: QT.01"])
      expect(dense(page)).toContain(dense(said));
    for (const said of ["Lần ban hành: 02", "Lần sửa đổi: 01", "Ngày hiệu lực: 15/10/2026", `Trang: ${index + 1}/${pages.length}`])
      expect(dense(page)).toContain(dense(said));
    expect(dense(page)).toContain(dense("Ký duyệt điện tử: KT. Chủ tịch, Phó Chủ tịch, Nguyễn Thị Ngọc Ánh, lúc 00:05 ngày 02/10/2026"));
    expect(dense(page)).toContain(dense("SHA-256: 3fa9 c21b 77d0 1e2f…"));
  }
});

test("the first page names who drafted, reviewed and approved, in which capacity and when, and every amendment with its reason", async () => {
  const [first = ""] = await pagesOf(doc(p("Nội dung")));
  for (const said of ["SOẠN THẢO", "SOÁT XÉT", "PHÊ DUYỆT", "Trần Văn Đức", "CHÁNH VĂN PHÒNG", "ngày 25/09/2026", "(chưa ký)"])
    expect(dense(first)).toContain(dense(said));
  for (const said of ["TM. BAN CHỈ ĐẠO", "Phạm Quốc Việt", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "ngày 02/10/2026", "07/07/2025"])
    expect(dense(first)).toContain(dense(said));
  for (const said of ["Ban hành lần đầu", "Chính quyền địa phương hai cấp"]) expect(dense(first)).toContain(dense(said));
  expect(first).not.toContain("(chưa có sửa đổi)");
});

test("with nobody named and nothing amended the tables say so", async () => {
  const [first = ""] = await pagesOf(doc(p("")), {
    drafted: [],
    reviewed: [],
    approved: [],
    amendments: [],
    standing: standings.in_preparation,
  });
  expect(first.split("(không có)")).toHaveLength(4);
  expect(first).toContain("(chưa có sửa đổi)");
  expect(first).toContain("Chưa ký duyệt.");
});

describe("a copy that is not in force is marked on every page, one in force on none", () => {
  const body = doc(...Array.from({ length: 12 }, () => p(LONG.repeat(4))));
  const MARKS = ["DỰ THẢO", "CHƯA CÓ HIỆU LỰC", "HẾT HIỆU LỰC"];
  test.each([
    ["in_preparation", "DỰ THẢO", "chưa được phê duyệt"],
    ["scheduled", "CHƯA CÓ HIỆU LỰC", "có hiệu lực từ ngày 15/10/2026"],
    ["superseded", "HẾT HIỆU LỰC", "từ ngày 01/12/2026 – được thay thế bằng QT.01 lần ban hành 03"],
    ["withdrawn", "HẾT HIỆU LỰC", "từ ngày 01/12/2026 – đã bị bãi bỏ"],
  ] as const)("%s", async (is, mark, remark) => {
    for (const page of await pagesOf(body, { standing: standings[is] })) {
      // Once across the page and once with the date below the header.
      expect(dense(page).split(dense(mark)).length).toBeGreaterThan(2);
      expect(dense(page)).toContain(dense(remark));
    }
  });
  test("effective", async () => {
    for (const page of await pagesOf(body)) for (const mark of MARKS) expect(dense(page)).not.toContain(dense(mark));
  });
});

test("every kind of block and mark is printed, composed, with the marks and numbers of its lists", async () => {
  const cell = (words: string, attrs: object = {}) => ({ type: "tableCell", attrs, content: [p(words)] });
  const body = doc(
    ...[1, 2, 3, 4].map((level) => h(level, `Tiêu đề ${level}`)),
    p(text("đậm", { type: "bold" }), text("nghiêng", { type: "italic" }, { type: "underline" }), text("gạch", { type: "strike" })),
    p("m", text("2", { type: "superscript" }), " H", text("3", { type: "subscript" }), "trước", { type: "hardBreak" }, "sau"),
    p("Sở Nội vụ".normalize("NFD")),
    ul(p("Mục"), ol(7, p("Con"), p("Cháu"))),
    {
      type: "table",
      content: [
        { type: "tableRow", content: [cell("Gộp", { rowspan: 2 }), cell("Ô 1")] },
        { type: "tableRow", content: [cell("Ô 2")] },
        { type: "tableRow", content: [cell("Rộng", { colspan: 9 })] },
      ],
    },
    { type: "blockquote", content: [p("Trích dẫn")] },
    { type: "horizontalRule" },
    p("□ ☑ trống, 📄 không có trong phông"),
  );
  const said = (await pagesOf(body)).slice(1).join();
  const wanted = ["Tiêu đề 1", "Tiêu đề 4", "đậm", "nghiêng", "gạch", "m2 H3trước", "sau", "Sở Nội vụ", "– Mục", "7. Con", "8. Cháu"];
  for (const one of [...wanted, "Gộp", "Ô 2", "Rộng", "Trích dẫn", "□ ■ trống, □ không"]) expect(dense(said)).toContain(dense(one));
  expect(said).not.toMatch(/[\u0300-\u036F]/);
});

test("lines run to the right edge and not beyond it: what is drawn is as wide as it was measured", async () => {
  const mixed = [LONG, text("đậm AVATAR To ", { type: "bold" }), LONG, text("nghiêng ", { type: "italic" }), LONG, "số\u00A0hiệu ", LONG];
  const { edges } = await readPdf(await print(doc(p(...mixed, ...mixed), ul(p(LONG.repeat(3))))));
  expect(edges[1]).toBeCloseTo(595.28 - (18 * 72) / 25.4, 1);
});

test("a link leads to the web or to mail; a place in the text is words on paper", async () => {
  const link = (href: string) => text("liên kết", { type: "link", attrs: { href } });
  const raw = Buffer.from(await print(doc(p(link("https://chinhphu.vn/a"), link("mailto:a@b.vn"), link("#muc-dich"))))).toString("latin1");
  expect(raw.match(/\/URI \([^)]*\)/g)).toEqual(["/URI (https://chinhphu.vn/a)", "/URI (mailto:a@b.vn)"]);
});

test("a heading is never the last line of a page, whatever follows it", async () => {
  for (let lines = 18; lines < 30; lines += 2) {
    const before = Array.from({ length: lines }, () => p("Một dòng."));
    for (const after of [p(LONG.repeat(3)), table(["TT", LONG]), ul(p(LONG))]) {
      const pages = await pagesOf(doc(...before, h(1, "TIÊU ĐỀ MỘT"), h(2, "TIÊU ĐỀ CUỐI"), after));
      const page = pages.find((one) => one.includes("TIÊU ĐỀ CUỐI")) ?? "";
      expect(page).toContain("TIÊU ĐỀ MỘT");
      expect(page).toMatch(/Ủy ban nhân dân xã tiếp nhận/);
    }
  }
});

test("pictures are printed within the page; one that is missing, broken or a bomb leaves its description", async () => {
  const images: Record<string, Buffer> = {
    [hash("0")]: pngOf(3000, 200),
    [hash("1")]: pngOf(20, 6000),
    [hash("2")]: pngOf(20, 20).subarray(0, 60),
    [hash("3")]: pngOf(20, 20, deflateSync(Buffer.alloc(50))),
    [hash("4")]: pngOf(20, 20, Buffer.from("no deflate at all")),
    [hash("5")]: pngOf(20, 20, deflateSync(Buffer.alloc(81 * 20, 9))),
    [hash("6")]: pngOf(30_000, 30_000, deflateSync(Buffer.alloc(1000))),
    [hash("7")]: Buffer.from("<svg onload='x'/>"),
    [hash("8")]: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xda, 0, 0]),
  };
  const image = (file: string) => ({ type: "image", attrs: { file, alt: `Hình ${file.slice(0, 1)}`, width: 100 } });
  const cell = { type: "tableCell", content: [image(hash("0")), image(hash("1"))] };
  const all = [...Object.keys(images), hash("9")].map(image);
  const body = doc(...all, { type: "table", content: [{ type: "tableRow", content: [cell, cell, cell] }] });
  const bytes = await printDocument(controlled, body, (sha256) => Promise.resolve(images[sha256]));
  const said = (await readPdf(bytes)).pages.join();
  for (const digit of "23456789") expect(said).toContain(`[Không in được hình: Hình ${digit} – `);
  for (const digit of "01") expect(said).not.toContain(`Hình ${digit}`);
  // Each of the two once, with its mask, however often it is shown.
  expect(
    Buffer.from(bytes)
      .toString("latin1")
      .match(/\/Subtype \/Image/g),
  ).toHaveLength(4);
});

test("equal input gives equal bytes, with its fonts inside and its title, language and dates as given", async () => {
  const body = doc(h(1, "Mục đích"), p(LONG, text("đậm", { type: "bold" })));
  const [one, two] = [await print(body), await print(body)];
  expect(Buffer.compare(one, two)).toBe(0);
  const { info } = await readPdf(one);
  expect(info).toMatchObject({
    Title: "QT.01 – Tiếp nhận và giải quyết hồ sơ đăng ký khai sinh",
    Author: controlled.agency,
    Language: "vi",
    CreationDate: "D:20261001170500Z",
    ModDate: "D:20261001170500Z",
  });
  const raw = Buffer.from(one).toString("latin1");
  expect(raw.match(/\/FontFile2/g)?.length).toBe(raw.match(/\/Type \/FontDescriptor/g)?.length);
  expect(raw).toMatch(/\/FontName \/[A-Z]{6}\+Tinos-Regular/);
  expect(one.length).toBeLessThan(120_000);
});

test("titles, agencies and lists of people of any length keep header, text and foot apart", async () => {
  const people = Array.from({ length: 30 }, (_, index) => ({
    name: `Người soát xét ${index + 1}`,
    title: "Trưởng phòng",
    on: "2026-09-01",
  }));
  const amendments = Array.from({ length: 80 }, (_, index) => ({ edition: `${index + 1}`, change: LONG, reason: `lý do ${index + 1}.` }));
  const pages = await pagesOf(doc(p("NỘI DUNG")), { title: LONG.repeat(20), agency: LONG.repeat(6), reviewed: people, amendments });
  const said = dense(pages.join());
  for (const { name } of people) expect(said).toContain(dense(name));
  for (const { reason } of amendments) expect(said).toContain(dense(reason));
  expect(pages.at(-1)).toContain("NỘI DUNG");
  for (const [index, page] of pages.entries()) expect(dense(page)).toContain(`Trang:${index + 1}/${pages.length}`);
});

const wordsOf = (node: nodes.Node): string[] => {
  if (node.type === "text") return node.text.split(/\s+/);
  return "content" in node ? (node.content ?? []).flatMap(wordsOf) : [];
};

test("whatever a text is built of, no word of it is lost, and every page has its header and number", async () => {
  const fonts = await load();
  await fc.assert(
    fc.asyncProperty(anyDoc, async (body) => {
      const { pages, edges } = await readPdf(await print(body));
      expect(Math.max(...edges)).toBeLessThan(595.28 - 50);
      // The frame of a page is drawn after its text, so that what goes on over a page stands together.
      const said = dense(pages.map((page, index) => (index === 0 ? "" : page.slice(0, page.indexOf("ỦY BAN NHÂN DÂN TỈNH")))).join(""));
      const words = wordsOf(body).map((word) => dense(fonts.inked(word)));
      for (const word of words) expect(said).toContain(word);
      expect(said.length).toBeGreaterThanOrEqual(words.join("").length);
      for (const [index, page] of pages.entries()) expect(dense(page)).toContain(`Trang:${index + 1}/${pages.length}`);
    }),
    { numRuns: 40 },
  );
});

test("our own reader of uploads reads a print back word for word", async () => {
  const body = doc(h(1, "1. Mục đích"), p(LONG.repeat(3)), ul(p("Thẩm định hồ sơ"), p("Trả kết quả")), table(["Trình tự", "Trách nhiệm"]));
  const found = await textOfFile(await print(body));
  const said = JSON.stringify(found).replace(/\s+/g, " ");
  for (const one of ["1. Mục đích", LONG.trim(), "Thẩm định hồ sơ", "Trách nhiệm", "Mã hiệu: QT.01"]) expect(said).toContain(one);
});
