import { expect, test } from "vitest";
import { dayOf, stroked } from "../../packages/web/app/day.ts";

test("a day is understood as it is written on paper, in digits alone, and as programs write it", () => {
  for (const typed of ["05/01/2026", "5/1/2026", "5.1.2026", "05-01-2026", " 05012026 ", "2026-01-05"])
    expect(dayOf(typed)).toBe("2026-01-05");
});

test("what is no day is none: half of one, a month that has fewer, the American order", () => {
  for (const typed of ["", "05/01", "05/01/26", "31/02/2026", "29/02/2025", "01/13/2026", "00/01/2026", "ngày mai"])
    expect(dayOf(typed)).toBeUndefined();
  expect(dayOf("29/02/2028")).toBe("2028-02-29");
});

test("strokes come by themselves as one types on, and do not come back as one deletes", () => {
  let field = "";
  for (const key of "20112026") field = stroked(field + key, field);
  expect(field).toBe("20/11/2026");
  expect(stroked("20", "20/")).toBe("20");
});
