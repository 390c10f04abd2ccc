import fc from "fast-check";
import { expect, test } from "vitest";
import { kind, named, ProvinceKey } from "./ids.ts";
import { NoteId } from "./note.test-helper.ts";

const instant = fc.integer({ min: 0, max: Date.parse("2200-01-01") });

test("ids sort by the time they were minted, to the millisecond", () => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      fc.pre(a !== b);
      expect(NoteId.mint(new Date(a)) < NoteId.mint(new Date(b))).toBe(a < b);
    }),
  );
});

test("an id is accepted by its own kind, and by no other", () => {
  const Other = kind("other", "oth");
  const id = NoteId.mint(new Date());
  expect(NoteId.schema.parse(id)).toBe(id);
  expect(Other.schema.safeParse(id).success).toBe(false);
});

test("ten thousand ids of one instant are ten thousand", () => {
  const at = new Date();
  expect(new Set(Array.from({ length: 10_000 }, () => NoteId.mint(at))).size).toBe(10_000);
});

test.each([
  "",
  "not_",
  "not_1",
  `not_${"0".repeat(25)}`,
  `not_${"0".repeat(27)}`,
  `not_${"I".repeat(26)}`,
  `x${"0".repeat(26)}`,
  `not_${"0".repeat(26)}\n`,
])("%j is no id", (text) => expect(NoteId.schema.safeParse(text).success).toBe(false));

test("from the same text comes the same id, of the kind's own form, and from another text another", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(NoteId.schema.safeParse(NoteId.from(a)).success).toBe(true);
      expect(NoteId.from(a) === NoteId.from(b)).toBe(a === b);
    }),
  );
});

test("a named id is made of its name, and of nothing that is no such name", () => {
  const Year = named("year", "yea", /\d{4}/);
  expect(Year.of("2026")).toBe("yea_2026");
  for (const wrong of ["", "26", "20266", "2026\n", "x2026"]) expect(() => Year.of(wrong)).toThrow();
});

test.each(["22.2025", "49.2008"])("%s is a province's key", (key) => expect(ProvinceKey.safeParse(key).success).toBe(true));
test.each(["22", "22.25", "2.2025", "22.2025#", "22.2025\n", "P#22.2025"])("%j is none", (key) =>
  expect(ProvinceKey.safeParse(key).success).toBe(false),
);
