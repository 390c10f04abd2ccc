import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../errors.ts";
import { refusal, refusalCodes, tooLarge } from "../refusals.ts";
import { docx } from "../types.ts";
import { checkName } from "./names.ts";

const pdf = "application/pdf";
const codeOf = (name: string, type: typeof pdf | typeof docx | "image/jpeg" = pdf): string => {
  try {
    return `kept: ${checkName(name, type)}`;
  } catch (error) {
    return (error as Problem).code;
  }
};

describe("a name", () => {
  test("in Vietnamese is kept in NFC, whichever way it was typed", () => {
    const name = "Quyết định số 15-QĐ-UBND về tiếp công dân (bản ký) ưỡ.pdf";
    for (const form of ["NFC", "NFD", "NFKC"]) expect(checkName(name.normalize(form), pdf)).toBe(name.normalize("NFC"));
  });
  test.each(["a.pdf", "A.PDF", "báo cáo quý 3.2026.pdf", "con đường.pdf", "console.pdf", "a & b, c; d = e #1 [x] {y}'.pdf", " a.pdf "])(
    "%j is kept",
    (name) => {
      expect(codeOf(name)).toBe(`kept: ${name.trim()}`);
    },
  );
  test("has as many characters as a person counts, at most 200", () => {
    expect(codeOf(`${"ế".normalize("NFD").repeat(196)}.pdf`)).toMatch(/^kept/);
    expect(codeOf(`${"😀".repeat(196)}.pdf`)).toMatch(/^kept/);
    expect(codeOf(`${"ế".repeat(197)}.pdf`)).toBe("file.name_too_long");
  });
  test.each<[string, string]>([
    ["", "empty"],
    [" \t", "empty"],
    ["../a.pdf", "path"],
    ["..", "path"],
    ["/etc/a.pdf", "path"],
    ["..\\a.pdf", "path"],
    ["C:a.pdf", "path"],
    ["a.pdf:stream.pdf", "path"],
    ["a\0.pdf", "hidden"],
    ["a\n.pdf", "hidden"],
    ["a\u202efdp.exe.pdf", "hidden"],
    ["a\u200b.pdf", "hidden"],
    ["a\u2067.pdf", "hidden"],
    ["a\ufeff.pdf", "hidden"],
    ["a\ud800.pdf", "hidden"],
    ["a\u2028.pdf", "hidden"],
    ["a?.pdf", "forbidden"],
    ['a".pdf', "forbidden"],
    ["a<b>.pdf", "forbidden"],
    ["a.pdf.", "forbidden"],
    ["CON.pdf", "reserved"],
    ["nul.x.pdf", "reserved"],
    ["lpt9 .pdf", "reserved"],
    ["com¹.pdf", "reserved"],
    [".pdf", "extension"],
    ["pdf", "extension"],
    ["a.exe", "extension"],
    ["a.pdf.exe", "extension"],
    ["a.docm", "extension"],
  ])("%j is refused: %s", (name, reason) => {
    expect(codeOf(name)).toBe(`file.name_${reason}`);
  });
  test("fits the type", () => {
    expect(codeOf("a.docx", docx)).toBe("kept: a.docx");
    expect(codeOf("a.JPEG", "image/jpeg")).toBe("kept: a.JPEG");
    expect(codeOf("a.pdf", docx)).toBe("file.name_extension");
  });
  test("of any characters is kept whole and harmless, or refused with a reason", () => {
    const unit = fc.constantFrom(...'aZ.é/\\:*?"<>| \0\n\u202e\u200d\ud83d\ude00đ̀', "..", "con", ".pdf");
    const names = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(unit).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(names, fc.boolean(), (given, ended) => {
        const said = codeOf(ended ? `${given}.pdf` : given);
        if (!said.startsWith("kept: ")) {
          expect(said).toMatch(/^file\.name_[a-z_]+$/);
          return;
        }
        const kept = said.slice(6);
        expect(kept).toBe(kept.normalize("NFC"));
        expect(kept).not.toMatch(/[/\\:\p{Cc}\p{Cf}]/u);
        expect(codeOf(kept)).toBe(said);
      }),
      { numRuns: 2000 },
    );
  });
});

test("every refusal says in two languages what is wrong, and what to do", () => {
  for (const problem of [...refusalCodes.map(refusal), tooLarge(200 * 1024 * 1024)]) {
    expect(problem.say.vi).toMatch(/\p{Lu}.{8,}\.$/u);
    expect(problem.say.en).toMatch(/^[A-Z].{8,}\.$/);
    if (problem.code !== "file.not_found") for (const said of [problem.say.vi, problem.say.en]) expect(said).toMatch(/[;:,.)] .+\.$/u);
    if (problem.kind === "invalid") expect(problem.more.errors?.[0]?.path).toMatch(/^(name|type|size|sha256|file)$/);
  }
});
