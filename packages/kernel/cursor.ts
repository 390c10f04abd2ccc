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

/**
 * The seal keeps cursors from straying and is no secret: whoever makes one gets no further than a place in their own list, and what is no
 * place at all is refused here. `parts` is how many a position has. @throws invalid cursor.foreign
 */
export function openCursor(bound: Cursor, cursor: string, parts: number): string[] {
  const text = Buffer.from(cursor, "base64url").toString();
  const position = text.slice(16);
  const said = text.startsWith(seal(bound, position)) ? positionIn(position) : undefined;
  if (said?.length === parts) return said;
  throw foreignCursor;
}

export const foreignCursor = invalid("cursor.foreign", "cursor", {
  vi: "Con trỏ trang không thuộc danh sách này; hãy đọc lại từ trang đầu.",
  en: "This cursor belongs to another list; read again from the first page.",
});

function positionIn(text: string): string[] | undefined {
  try {
    const said: unknown = JSON.parse(text);
    const whole = Array.isArray(said) && said.every((part) => typeof part === "string" && part !== "" && part.isWellFormed());
    return whole ? (said as string[]) : undefined;
  } catch {
    return undefined;
  }
}
