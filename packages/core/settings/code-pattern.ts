import { both } from "@chuan/kernel";
import * as z from "zod";
import { documentCode } from "../fields/index.ts";

/** What a code is made of besides its number: the field of work, the process a form belongs to. */
export type CodeParts = { readonly field?: string | undefined; readonly process?: string | undefined };
type Piece = { literal: string } | { part: keyof CodeParts } | { digits: number };

const samples = { field: "TP", process: "QT.01" } as const;
const group = "[\\p{Lu}\\p{N}]{1,12}";
const shapes = { field: group, process: `${group}(?:\\.${group}){0,2}` } as const;

const pieces = (pattern: string): Piece[] =>
  pattern
    .split(/(\{[^{}]*\})/)
    .filter((text) => text !== "")
    .map((text) => {
      const name = /^\{(.*)\}$/.exec(text)?.[1];
      if (name === undefined) return { literal: text };
      return name === "field" || name === "process" ? { part: name } : { digits: name.length };
    });

const spell = (pattern: string, parts: CodeParts, number: (digits: number) => string): string =>
  pieces(pattern)
    .map((piece) => ("literal" in piece ? piece.literal : "part" in piece ? (parts[piece.part] ?? "") : number(piece.digits)))
    .join("");
const padded = (n: number) => (digits: number) => String(n).padStart(digits, "0");

/** A code as the pattern makes it. */
export const codeIn = (pattern: string, parts: CodeParts, n: number): string => spell(pattern, parts, padded(n));
/** A code as it could be, to show what is meant. */
export const exampleOf = (pattern: string): string => codeIn(pattern, samples, 1);
/** What stands before the number: all codes of one series begin with it. */
export const beginningOf = (pattern: string, parts: CodeParts): string => {
  const mark = "\u0000";
  return spell(pattern, parts, () => mark).split(mark)[0]!;
};
/** Whether the pattern is made of these parts, no more and no fewer, and counts. */
export const madeOf = (pattern: string, parts: CodeParts): boolean => {
  const own = pieces(pattern);
  const wants = (part: keyof CodeParts) => own.some((piece) => "part" in piece && piece.part === part);
  return (
    own.some((piece) => "digits" in piece) && (["field", "process"] as const).every((part) => wants(part) === (parts[part] !== undefined))
  );
};

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** The number in a code that the pattern could have made (0 when it counts nothing), or undefined. With `parts`, of that series only. */
export function numberIn(pattern: string, code: string, parts?: CodeParts): number | undefined {
  const source = pieces(pattern).map((piece) => {
    if ("literal" in piece) return quoted(piece.literal);
    if ("digits" in piece) return "(\\d{1,9})";
    const said = parts?.[piece.part];
    return said === undefined ? shapes[piece.part] : quoted(said);
  });
  const digits = new RegExp(`^${source.join("")}$`, "u").exec(code);
  if (!digits) return undefined;
  const n = Number(digits[1] ?? 0);
  const width = pieces(pattern).find((piece) => "digits" in piece)?.digits ?? 0;
  return digits[1] === undefined || (n > 0 && digits[1] === padded(n)(width)) ? n : undefined;
}

const known = /^\{(?:n{1,4}|field|process)\}$/;
/** A pattern of codes: letters as they stand, `{nn}` the number with at least so many digits, `{field}`, `{process}`. */
export const CodePattern = z
  .string()
  .max(60)
  .overwrite((text) =>
    text
      .normalize("NFC")
      .trim()
      .replace(/\{[^{}]*\}|[^{}]+/g, (part) => (part.startsWith("{") ? part.toLowerCase() : part.toUpperCase())),
  )
  .refine(
    (pattern) => {
      const marks = pattern.match(/\{[^{}]*\}/g) ?? [];
      const numbers = marks.filter((mark) => mark.startsWith("{n"));
      const apart = new Set(marks).size === marks.length && numbers.length <= 1;
      return marks.every((mark) => known.test(mark)) && apart && documentCode.safeParse(exampleOf(pattern)).success;
    },
    {
      error: both({
        vi: "Mẫu mã hiệu có dạng QT.{nn}, QT.{field}.{nn} hoặc BM.{process}.{nn}: chữ in hoa, {nn} là số thứ tự.",
        en: "A pattern looks like QT.{nn}, QT.{field}.{nn} or BM.{process}.{nn}: capitals, and {nn} for the number.",
      }),
    },
  );
