import { parse } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Anchor, anchorOf, locate, plainText, type RichText, type TextBlock } from "./index.ts";
import { anyDoc, anyRevision, doc, h, p, table, ul } from "./samples.test-helper.ts";

const para = (text: string): TextBlock => ({ kind: "paragraph", text, place: [] });
const found = (of: RichText | readonly TextBlock[], anchor: Anchor) => {
  const place = locate(of, anchor);
  return place && { text: plainText(of).slice(place.from, place.to), block: place.block, sure: place.sure };
};
const missing = expect.objectContaining({ kind: "invalid", code: "text.no_such_passage" });

test("an anchor holds the words, what stood around them and their line, and is found where it was made", () => {
  const given = doc(h(1, "Mục đích"), p("Công chức một cửa tiếp nhận hồ sơ trong 05 ngày."), p("Hết."));
  const anchor = anchorOf(given, "tiếp nhận hồ sơ");
  expect(anchor).toEqual({
    quote: "tiếp nhận hồ sơ",
    prefix: "\nMục đích\nCông chức một cửa ".slice(-32),
    suffix: " trong 05 ngày.\nHết.\n",
    block: 1,
  });
  expect(found(given, anchor)).toEqual({ text: "tiếp nhận hồ sơ", block: 1, sure: true });
  expect(parse(Anchor, structuredClone(anchor))).toEqual(anchor);
});

