import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, outline, plainText, RichText, searchText, TextBlock } from "./index.ts";
import { anyDoc, doc, h, image, ol, p, raw, table, text, ul } from "./samples.test-helper.ts";

test("each block is a line, each row of a table a line with tabs, and what they stand in is told beside them", () => {
  const given = doc(
    h(1, "Mục đích"),
    p("Quy định ", text("rõ", { type: "bold" })),
    ul(p("một"), ol(3, p("hai"))),
    table(["Bước", "Ai"], ["1", "2"]),
    image(),
  );
  expect(plainText(given)).toBe("Mục đích\nQuy định rõ\nmột\nhai\nBước\tAi\n1\t2\nSơ đồ");
  expect(blocksOf(given).map(({ kind, level, place }) => [kind, level, place.join(" ")])).toEqual([
    ["heading", 1, ""],
    ["paragraph", undefined, ""],
    ["paragraph", undefined, "bulletList item"],
    ["paragraph", undefined, "bulletList item orderedList 3 item"],
    ["row", undefined, "table"],
    ["row", undefined, "table"],
    ["image", undefined, ""],
  ]);
});

test("lines and lists within a cell stay in their row; a line break of the author is a blank", () => {
  const cell = { type: "tableCell", content: [p("a"), p("b"), ul(p("c"), p("d"))] };
  expect(plainText(doc({ type: "table", content: [{ type: "tableRow", content: [cell, cell] }] }))).toBe("a b c d\ta b c d");
  expect(plainText(doc(p("a", { type: "hardBreak" }, "b")))).toBe("a b");
});

test("no text breaks its line: any document has as many lines as blocks, and cells as tabs tell", () => {
  fc.assert(
    fc.property(anyDoc, (given) => {
      const blocks = blocksOf(given);
      expect(plainText(given).split("\n")).toEqual(blocks.map(({ text }) => text));
      for (const { kind, text, cells = [""] } of blocks) expect([kind, text.split("\t").length]).toEqual([kind, cells.length]);
      for (const block of blocks) expect(TextBlock.parse(block)).toEqual(block);
      expect(plainText(given)).toBe(plainText(given).normalize("NFC"));
    }),
  );
});

test("headings are listed with their level and line; each can be linked to, two of one name as well", () => {
  const given = doc(h(1, "Mục đích"), p("a"), h(2, "Phạm vi áp dụng"), h(2, "Mục đích"), h(3, " "), h(4, "…"));
  expect(outline(given)).toEqual([
    { level: 1, text: "Mục đích", block: 0, slug: "muc-dich" },
    { level: 2, text: "Phạm vi áp dụng", block: 2, slug: "pham-vi-ap-dung" },
    { level: 2, text: "Mục đích", block: 3, slug: "muc-dich-2" },
    { level: 4, text: "…", block: 5, slug: "muc" },
  ]);
  for (const { slug } of outline(given))
    expect(RichText.safeParse(raw(p(text("xem", { type: "link", attrs: { href: `#${slug}` } })))).success).toBe(true);
});

test("text is searched without dấu, case and the difference between blanks", () => {
  expect(searchText(doc(h(1, "Ủy ban  Nhân dân"), table(["Đơn vị", "Hồ\u00A0sơ"])))).toBe("uy ban nhan dan don vi ho so");
});
