import { type AgencyCtx, everyItem, invalid, keys, query } from "@chuan/kernel";
import * as z from "zod";
import { beginningOf, codeIn, type CodeParts, codesOf, exampleOf, madeOf, numberIn, settingsFor } from "../settings/index.ts";
import { documentCode, documentKinds, Documents } from "./document.ts";

const part = (pattern: RegExp) =>
  z
    .string()
    .overwrite((text) => text.normalize("NFC").trim().toUpperCase())
    .regex(pattern, { error: "Chỉ gồm chữ, số, ví dụ TP hoặc QT.01. ¦ Letters and digits only, such as TP or QT.01." });
/** What the next code of a series is made of: the field of work, or the process a form belongs to. */
export const codeParts = {
  field: part(/^[\p{Lu}\p{N}]{1,12}$/u).optional(),
  process: part(/^[\p{Lu}\p{N}]{1,12}(?:\.[\p{Lu}\p{N}]{1,12}){0,2}$/u).optional(),
};

type Rules = ReturnType<typeof codesOf>;

/** @throws invalid document.code_pattern: what was decided about codes binds whoever gives one. */
export function mustFit(code: string, { patterns, binding }: Rules): void {
  if (!binding || patterns.some((pattern) => numberIn(pattern, code) !== undefined)) return;
  const like = patterns.map(exampleOf);
  throw invalid("document.code_pattern", "code", {
    vi: `Mã hiệu của loại tài liệu này có dạng ${like.join(" hoặc ")}.`,
    en: `The code of this kind of document looks like ${like.join(" or ")}.`,
  });
}

/** The pattern that these parts make. @throws invalid document.no_code_pattern */
export function seriesOf({ patterns }: Rules, parts: CodeParts): string {
  const found = patterns.find((pattern) => madeOf(pattern, parts));
  if (found !== undefined) return found;
  const like = patterns.map(exampleOf).join(", ");
  throw invalid("document.no_code_pattern", "code", {
    vi: `Không đánh số tự động được${like ? ` (mã hiệu có dạng ${like})` : " cho loại tài liệu này"}; hãy nhập mã hiệu.`,
    en: `The next code cannot be told${like ? ` (codes look like ${like})` : " for this kind"}; give the code.`,
  });
}

/**
 * The code after the highest in the series, withdrawn documents counted: a number that was used is not proposed again. From the claims, which
 * are read as they are now. `whole`: reads all of the agency's codes, so that nothing need be known before.
 */
export async function nextCode(
  ctx: AgencyCtx,
  pattern: string,
  parts: CodeParts,
  taken = codesTaken(ctx, beginningOf(pattern, parts)),
): Promise<string> {
  const numbers = (await taken).map((code) => numberIn(pattern, code, parts) ?? 0);
  return codeIn(pattern, parts, Math.max(0, ...numbers) + 1);
}

/** Codes that are or were held by documents of the agency and begin so. */
async function codesTaken(ctx: AgencyCtx, beginning: string): Promise<string[]> {
  const claim = `${Documents.name}.code=`;
  const pk = keys.claimPartition(keys.home(ctx.scope));
  const found: string[] = [];
  // After the beginning comes a digit, and ":" follows the digits; after "=" comes ">".
  const to = beginning === "" ? `${Documents.name}.code>` : `${claim}${beginning}:`;
  for await (const { sk } of everyItem(ctx.table, { pk, from: `${claim}${beginning}`, to, limit: 1000 }))
    found.push(sk.slice(claim.length).split("~")[0]!);
  return found;
}

/** The code a document of this kind would be given now. It is nobody's until a document is made with it. */
export const nextCodeOf = query({
  name: "document.next_code",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ kind: z.enum(documentKinds), ...codeParts }),
  answer: z.object({ code: documentCode }).meta({ id: "NextCode" }),
  run: async (ctx, { kind, ...parts }) => {
    const refs = settingsFor(ctx);
    const taken = codesTaken(ctx, "");
    const [own, province] = await Promise.all([ctx.table.batchGet([refs.own.key, refs.province.key]), taken]).then(([items]) => items);
    const rules = codesOf(kind, own && refs.own.open(own), province ? refs.province.open(province) : {});
    return { code: await nextCode(ctx, seriesOf(rules, parts), parts, taken) };
  },
});