test("any passage of any text is found again in that text at its own place, or told as one of several", () => {
  fc.assert(
    fc.property(anyDoc, fc.nat(), fc.nat(60), (given, start, length) => {
      const text = plainText(given);
      const from = start % Math.max(1, text.length);
      const to = Math.min(text.length, from + length);
      fc.pre(text.slice(from, to).trim() !== "");
      const anchor = anchorOf(given, { from, to });
      const place = locate(given, anchor);
      expect(place && text.slice(place.from, place.to)).toBe(anchor.quote);
      expect(place?.block).toBe(anchor.block);
      if (place?.sure) expect(place.from <= from && to <= place.to).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a passage is found after edits elsewhere, however many lines come and go around it", () => {
  const other = fc.array(fc.stringMatching(/^(thủ tục|hồ sơ|ngày|xã|lãnh đạo)( (ký|nhận|trả|duyệt|một cửa)){0,6}$/), { maxLength: 8 });
  fc.assert(
    fc.property(fc.tuple(other, other, other, other), fc.nat(2), ([b1, a1, b2, a2], which) => {
      const line = "Điều 5. Công chức một cửa tiếp nhận hồ sơ trong thời hạn quy định tại quy chế này.";
      const quote = ["tiếp nhận hồ sơ", line, "trong thời hạn quy định"][which]!;
      const [before, after] = [
        [...b1, line, ...a1],
        [...b2, line, ...a2],
      ].map((lines) => lines.map(para)) as [TextBlock[], TextBlock[]];
      expect(found(after, anchorOf(before, quote))).toMatchObject({ text: quote, block: b2.length });
    }),
    { numRuns: 500 },
  );
});

test("what is found are always the words of the comment, whatever became of the text", () => {
  const bare = (text: string) => text.replace(/\s+/g, " ").trim();
  fc.assert(
    fc.property(anyRevision, fc.nat(), fc.integer({ min: 1, max: 60 }), ({ before, after }, start, length) => {
      const text = plainText(before);
      const from = start % Math.max(1, text.length);
      const range = { from, to: Math.min(text.length, from + length) };
      fc.pre(text.slice(range.from, range.to).trim() !== "");
      const anchor = anchorOf(before, range);
      const place = found(after, anchor);
      expect(bare(place?.text ?? anchor.quote)).toBe(bare(anchor.quote));
    }),
    { numRuns: 500 },
  );
});

test("a passage whose words are gone is orphaned; one word changed within it is enough", () => {
  const before = doc(p("Thời hạn giải quyết là 05 ngày làm việc."), p("Lệ phí: không."));
  const anchor = anchorOf(before, "giải quyết là 05 ngày");
  expect(locate(doc(p("Lệ phí: không.")), anchor)).toBeUndefined();
  expect(locate(doc(p("Thời hạn giải quyết là 03 ngày làm việc."), p("Lệ phí: không.")), anchor)).toBeUndefined();
});

test("the same short words elsewhere are not taken for a passage that was deleted", () => {
  const before = doc(p("Thời hạn là 05 ngày làm việc."), p("Trả kết quả vào ngày hẹn."));
  expect(locate(doc(p("Bãi bỏ."), p("Hẹn ngày trả.")), anchorOf(before, "ngày"))).toBeUndefined();
  expect(locate(doc(p("Ban hành kèm theo.")), anchorOf(doc(p("Kính gửi an."), p("x")), "an"))).toBeUndefined();
});

test("after its line was deleted, a passage is never told as surely found in another line", () => {
  const line = fc.stringMatching(
    /^(Điều \d{1,2}\. )?(Thời hạn|Lệ phí|Hồ sơ) (là|gồm|không) (05 ngày|hai bản|bản sao)( kể từ (ngày nhận|ngày trả))?$/,
  );
  fc.assert(
    fc.property(
      // A copy with the same words all around cannot be told from the passage: no line holds another.
      fc.uniqueArray(line, { minLength: 2, maxLength: 12, selector: (text) => text.replace(/^Điều \d+\. /, "") }),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 30 }),
      (lines, which, start, length) => {
        const at = which % lines.length;
        const blocks = lines.map(para);
        const first = lines.slice(0, at).join("\n").length + (at > 0 ? 1 : 0);
        const from = first + (start % lines[at]!.length);
        const to = Math.min(first + lines[at]!.length, from + length);
        fc.pre(plainText(blocks).slice(from, to).trim() !== "");
        const anchor = anchorOf(blocks, { from, to });
        expect(locate(blocks.toSpliced(at, 1), anchor)?.sure ?? false).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test("of several places the context decides, and where it says nothing the line nearest to the former one", () => {
  const lines = ["Bước 1: ký duyệt hồ sơ", "Bước 2: ký duyệt hồ sơ", "Bước 3: ký duyệt hồ sơ"].map((line) => p(line));
  const text = plainText(doc(...lines));
  const from = text.indexOf("ký duyệt", text.indexOf("Bước 2"));
  const anchor = anchorOf(doc(...lines), { from, to: from + "ký duyệt".length });
  expect(found(doc(p("Mới"), p("Mới nữa"), ...lines), anchor)).toEqual({ text: "ký duyệt", block: 3, sure: false });
  const equal = Array.from({ length: 9 }, () => p("Ký duyệt hồ sơ trình lãnh đạo xem xét quyết định."));
  const whole = plainText(doc(...equal));
  const fifth = whole.split("\n").slice(0, 4).join("\n").length + 1;
  const middle = anchorOf(doc(...equal), { from: fifth, to: fifth + 14 });
  expect(found(doc(...equal), middle)).toEqual({ text: "Ký duyệt hồ sơ", block: 4, sure: false });
  expect(found(doc(...equal.slice(2)), middle)).toMatchObject({ block: 4, sure: false });
});

test("a heading keeps its comments when the lines on both sides are rewritten, and a word does not", () => {
  const before = doc(p("Phần đầu cũ."), h(2, "Trách nhiệm"), p("Văn thư vào sổ."));
  const after = doc(p("Mở đầu mới!"), h(2, "Trách nhiệm"), p("Lãnh đạo ký…"));
  expect(found(after, anchorOf(before, "Trách nhiệm"))).toEqual({ text: "Trách nhiệm", block: 1, sure: false });
  expect(locate(after, anchorOf(before, "nhiệm"))).toBeUndefined();
});

test("a passage is followed when its line is split, joined or put into a table", () => {
  const quote = "tiếp nhận hồ sơ và trả kết quả cho công dân";
  const anchor = anchorOf(doc(p(`Công chức ${quote} tại bộ phận một cửa.`)), quote);
  const places = [
    doc(p("Công chức tiếp nhận hồ sơ"), p("và trả kết quả cho công dân tại bộ phận một cửa.")),
    doc(table(["Công chức tiếp nhận hồ sơ", "và trả kết quả cho công dân tại bộ phận một cửa."])),
  ].map((given) => found(given, anchor));
  expect(places).toEqual(
    ["\n", "\t"].map((between) => ({ text: `tiếp nhận hồ sơ${between}và trả kết quả cho công dân`, block: 0, sure: false })),
  );
});

test("a passage over several lines is one passage, and words given are taken in any Unicode form", () => {
  const given = doc(p("Hồ sơ gồm:"), ul(p("đơn"), p("bản sao")));
  expect(found(given, anchorOf(given, { from: 6, to: 22 }))?.text).toBe("gồm:\nđơn\nbản sao".slice(0, 16));
  expect(anchorOf(given, "hồ sơ".normalize("NFD").replace("h", "H")).quote).toBe("Hồ sơ");
  expect(anchorOf(given, "đơn bản sao").quote).toBe("đơn\nbản sao");
});

test("a passage grows to whole characters, and its context holds no half of one", () => {
  const given = [para(`${"📄".repeat(20)}a\u0323\u0302b${"📄".repeat(20)}`)];
  const at = plainText(given).indexOf("a");
  const anchor = anchorOf(given, { from: at + 1, to: at + 2 });
  expect(anchor.quote).toBe("a\u0323\u0302");
  expect([anchor.prefix.isWellFormed(), anchor.suffix.isWellFormed()]).toEqual([true, true]);
  expect(anchorOf(given, { from: 1, to: 2 }).quote).toBe("📄");
  expect(found(given, anchor)).toMatchObject({ sure: true });
});

test("offsets outside the text, empty and blank passages, too long ones and words that are not there are refused", () => {
  const given = doc(p("Một đoạn."), p("x".repeat(2_001)), p("  "));
  const end = plainText(given).length;
  for (const range of [
    { from: -1, to: 3 },
    { from: 3, to: 3 },
    { from: 4, to: 2 },
    { from: 0, to: end + 1 },
    { from: 0.5, to: 2 },
    { from: Number.NaN, to: 2 },
  ])
    expect(() => anchorOf(given, range)).toThrow(missing);
  expect(() => anchorOf(given, { from: end - 2, to: end })).toThrow(missing);
  expect(() => anchorOf(given, { from: 10, to: 2_011 })).toThrow(missing);
  for (const words of ["", " ", "hai đoạn", "x".repeat(2_001)]) expect(() => anchorOf(given, words)).toThrow(missing);
  expect(() => parse(Anchor, { quote: " ", prefix: "", suffix: "", block: 0 })).toThrow(expect.objectContaining({ code: "input.invalid" }));
});

test("a passage of signs that mean something to a pattern is found like any other", () => {
  const given = doc(p("Mẫu (01) [a-z]+.* $& \\d"), p("x"));
  for (const quote of ["(01) [a-z]+.*", "$& \\d", ".*"]) expect(found(given, anchorOf(given, quote))?.text).toBe(quote);
});

test("one letter in a text of 300 KB is looked for within a second of computing", () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => para(`${index} ${"a b ".repeat(15)}`));
  const at = plainText(lines).indexOf("a", 100);
  const anchor = anchorOf(lines, { from: at, to: at + 1 });
  const started = process.cpuUsage();
  locate(lines, anchor);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_000);
});
