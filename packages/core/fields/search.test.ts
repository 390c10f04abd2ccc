import fc from "fast-check";
import { expect, test } from "vitest";
import { folded } from "./index.ts";
import { naturalOrder, searching } from "./search.ts";

const text = "QT.01\nQuy trình tiếp nhận hồ sơ, đánh giá nội bộ\nVăn phòng Sở";
const finds = (asked: string, where = text) => searching(asked)?.(where);

test.each([
  ["without dấu", "tiep nhan"],
  ["with dấu", "tiếp nhận"],
  ["with other dấu than are written", "tiệp nhân"],
  ["in capitals", "TIẾP"],
  ["typed in parts (NFD)", "tiếp".normalize("NFD")],
  ["in any order of words", "so ho nhan"],
  ["by the beginnings of words", "ti nh"],
  ["d for đ", "danh gia"],
  ["đ for d too", "đanh"],
  ["by the unit", "van phong"],
  ["by the code", "QT.01"],
  ["by the code without its dot", "qt01"],
  ["by the end of the code", "01"],
  ["by words of code, title and unit together", "qt ho van"],
  ["with a mark of punctuation standing alone", "hồ sơ -"],
])("a title is found %s", (_, asked) => expect(finds(asked)).toBe(true));

test.each([
  ["a word that is not there", "khieu nai"],
  ["words of which one is not there", "tiep nhan khieu"],
  ["letters in the midst of a word", "rinh"],
  ["another code", "QT.02"],
  ["signs that mean something in a pattern", ".*a"],
])("a title is not found by %s", (_, asked) => expect(finds(asked)).toBe(false));

test("nothing to look for is no search", () => {
  for (const asked of [undefined, "", "   ", "– ?"]) expect(searching(asked)).toBeUndefined();
});

test("a pattern finds what folding both would find, whatever letters of Latin and marks are written", () => {
  const letter = fc.oneof(
    fc.constantFrom(..."aăâáàảãạấầẩẫậeêếđĐDdoôơởuưựyỵ -./,'\"()"),
    fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x1e00, max: 0x1eff }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x300, max: 0x30f }).map((code) => `a${String.fromCodePoint(code)}`),
  );
  const words = fc
    .string({ unit: letter, minLength: 1, maxLength: 12 })
    .map((each) => each.replace(/[\p{C}\p{Z}]/gu, " ").normalize("NFC"));
  fc.assert(
    fc.property(words, words, fc.nat(), (title, other, at) => {
      const line = `-\n${title}`;
      const cut = title.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
      // Some word of the title itself, and words of another.
      for (const asked of [cut[at % Math.max(1, cut.length)] ?? "a", other]) {
        const wanted = folded(asked)
          .split(/\s+/)
          .filter((word) => /[\p{L}\p{N}]/u.test(word));
        if (wanted.length === 0) continue;
        const plain = folded(line);
        const begins = (word: string) =>
          [...plain].some((_, i) => i > 0 && plain.startsWith(word, i) && !/[\p{L}\p{N}]/u.test(plain[i - 1]!));
        expect({ asked, title, found: finds(asked, line) }).toEqual({ asked, title, found: wanted.every(begins) });
      }
    }),
    { numRuns: 2000 },
  );
});

test("codes stand in the order of their numbers", () => {
  const codes = ["QT.10", "QT.2", "BM.2.10", "QT.02.1", "BM.10", "BM.2.9", "QĐ.1", "QT.100", "QT.9.1"];
  const sorted = codes.toSorted((a, b) => (naturalOrder(a) < naturalOrder(b) ? -1 : 1));
  expect(sorted).toEqual(["BM.2.9", "BM.2.10", "BM.10", "QĐ.1", "QT.2", "QT.02.1", "QT.9.1", "QT.10", "QT.100"]);
});
