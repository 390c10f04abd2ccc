import * as z from "zod";
import type { Scope } from "../scope.ts";
import { broken } from "../errors.ts";
import { type Id, kind, type ProvinceKey } from "../ids.ts";

/** Where the files of a scope stand: `P/22.2025/A/agy_…`. Built here and nowhere else, so isolation is a matter of prefix (reach.ts). */
export type Shelf = string & z.$brand<"shelf">;
/** A confirmed file: its shelf and the SHA-256 of its content. It names the same bytes for ever. */
export type FileKey = string & z.$brand<"file">;
/** What was sent and not yet confirmed. Nothing but `incoming` and `confirm` accepts it. */
export type IncomingKey = string & z.$brand<"incoming">;

export const UploadId = kind("upload", "upl");
export type UploadId = Id<"upload">;

const shelfPattern = String.raw`(?:P/\d{2}\.\d{4}/(?:A/agy_[0-9A-Z]{26}|S(?:/shared)?)|O)`;
const fileKey = new RegExp(`^(${shelfPattern})/(?:made/)?([0-9a-f]{64})$`);
const madeKey = new RegExp(`^${shelfPattern}/made/[0-9a-f]{64}$`);
const incomingKey = new RegExp(`^(${shelfPattern})/incoming/(upl_[0-9A-Z]{26})$`);
const shelf = new RegExp(`^${shelfPattern}$`);

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const FileKey = z.string().regex(fileKey).brand<"file", "inout">();

/**
 * The shelf of a scope. `shared` is the part of a province's shelf that its agencies may read.
 * @throws broken `file.no_shelf` for a scope that keeps no files
 */
export function shelfOf(scope: Scope, part: "own" | "shared" = "own"): Shelf {
  const named = nameOf(scope);
  if (named === undefined || (part === "shared" && scope.level !== "province")) throw broken("file.no_shelf", `no shelf at ${scope.level}`);
  const name = part === "shared" ? `${named}/shared` : named;
  if (!shelf.test(name)) throw broken("file.bad_key", "a scope with an impossible name");
  return name as Shelf;
}

function nameOf(scope: Scope): string | undefined {
  switch (scope.level) {
    case "agency":
      return `P/${scope.province}/A/${scope.agency}`;
    case "province":
      return `P/${scope.province}/S`;
    case "operator":
      return "O";
    default:
      return undefined;
  }
}

/** The shelf that a province shares, as its agencies name it. */
export const sharedShelf = (province: ProvinceKey) => shelfOf({ level: "province", province }, "shared");

// Safe, here and below: the patterns have just been checked, whatever the types said.
export const fileKeyOf = (on: Shelf, sha256: string) => checked(fileKey, `${on}/${sha256}`) as FileKey;
/** What was made here to be fetched: beside the shelf's own files, so that neither can be taken for the other. */
export const madeKeyOf = (on: Shelf, sha256: string) => checked(madeKey, `${on}/made/${sha256}`) as FileKey;
export const incomingKeyOf = (on: Shelf, id: UploadId) => checked(incomingKey, `${on}/incoming/${id}`) as IncomingKey;

/** A key that came from outside, such as out of a URL: undefined unless it is a file's, letter by letter. */
export const asFileKey = (text: string) => (fileKey.test(text) ? (text as FileKey) : undefined);
export const asIncomingKey = (text: string) => (incomingKey.test(text) ? (text as IncomingKey) : undefined);

/** What goes by itself after its day: what is incoming, and what was made. */
export const isPassingKey = (text: string) => incomingKey.test(text) || madeKey.test(text);

/** @throws broken `file.bad_key` for anything but the key of a confirmed file: what is incoming cannot be read by naming it */
export const mustBeFileKey = (key: FileKey) => checked(fileKey, key) as FileKey;
export const mustBeShelf = (on: Shelf) => checked(shelf, on) as Shelf;
export const sha256Of = (key: FileKey) => key.slice(-64);
export const shelfOfKey = (key: FileKey) => key.slice(0, -65).replace(/\/made$/, "") as Shelf;

function checked(pattern: RegExp, text: string): string {
  if (!pattern.test(text)) throw broken("file.bad_key", "not the key of a file");
  return text;
}
