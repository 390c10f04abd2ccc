import { parse } from "@chuan/kernel";
import { expect, test } from "vitest";
import { email, folded, line, reason } from "./index.ts";

test("one person's address is written one way, whatever blanks and capitals it comes with", () => {
  expect(parse(email, "  An.NGUYEN@Tinh.gov.vn\n")).toBe("an.nguyen@tinh.gov.vn");
  for (const wrong of ["", "an", "an@", "@tinh.vn", "an nguyen@tinh.vn", `${"a".repeat(250)}@tinh.vn`])
    expect(() => parse(email, wrong)).toThrow(expect.objectContaining({ code: "input.invalid" }));
});

test("a line is composed, trimmed and folded; only blanks are as good as nothing, and control characters are refused", () => {
  expect(parse(line(20), "  Sở \t Nội  vu\u0323 ")).toBe("Sở Nội vụ");
  for (const wrong of ["", "   ", "a\u0007", "x".repeat(21)]) expect(() => parse(line(20), wrong)).toThrow();
});

test("a reason says something, and the remedy for one that does not is told in both languages", () => {
  expect(parse(reason, " Sáp nhập theo nghị quyết ")).toBe("Sáp nhập theo nghị quyết");
  expect(() => parse(reason, "ok")).toThrow(
    expect.objectContaining({
      more: { errors: [{ path: "", say: { vi: expect.stringContaining("5"), en: expect.stringContaining("5") } }] },
    }),
  );
});

test("text is sorted and searched without dấu and without regard to case", () => {
  expect(folded("Đặng Thuỳ LINH")).toBe("dang thuy linh");
});
