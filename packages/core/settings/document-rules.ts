import * as z from "zod";
import { type DocumentKind, documentKinds, usualCodes } from "../standards/index.ts";
import { CodePattern } from "./code-pattern.ts";

/** What is decided about documents by kind: by the province for its agencies, by an agency for itself. */
export const documentRules = {
  /** How codes look; what is not named here is free. */
  documentCodes: z.partialRecord(z.enum(documentKinds), z.array(CodePattern).min(1).max(10)).optional(),
  /** Years for which a version is kept once it is out of force. */
  retentionYears: z.partialRecord(z.enum(documentKinds), z.int().min(1).max(100)).optional(),
};
/** The same as a change takes it: what is not named stays, `null` takes away. */
export const newDocumentRules = {
  documentCodes: documentRules.documentCodes.nullable(),
  retentionYears: documentRules.retentionYears.nullable(),
};
const Rules = z.object(documentRules);
export type DocumentRules = z.output<typeof Rules>;

/** The patterns of a kind, the agency's own before the province's; `binding` when one of them decided, else only what is usual. */
export function codesOf(
  kind: DocumentKind,
  own: DocumentRules | undefined,
  province: DocumentRules,
): { patterns: readonly string[]; binding: boolean } {
  const decided = own?.documentCodes?.[kind] ?? province.documentCodes?.[kind];
  return decided ? { patterns: decided, binding: true } : { patterns: usualCodes[kind] ?? [], binding: false };
}

/** For how many years a kind is kept when its document says nothing; undefined: nobody decided, so it is kept. */
export const retentionOf = (kind: DocumentKind, own: DocumentRules | undefined, province: DocumentRules): number | undefined =>
  own?.retentionYears?.[kind] ?? province.retentionYears?.[kind];

type Said = { readonly [N in keyof DocumentRules]: DocumentRules[N] | null };
/** What is decided after a change. */
export function reruled(before: DocumentRules, said: Said): DocumentRules {
  const codes = said.documentCodes === undefined ? before.documentCodes : said.documentCodes;
  const years = said.retentionYears === undefined ? before.retentionYears : said.retentionYears;
  return { ...(codes ? { documentCodes: codes } : {}), ...(years ? { retentionYears: years } : {}) };
}
