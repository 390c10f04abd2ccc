import type { AgencyCtx } from "@chuan/kernel";
import { fileKeyOf, shelfOf } from "@chuan/kernel/files";
import * as z from "zod";
import type { Named } from "./file.ts";

/** An address good for minutes, for whoever holds it; it answers as an attachment under the file's name. */
export const Link = z.object({ url: z.string(), name: z.string(), expiresAt: z.iso.datetime() }).meta({ id: "FileLink" });
export type Link = z.output<typeof Link>;

export async function linkTo(ctx: AgencyCtx, { sha256, name, type }: Pick<Named, "sha256" | "name" | "type">): Promise<Link> {
  const { url, expiresAt } = await ctx.files.download({ key: fileKeyOf(shelfOf(ctx.scope), sha256), name, type });
  return { url, name, expiresAt: expiresAt.toISOString() };
}

/** What was made here, such as a print, offered for fetching: gone a day later. */
export async function offer(ctx: AgencyCtx, content: Uint8Array, of: Pick<Named, "name" | "type">): Promise<Link> {
  const { url, expiresAt } = await ctx.files.offer(shelfOf(ctx.scope), content, of);
  return { url, name: of.name, expiresAt: expiresAt.toISOString() };
}

/** The whole content of a file. @throws not_found file.not_found */
export async function bytesOf(ctx: AgencyCtx, sha256: string): Promise<Uint8Array> {
  const { stream, size } = await ctx.files.read(fileKeyOf(shelfOf(ctx.scope), sha256));
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of stream) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
