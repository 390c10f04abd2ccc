import { command, Problem, type Stored, unchanged } from "@chuan/kernel";
import { shelfOf, Sha256, UploadId } from "@chuan/kernel/files";
import * as z from "zod";
import { FileRecord, type FileRecord as Body, fileIdOf, FileRecords, Named } from "./file.ts";
import { linkTo, Link } from "./link.ts";

const Upload = z
  .object({
    id: UploadId.schema,
    /** Send the content here, before `expiresAt`: as the body of a PUT with these headers, or as the field `file`, the last, of a POST. */
    url: z.string(),
    expiresAt: z.iso.datetime(),
    method: z.enum(["PUT", "POST"]),
    headers: z.record(z.string(), z.string()).optional(),
    fields: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: "Upload" });
/** `upload` is absent when the agency has this content already: nothing need be sent. */
const Asked = z.object({ file: FileRecord, upload: Upload.optional() }).meta({ id: "UploadAsked" });

/**
 * Asks to send a file straight to storage. What is said of it here is held to when it is confirmed; what was not confirmed is gone a day later.
 * @throws invalid, unsupported, too_large file.* by what is wrong with the claim; conflict file.removing
 */
export const ask = command({
  name: "file.ask",
  reach: "agency",
  can: "file:send",
  input: z.strictObject({
    sha256: Sha256,
    type: z.string().max(200),
    name: z.string().max(1000),
    size: z.int(),
  }),
  answer: Asked,
  loads: (ctx, { sha256 }) => ({ known: FileRecords.perhapsAt(ctx, fileIdOf(sha256)) }),
  run: async (ctx, { input, known }) => {
    if (known?.state === "loose" || known?.state === "held") return unchanged({ file: known });
    if (known?.state === "removing") throw beingRemoved;
    const { id: upload, url, expiresAt, ...how } = await ctx.files.askUpload({ ...input, on: shelfOf(ctx.scope) });
    const claim = Named.parse({ ...input, name: input.name.normalize("NFC").trim() });
    const fields = { ...claim, upload, by: ctx.actor.id, at: ctx.clock().toISOString(), state: "asked" as const };
    const change = known
      ? FileRecords.update<Body>(ctx, known, { ...fields, id: known.id })
      : FileRecords.create<Body>(ctx, fileIdOf(input.sha256), fields);
    return { ...change, answer: { file: change.answer, upload: { id: upload, url, expiresAt: expiresAt.toISOString(), ...how } } };
  },
});

const beingRemoved = new Problem("conflict", "file.removing", {
  vi: "Tệp này đang được dọn khỏi kho; hãy tải lên lại sau một phút.",
  en: "This file is just being removed from storage; upload it again in a minute.",
});

const Confirmed = z.object({ file: FileRecord, link: Link }).meta({ id: "FileConfirmed" });

/**
 * Says that the content was sent: it is checked against every word of the claim, and for what a file may hold. Any number of times it comes to the same.
 * @throws not_found file, file.not_uploaded; invalid, unsupported, too_large file.* by what is wrong with the content
 */
export const confirm = command({
  name: "file.confirm",
  reach: "agency",
  can: "file:send",
  input: z.strictObject({ id: UploadId.schema, sha256: Sha256 }),
  answer: Confirmed,
  loads: (ctx, { sha256 }) => ({ file: FileRecords.at(ctx, fileIdOf(sha256)) }),
  run: async (ctx, { input, file }) => {
    const link = async (known: Body) => ({ file: known, link: await linkTo(ctx, known) });
    if (file.state === "loose" || file.state === "held") return unchanged(await link(file));
    if (file.state === "removing") throw beingRemoved;
    const { sha256, name, type, size } = file;
    await ctx.files.confirm({ id: input.id, on: shelfOf(ctx.scope), sha256, name, type, size });
    const change = FileRecords.update<Body>(ctx, file as Stored<Body>, { ...file, state: "loose", at: ctx.clock().toISOString() } as Body);
    return { ...change, answer: await link(change.answer) };
  },
});
