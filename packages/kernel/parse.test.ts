import { expect, test } from "vitest";
import * as z from "zod";
import { CivilDate } from "./clock.ts";
import type { Problem } from "./errors.ts";
import { both, parse } from "./parse.ts";

const schema = z.strictObject({
  name: z.string().min(2),
  code: z.string().regex(/^\d+$/, { error: both({ vi: "Chỉ có chữ số.", en: "Digits only." }) }),
  rows: z.array(z.strictObject({ n: z.int() })).optional(),
  on: CivilDate.optional(),
  any: z.unknown().optional(),
});
const good = { name: "An", code: "7" };
const faults = (raw: unknown) => {
  try {
    parse(schema, raw);
  } catch (error) {
    return (error as Problem).more.errors?.map(({ path, say }) => [path, say.vi, say.en]);
  }
  return [];
};

test("what is right comes through as the schema gives it", () => expect(parse(schema, good)).toEqual(good));

test("every wrong field is told at once, by its path, in both languages", () => {
  const told = faults({ name: "A", code: "x", rows: [{ n: 1 }, { n: 1.5, m: 2 }], extra: 1 });
  expect(told?.map(([path]) => path).toSorted()).toEqual(["code", "extra", "name", "rows.1.m", "rows.1.n"]);
  for (const [, vi, en] of told ?? []) {
    expect(vi).toMatch(/\S/);
    expect(en).toMatch(/\S/);
    expect(vi).not.toBe(en);
  }
});

test("the refusal as a whole is one code, unprocessable, in both languages", () => {
  expect(() => parse(schema, {})).toThrow(expect.objectContaining({ kind: "invalid", code: "input.invalid" }) as Error);
});

test("a schema's own sentence is told in both languages", () => {
  expect(faults({ ...good, code: "x" })).toEqual([["code", "Chỉ có chữ số.", "Digits only."]]);
});

test("what is missing is called missing", () => {
  expect(faults({ name: "An" })).toEqual([["code", "Thiếu giá trị bắt buộc.", "This value is required."]]);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["a text", "x"],
  ["a list", []],
])("%s instead of an object is refused, not a crash", (_, raw) => expect(faults(raw)?.length).toBeGreaterThan(0));

const deep = (levels: number) => Array.from({ length: levels }).reduce<unknown>((inner) => ({ x: inner }), 1);
test.each([
  ["a NUL", { ...good, name: "A\u0000n" }, "name"],
  ["half a character", { ...good, name: "A\ud800" }, "name"],
  ["half a character in a name", { ...good, any: { "\udc00": 1 } }, "any.?"],
  ["the name of a trap", JSON.parse('{"name":"An","code":"7","__proto__":{"x":1}}') as unknown, "__proto__"],
  ["a trap deeper down", { ...good, any: JSON.parse('{"__proto__":1}') as unknown }, "any.__proto__"],
])("%s is refused wherever it stands", (_, raw, path) => expect(faults(raw)?.map(([at]) => at)).toEqual([path]));

test("nesting without end is refused before anything walks over it", () => {
  expect(faults({ ...good, any: deep(10_000) })?.[0]?.[2]).toBe("Nested too deeply.");
  expect(faults({ ...good, any: deep(20) })).toEqual([]);
});

test.each(["2026-02-30", "1945-09-01", "2200-01-01", "01/02/2026", "2026-1-1"])("%s is no civil date", (on) =>
  expect(faults({ ...good, on })?.map(([path]) => path)).toContain("on"),
);
