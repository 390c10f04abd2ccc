import { parse } from "@chuan/kernel";
import { expect, expectTypeOf, test } from "vitest";
import { acceptedOn, editionOf, editionOn, editions, editionSchema, type Rule, ruleOn, rules, rulesOn } from "./index.ts";

const accepted = (date: string) => acceptedOn(date).map((one) => one.edition);

test("a new agency starts on 2015 today, although 2026 is printed", () => {
  expect(editionOn("2026-11-22").title).toBe("TCVN ISO 9001:2015");
  expect([editionOn("2018-09-24").edition, editionOn("2018-09-25").edition]).toEqual(["2008", "2015"]);
});

test("the 2008 edition ends the day before official letter 3003/BKHCN-TĐC, the others have no end yet", () => {
  expect(accepted("2018-09-24")).toEqual(["2008", "2015"]);
  expect(accepted("2018-09-25")).toEqual(["2015"]);
  expect(accepted("2026-09-15")).toEqual(["2015"]);
  expect(accepted("2026-09-16")).toEqual(["2015", "2026"]);
});

test("the default edition of a day is accepted on that day, at every change of the list", () => {
  const days = editions.flatMap((one) => [one.validFrom, one.validTo, one.defaultFrom].filter((day) => day !== undefined));
  for (const day of [...days, "2030-01-01"]) expect(acceptedOn(day)).toContain(editionOn(day));
});

test("a title says TCVN only where Việt Nam has adopted the edition", () => {
  expect(editions.map((one) => one.title)).toEqual(["TCVN ISO 9001:2008", "TCVN ISO 9001:2015", "ISO 9001:2026"]);
  expect(editionOf("2026").title).toBe("ISO 9001:2026");
});

test("an unknown edition is refused in both languages, naming the known ones", () => {
  for (const one of editions) expect(editionSchema.parse(one.edition)).toBe(one.edition);
  for (const wrong of ["2000", "", "TCVN ISO 9001:2015", " 2015"]) {
    expect(() => parse(editionSchema, wrong)).toThrow(
      expect.objectContaining({
        code: "input.invalid",
        more: {
          errors: [
            {
              path: "",
              say: {
                vi: expect.stringContaining("chọn một trong: 2008, 2015, 2026"),
                en: expect.stringContaining("choose one of: 2008, 2015, 2026"),
              },
            },
          ],
        },
      }),
    );
  }
  expect(() => editionOf("2000")).toThrow(expect.objectContaining({ kind: "invalid", code: "standards.unknown_edition" }));
});

test("a day before the list begins is refused, not guessed", () => {
  expect(() => editionOn("2007-01-01")).toThrow(expect.objectContaining({ code: "standards.no_edition" }));
});

test("R1 to R8 stand from the day Decision 19/2014 is in force, one line each on any day", () => {
  expect(rulesOn("2014-05-17")).toEqual([]);
  expect(rulesOn("2026-11-22").map((rule) => rule.id)).toEqual(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"]);
  expect(ruleOn("R6", "2014-05-17")).toBeUndefined();
});

test("parameters are read typed, never from the sentence", () => {
  const three = ruleOn("R6", "2026-11-22")?.params.months;
  expectTypeOf(three).toEqualTypeOf<3 | undefined>();
  expect(three).toBe(3);
  expect(ruleOn("R7", "2026-11-22")?.params.timesPerYear).toBe(1);
});

test("every rule speaks both languages and names its law", () => {
  const all: readonly Rule[] = rules;
  for (const rule of all) {
    expect(rule.basis).toContain("19/2014/QĐ-TTg");
    expect(rule.vi.length * rule.en.length).toBeGreaterThan(0);
    expect(rule.vi).toBe(rule.vi.normalize("NFC"));
  }
});
