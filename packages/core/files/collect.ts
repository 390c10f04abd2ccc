import { type AgencyCtx, answering, command, everyItem, keys, type ProvinceCtx, type Stored, unchanged, within } from "@chuan/kernel";
import { fileKeyOf, Sha256, shelfOf } from "@chuan/kernel/files";
import * as z from "zod";
import { FileId, FileRecord, type FileRecord as Body, FileRecords } from "./file.ts";

/**
 * Decided before it is done: from here on nobody can begin to hold the file. What another run decided is taken up when that is as long ago as
 * anything that is let go of: no run lasts that long, and a late removal must not meet the same content sent anew.
 */
const letGo = command({
  name: "file.let_go",
  reach: "agency",
  can: "file:collect",
  input: z.strictObject({ id: FileId.schema, before: z.iso.datetime() }),
  /** The content that is this run's to remove, if any. */
  answer: z.object({ sha256: Sha256.optional() }),
  loads: (ctx, { id }) => ({ file: FileRecords.at(ctx, id) }),
  run: (ctx, { input, file }) => {
    if (file.state === "held" || file.state === "removed" || file.at >= input.before) return unchanged({});
    const next = { ...file, state: "removing", at: ctx.clock().toISOString() } as Body;
    return answering(FileRecords.update<Body>(ctx, file as Stored<Body>, next), { sha256: file.sha256 });
  },
});

const removed = command({
  name: "file.removed",
  reach: "agency",
  can: "file:collect",
  input: z.strictObject({ id: FileId.schema }),
  answer: FileRecord,
  loads: (ctx, { id }) => ({ file: FileRecords.at(ctx, id) }),
  run: (ctx, { file }) =>
    file.state === "removing"
      ? FileRecords.update<Body>(ctx, file as Stored<Body>, { ...file, state: "removed" } as Body)
      : unchanged<Body>(file),
});

async function collectOne(ctx: AgencyCtx, id: Body["id"], before: string): Promise<boolean> {
  const { sha256 } = await letGo(ctx, { id, before });
  if (sha256 === undefined) return false;
  await ctx.files.remove(fileKeyOf(shelfOf(ctx.scope), sha256));
  return (await removed(ctx, { id })).state === "removed";
}

/**
 * Removes, across a province, the files that nobody has held since `before`: never confirmed, never put to use, or let go of by a disposal.
 * Run late, twice or after a crash it comes to the same. @returns how many
 */
export async function collectFiles(ctx: ProvinceCtx, before: Date): Promise<number> {
  const pk = keys.across(ctx.scope, FileRecords.name, "loose");
  let count = 0;
  for await (const item of everyItem(ctx.table, { pk, index: "gsi2", to: `${before.toISOString()}~`, limit: 100 })) {
    const owner = keys.ownerOf(item.pk);
    if (owner?.scope.level !== "agency") continue;
    if (await collectOne(within(ctx, owner.scope.agency), item.sk as Body["id"], before.toISOString())) count += 1;
  }
  return count;
}
