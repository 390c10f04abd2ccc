import { createHash } from "node:crypto";
import type { Ctx } from "./ctx.ts";
import { invalid } from "./errors.ts";
import { home } from "./keys.ts";

export type Cursor = { ctx: Pick<Ctx, "scope" | "actor">; query: string };
const seal = ({ ctx, query }: Cursor, position: string) =>
  createHash("sha256")
    .update([home(ctx.scope), ctx.actor.type, ctx.actor.id, query, position].join("\n"))
    .digest("base64url")
    .slice(0, 16);

/** Where a page ended, opaque, and bound to its caller, scope and list: elsewhere it opens nothing. */
export function sealCursor(bound: Cursor, position: readonly string[]): string {
  const text = JSON.stringify(position);
  return Buffer.from(`${seal(bound, text)}${text}`).toString("base64url");
}

/** @throws invalid cursor.foreign */
export function openCursor(bound: Cursor, cursor: string): string[] {
  const text = Buffer.from(cursor, "base64url").toString();
  const position = text.slice(16);
  if (position !== "" && text.startsWith(seal(bound, position))) return JSON.parse(position) as string[];
  throw invalid("cursor.foreign", "cursor", {
    vi: "Con trỏ trang không thuộc danh sách này; hãy đọc lại từ trang đầu.",
    en: "This cursor belongs to another list; read again from the first page.",
  });
}
