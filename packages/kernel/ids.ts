import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";

/** A string that knows what it names: an `Id<"agency">` does not pass for an `Id<"member">`. */
export type Id<K extends string> = string & z.$brand<K>;
/** A kind of id, minted or said: its prefix and its check at run time. */
export type Kind<K extends string> = { readonly name: K; readonly prefix: string; readonly schema: z.ZodType<Id<K>, Id<K>> };
export type MintedKind<K extends string> = ReturnType<typeof kind<K>>;

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const spell = (bytes: Uint8Array) => Array.from(bytes, (byte) => alphabet[byte % 32]).join("");

/** Ten characters that sort as the instant sorts, to the millisecond. */
const timestamp = (at: Date) => Array.from({ length: 10 }, (_, i) => alphabet[Math.floor(at.getTime() / 32 ** (9 - i)) % 32]).join("");

/** Ids of one kind sort by the time they were minted. */
export function kind<const K extends string>(name: K, prefix: string) {
  const schema = branded<K>(new RegExp(`^${prefix}_[${alphabet}]{26}$`));
  // Safe, here and below: built from the prefix and the alphabet that `schema` checks.
  const mint = (at: Date) => `${prefix}_${timestamp(at)}${spell(randomBytes(16))}` as Id<K>;
  /** The same text, the same id: what is known by its name needs no look-up to be found. */
  const from = (text: string) => `${prefix}_${spell(createHash("sha256").update(text).digest().subarray(0, 26))}` as Id<K>;
  return { name, prefix, schema, mint, from };
}

/** Ids that are said, not minted: one record for each name in its place, such as the adoption of one edition. */
export function named<const K extends string>(name: K, prefix: string, pattern: RegExp) {
  const schema = branded<K>(new RegExp(`^${prefix}_(?:${pattern.source})$`));
  return { name, prefix, schema, of: (what: string) => schema.parse(`${prefix}_${what}` as Id<K>) };
}

// Branded going in too: else any string, or another kind's id, would pass as a verb's input.
const branded = <K extends string>(pattern: RegExp) => z.string().regex(pattern).brand<K, "inout">() as unknown as z.ZodType<Id<K>, Id<K>>;

export const AgencyId = kind("agency", "agy");

/** `22.2025`: the code of a province in the list of units of a year. Codes were reused, so a code alone names nothing. */
export const ProvinceKey = branded<"province">(/^\d{2}\.\d{4}$/);
export type ProvinceKey = Id<"province">;
