import { expect, test } from "vitest";
import { codeIn, CodePattern, exampleOf, madeOf, numberIn } from "./index.ts";

test("a pattern makes codes that it reads again, and no others", () => {
  const rows = [
    ["QT.{nn}", {}, 7, "QT.07"],
    ["QT.{nn}", {}, 107, "QT.107"],
    ["QT.{field}.{nn}", { field: "TP" }, 3, "QT.TP.03"],
    ["BM.{process}.{nn}", { process: "QT.01" }, 2, "BM.QT.01.02"],
    ["QT {nn}/CX-HCTP", {}, 1, "QT 01/CX-HCTP"],
  ] as const;
  for (const [pattern, parts, n, code] of rows) {
    expect(codeIn(pattern, parts, n)).toBe(code);
    expect([pattern, numberIn(pattern, code, parts)]).toEqual([pattern, n]);
    expect(madeOf(pattern, parts)).toBe(true);
  }
  for (const code of ["QT.7", "QT.007", "QT.00", "QT.TP.03", "QTX07", "QT.07X", "xQT.07", "HD.07"])
    expect([code, numberIn("QT.{nn}", code)]).toEqual([code, undefined]);
  expect(numberIn("QT.{field}.{nn}", "QT.XD.04", { field: "TP" })).toBeUndefined();
  expect(numberIn("CSCL", "CSCL")).toBe(0);
});

test("a pattern that could make no code, or counts twice, is refused with an example", () => {
  for (const wrong of [
    "",
    "{nn}",
    "QT.{số}",
    "QT.{nn}.{nn}",
    "QT.{nn}.{nnn}",
    "QT.{nnnnn}",
    "QT.{nn",
    "QT..{nn}",
    "1.{nn}",
    "QT.{field}{field}",
  ])
    expect([wrong, CodePattern.safeParse(wrong).success]).toEqual([wrong, false]);
  expect(CodePattern.parse(" qt.{NN} ")).toBe("QT.{nn}");
  expect(exampleOf("BM.{process}.{nn}")).toBe("BM.QT.01.01");
});
