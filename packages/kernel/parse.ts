import type * as z from "zod";
import { en as english, vi as vietnamese } from "zod/locales";
import { type FieldError, Problem, type Sentence } from "./errors.ts";

/** Deeper than any input of ours, and shallow enough that no walk over it can exhaust the stack. */
const maxDepth = 48;
/** Faults told at once: an answer must not be many times what was sent. */
const mostTold = 100;
const vi = vietnamese().localeError;
const en = english().localeError;
const splitter = " ¦ ";

/** A message of a schema in both languages, for `error`. */
export const both = (say: Sentence): string => `${say.vi}${splitter}${say.en}`;

/** @throws invalid input.invalid, with a sentence in both languages for each field. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const unsafe = unsafeText(raw, [], 0);
  if (unsafe) throw refused([unsafe]);
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.flatMap(told).slice(0, mostTold));
}

const refused = (errors: readonly FieldError[]) =>
  new Problem(
    "invalid",
    "input.invalid",
    { vi: "Dữ liệu gửi lên chưa hợp lệ; xem từng trường bên dưới.", en: "The input is not valid; see each field below." },
    { errors },
  );

function told(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join("."),
      say: { vi: "Không có trường này.", en: "There is no such field." },
    }));
  return [{ path: issue.path.join("."), say: inBoth(issue) }];
}

function inBoth(issue: z.core.$ZodIssue): Sentence {
  const [own, ownEn] = issue.message.split(splitter);
  if (own !== undefined && ownEn !== undefined) return { vi: own, en: ownEn };
  // What was given is missing altogether: say so plainly, in the place of a remark on types.
  if (issue.code === "invalid_type" && issue.input === undefined) return { vi: "Thiếu giá trị bắt buộc.", en: "This value is required." };
  // Safe: reportInput put the input there; the finished issue is the raw one with its message.
  const raw = issue as z.core.$ZodRawIssue;
  return { vi: textOf(vi(raw)), en: textOf(en(raw)) };
}
const textOf = (message: string | { message: string } | null | undefined) =>
  (typeof message === "string" ? message : message?.message) ?? "—";

/** Text that no store keeps faithfully and no person meant: NUL, lone surrogates, endless nesting, names that are traps. */
function unsafeText(value: unknown, path: readonly string[], depth: number): FieldError | undefined {
  const at = (say: Sentence): FieldError => ({ path: path.join("."), say });
  if (typeof value === "string") {
    if (value.includes("\u0000")) return at({ vi: "Có ký tự NUL, hãy xóa đi.", en: "Contains a NUL character; remove it." });
    if (!value.isWellFormed())
      return at({ vi: "Có ký tự Unicode không hợp lệ, hãy nhập lại.", en: "Contains broken Unicode; type it again." });
    return undefined;
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return undefined;
  if (depth >= maxDepth) return at({ vi: "Dữ liệu lồng quá sâu.", en: "Nested too deeply." });
  for (const [name, inner] of Object.entries(value)) {
    if (name === "__proto__")
      return { path: [...path, name].join("."), say: { vi: "Không có trường này.", en: "There is no such field." } };
    const found = unsafeText(inner, [...path, name], depth + 1) ?? unsafeText(name, [...path, "?"], depth);
    if (found) return found;
  }
  return undefined;
}
