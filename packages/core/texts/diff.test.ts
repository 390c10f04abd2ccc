import fc from "fast-check";
import { expect, test } from "vitest";
import {
  blocksOf,
  canonicalText,
  type DiffBlock,
  diffBlocks,
  diffTexts,
  plainText,
  type Segment,
  sideOf,
  type TextBlock,
  TextDiff,
} from "./index.ts";
import { anyDoc, anyRevision, doc, file, h, image, ol, p, table, text, ul, words } from "./samples.test-helper.ts";
import { compareWords } from "./words.ts";

const kinds = (diff: TextDiff) => diff.blocks.map(({ is }) => is);
const changed = ({ blocks }: TextDiff) => blocks.filter((one): one is DiffBlock & { is: "changed" } => one.is === "changed");
const structure = (diff: TextDiff) => changed(diff).flatMap((one) => one.structure);
const told = (segments: readonly Segment[]) =>
  segments.map(({ is, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[is]).join("");
const para = (text: string): TextBlock => ({ kind: "paragraph", text, place: [] });

test("a text has no difference from itself", () => {
  fc.assert(
    fc.property(anyDoc, (given) => {
      const diff = diffTexts(given, structuredClone(given));
      expect(diff).toMatchObject({ same: true, arrangement: false, counts: { added: 0, removed: 0, changed: 0, moved: 0 } });
    }),
  );
});

test("either side can be put together again from any difference: nothing is left out, nothing said twice", () => {
  fc.assert(
    fc.property(fc.oneof(anyRevision, fc.record({ before: anyDoc, after: anyDoc })), ({ before, after }) => {
      const diff = diffTexts(before, after);
      expect(sideOf(diff, "before")).toBe(plainText(before));
      expect(sideOf(diff, "after")).toBe(plainText(after));
    }),
    { numRuns: 300 },
  );
});

test("texts are told the same exactly when their hashes would be, and a difference is always seen somewhere", () => {
  fc.assert(
    fc.property(anyRevision, ({ before, after }) => {
      const diff = diffTexts(before, after);
      expect(diff.same).toBe(canonicalText(before) === canonicalText(after));
      const { unchanged, ...others } = diff.counts;
      expect(diff.same).toBe(!diff.arrangement && Object.values(others).every((count) => count === 0));
      expect(unchanged + others.added + others.removed + others.changed + 2 * others.moved).toBe(diff.blocks.length);
    }),
    { numRuns: 300 },
  );
});

test("a difference is plain data that a store and a screen keep as it is", () => {
  fc.assert(
    fc.property(anyRevision, ({ before, after }) => {
      const diff = diffTexts(before, after);
      expect(TextDiff.parse(JSON.parse(JSON.stringify(diff)))).toEqual(diff);
    }),
  );
});

test("within a changed line the changed words are shown, and the rest stays", () => {
  const diff = diffTexts(doc(p("Thời hạn 05 ngày làm việc, kể từ ngày nhận.")), doc(p("Thời hạn 03 ngày, kể từ ngày nhận đủ hồ sơ.")));
  expect(changed(diff).map(({ segments }) => told(segments))).toEqual([
    "Thời hạn[- 05][+ 03] ngày[- làm việc], kể từ ngày nhận[+ đủ hồ sơ].",
  ]);
});

test("a Vietnamese word is never cut, composed or with its dấu apart", () => {
  expect(told(compareWords("kiểm soát", "kiêm soát"))).toBe("[-kiểm][+kiêm] soát");
  const apart = (word: string) => word.normalize("NFD");
  expect(told(compareWords(apart("kiểm soát"), apart("kiếm soát"))).normalize("NFC")).toBe("[-kiểm][+kiếm] soát");
  const ofWord = /[\p{L}\p{M}\p{N}]/u;
  fc.assert(
    fc.property(words, words, (before, after) => {
      const segments = compareWords(before, after);
      for (const side of ["added", "removed"] as const) {
        const own = segments.filter(({ is }) => is === "same" || is === side);
        for (const [index, { text }] of own.entries()) {
          const next = own[index + 1]?.text;
          expect([told(segments), ofWord.test([...text].at(-1)!) && next !== undefined && ofWord.test([...next][0]!)]).toEqual([
            told(segments),
            false,
          ]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("blanks count: one more, one of another kind and one at the end are shown, and both texts come back", () => {
  const blanks = fc.stringMatching(/^[ \u00A0a,]{0,12}$/);
  fc.assert(
    fc.property(blanks, blanks, (before, after) => {
      const segments = compareWords(before, after);
      expect(
        segments
          .filter(({ is }) => is !== "added")
          .map(({ text }) => text)
          .join(""),
      ).toBe(before);
      expect(
        segments
          .filter(({ is }) => is !== "removed")
          .map(({ text }) => text)
          .join(""),
      ).toBe(after);
      expect(segments.some(({ is }) => is !== "same")).toBe(before !== after);
    }),
    { numRuns: 500 },
  );
});

test("a line put in or taken out is that and no more, also at the head of a list and between equal lines", () => {
  const list = (...items: string[]) => doc(ol(1, ...items.map((item) => p(item))));
  expect(kinds(diffTexts(list("một", "hai"), list("không", "một", "hai")))).toEqual(["added", "unchanged", "unchanged"]);
  expect(kinds(diffTexts(list("một", "hai", "ba"), list("một", "ba")))).toEqual(["unchanged", "removed", "unchanged"]);
  expect(kinds(diffTexts(doc(p("a"), p(""), p("b")), doc(p("a"), p(""), p("x"), p(""), p("b"))))).toEqual([
    "unchanged",
    "unchanged",
    "added",
    "added",
    "unchanged",
  ]);
});

test("a heading of another level, a paragraph made a heading, a list of another kind are structure, with the words unchanged", () => {
  expect(structure(diffTexts(doc(h(1, "Mục đích")), doc(h(2, "Mục đích"))))).toEqual([{ what: "level", before: "1", after: "2" }]);
  expect(structure(diffTexts(doc(p("Mục đích")), doc(h(2, "Mục đích"))))).toEqual([
    { what: "kind", before: "paragraph", after: "heading" },
  ]);
  expect(structure(diffTexts(doc(ul(p("a"))), doc(ol(1, p("a")))))).toEqual([
    { what: "place", before: "bulletList › item", after: "orderedList 1 › item" },
  ]);
  const diff = diffTexts(doc(h(1, "Mục đích")), doc(h(2, "Mục đích")));
  expect(changed(diff)[0]?.segments).toEqual([{ is: "same", text: "Mục đích" }]);
});

test("cells put in, joined or made headers are structure of their row; their words are compared beside it", () => {
  const before = doc(table(["Bước", "Trách nhiệm"]));
  expect(structure(diffTexts(before, doc(table(["Bước", "Trách nhiệm", "Thời gian"]))))).toEqual([
    { what: "cells", before: "td 1x1 | td 1x1", after: "td 1x1 | td 1x1 | td 1x1" },
  ]);
  const header = { type: "tableHeader", attrs: { colspan: 2, rowspan: 1 }, content: [p("Bước")] };
  const joined = doc({
    type: "table",
    content: [{ type: "tableRow", content: [header, { type: "tableCell", content: [p("Trách nhiệm")] }] }],
  });
  expect(structure(diffTexts(before, joined))).toEqual([{ what: "cells", before: "td 1x1 | td 1x1", after: "th 2x1 | td 1x1" }]);
  const [row] = changed(diffTexts(doc(table(["Bước 1", "Văn thư xã"])), doc(table(["Bước 1", "Văn thư phường"]))));
  expect([told(row!.segments), row!.structure]).toEqual(["Bước 1\tVăn thư[- xã][+ phường]", []]);
});

test("marks, links and images that changed are told; marks on words that changed anyway are not", () => {
  const bold = { type: "bold" };
  const to = (href: string) => ({ type: "link", attrs: { href } });
  expect(structure(diffTexts(doc(p("a b")), doc(p("a ", text("b", bold)))))).toEqual([{ what: "format", before: "", after: "bold «b»" }]);
  expect(structure(diffTexts(doc(p(text("a", to("#x")))), doc(p(text("a", to("#y"))))))).toEqual([
    { what: "format", before: "link #x «a»", after: "link #y «a»" },
  ]);
  expect(structure(diffTexts(doc(p("cũ có ", text("một hai", bold))), doc(p("cũ có ", text("một ba", bold)))))).toEqual([]);
  const other = "b".repeat(64);
  expect(structure(diffTexts(doc(image()), doc(image({ file: other }))))).toEqual([
    { what: "image", before: `${file} 80`, after: `${other} 80` },
  ]);
  expect(structure(diffTexts(doc(p("a", { type: "hardBreak" }, "b")), doc(p("a b")))).map(({ what }) => what)).toEqual(["format"]);
});

test("lists joined or split without a word changed are told as another arrangement", () => {
  const diff = diffTexts(doc(ul(p("a"), p("b"))), doc(ul(p("a")), ul(p("b"))));
  expect(diff).toMatchObject({ same: false, arrangement: true, counts: { unchanged: 2, changed: 0 } });
});

test("a paragraph moved elsewhere is told as moved, once, with both of its places; one that stands there twice is not guessed", () => {
  const lines = [
    "Căn cứ Luật Tổ chức chính quyền địa phương",
    "Mục đích của quy trình này là",
    "Phạm vi áp dụng tại xã",
    "Trách nhiệm của văn thư",
  ];
  const [a, b, c, d] = lines.map((line) => p(line)) as [object, object, object, object];
  const diff = diffTexts(doc(a, b, c, d), doc(b, c, d, a));
  expect(diff.counts).toEqual({ unchanged: 3, added: 0, removed: 0, changed: 0, moved: 1 });
  expect(diff.blocks.flatMap((one) => ("move" in one ? [[one.is, one.move, one.block.text]] : []))).toEqual([
    ["removed", 1, lines[0]],
    ["added", 1, lines[0]],
  ]);
  expect(diffTexts(doc(a, b, c, d), doc(b, c, d, a, a)).counts).toMatchObject({ moved: 0, removed: 1, added: 2 });
});

test("a line rewritten throughout is another line; one of which half stayed is the same one changed", () => {
  expect(kinds(diffTexts(doc(p("Thời hạn giải quyết năm ngày")), doc(p("Lệ phí không thu"))))).toEqual(["removed", "added"]);
  expect(kinds(diffTexts(doc(p("Thời hạn giải quyết năm ngày")), doc(p("Thời hạn giải quyết ba ngày"))))).toEqual(["changed"]);
});

test("texts read from files are compared like authored ones, and with them", () => {
  const diff = diffBlocks([para("Mục đích"), para("Thời hạn 05 ngày")], blocksOf(doc(h(1, "Mục đích"), p("Thời hạn 03 ngày"))));
  expect(diff.blocks.map((one) => (one.is === "changed" ? [told(one.segments), one.structure.map(({ what }) => what)] : one.is))).toEqual([
    ["Mục đích", ["kind"]],
    ["Thời hạn[- 05][+ 03] ngày", []],
  ]);
  expect(diffBlocks([], [])).toMatchObject({ same: true, blocks: [] });
});

/** In milliseconds, of this process alone: a busy machine makes nothing slower. */
const cpuTime = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const vocabulary =
  "hồ sơ thủ tục hành chính tiếp nhận trả kết quả công chức một cửa lãnh đạo phòng ký duyệt văn thư vào sổ phát hành lưu trữ".split(" ");
/** A number scattered over 32 bits; the same one for the same seed. */
const scattered = (seed: number) => Math.imul(seed ^ (seed >>> 15), 2_654_435_761) >>> 0;
const sentence = (seed: number) =>
  Array.from({ length: 25 }, (_, index) => vocabulary[scattered(seed * 31 + index) % vocabulary.length]).join(" ");
const lines = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, index) => para(of(index)));
const shuffled = <T>(list: readonly T[]) => list.toSorted((a, b) => scattered(list.indexOf(a) + 7) - scattered(list.indexOf(b) + 7));

test("2,000 lines are compared within a second, however much of them changed, moved or is repeated", () => {
  const base = lines(2_000, sentence);
  const cases: { readonly [what: string]: TextBlock[] } = {
    "every tenth changed": base.map((line, index) => (index % 10 === 0 ? para(`${line.text} bổ sung`) : line)),
    "each one changed": base.map((line) => para(line.text.replace(/^\S+/, "sửa"))),
    "all rewritten": lines(2_000, (index) => sentence(index + 5_000)),
    "500 put before": [...lines(500, (index) => sentence(index + 9_000)), ...base],
    shuffled: shuffled(base),
    "one line 2,000 times": lines(2_000, () => "như trên"),
  };
  for (const [what, after] of Object.entries(cases)) {
    const started = cpuTime();
    const diff = diffBlocks(base, after);
    const took = cpuTime() - started;
    expect([what, sideOf(diff, "after") === plainText(after), took < 1_000, took]).toEqual([what, true, true, took]);
  }
  const repeats = (every: number) => lines(2_000, (index) => (scattered(index) % every === 0 ? "như trên" : `mục ${scattered(index) % 5}`));
  const started = cpuTime();
  expect(sideOf(diffBlocks(repeats(3), repeats(4)), "before")).toBe(plainText(repeats(3)));
  expect(cpuTime() - started).toBeLessThan(1_000);
});

test("one paragraph of 300 KB rewritten throughout is compared within a second", () => {
  const long = (from: number) => para(Array.from({ length: 2_000 }, (_, index) => sentence(from + index)).join(" "));
  const started = cpuTime();
  const diff = diffBlocks([long(0)], [long(100_000)]);
  expect(sideOf(diff, "after")).toBe(long(100_000).text);
  expect(cpuTime() - started).toBeLessThan(1_000);
});
