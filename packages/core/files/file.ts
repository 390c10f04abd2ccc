import { entity, kind } from "@chuan/kernel";
import { Sha256, UploadId } from "@chuan/kernel/files";
import * as z from "zod";

/** A file of an agency is known by its content: sent twice it is one file. */
export const FileId = kind("file", "fil");
export const fileIdOf = (sha256: string) => FileId.from(sha256);

/** What is known of a file's content wherever it is named: SHA-256 in lower-case hexadecimal, size in bytes, name with extension. */
export const Named = z.object({ sha256: Sha256, type: z.string(), name: z.string(), size: z.int().min(1) });
export type Named = z.output<typeof Named>;

const Asked = z.object({
  id: FileId.schema,
  version: z.int(),
  state: z.literal("asked"),
  ...Named.shape,
  upload: UploadId.schema,
  by: z.string(),
  at: z.iso.datetime(),
});
const Loose = Asked.extend({ state: z.literal("loose") });
/** Named by records, each by its id; a file that has a holder is never collected. */
const Held = Asked.extend({ state: z.literal("held"), holders: z.array(z.string()).min(1).max(100) });
const Removing = Asked.extend({ state: z.literal("removing") });
const Removed = Asked.extend({ state: z.literal("removed") });

/**
 * That a file was sent, and who holds it. `asked → loose → held`: sent and checked, then put to use. What nobody holds a day later is
 * collected (`removing → removed`), a file that was asked for and never came included: so a crash at any moment leaves nothing behind.
 */
export const FileRecord = z.discriminatedUnion("state", [Asked, Loose, Held, Removing, Removed]).meta({ id: "FileRecord" });
export type FileRecord = z.output<typeof FileRecord>;

export const FileRecords = entity(FileId, FileRecord, {
  reach: "agency",
  listAcross: (f) => ({ in: f.state === "held" || f.state === "removed" ? f.state : "loose", by: f.at }),
});
