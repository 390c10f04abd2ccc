import { createHash } from "node:crypto";
import type { Ctx } from "./ctx.ts";
import { invalid } from "./errors.ts";
import { home, onceKey } from "./keys.ts";
import type { Item, Json, Key } from "./table/port.ts";
import { canonical } from "./trail.ts";

export type Once = { key: Key; body: string; now: number; ttl: number };

const day = 24 * 3600;

/** One act under one key of one caller, kept for two days (at least 24 h, whatever the clock does). */
export function onceFor(ctx: Ctx, name: string, key: string, input: unknown): Once {
  if (key.length > 128)
    throw invalid("idempotency.key_too_long", "Idempotency-Key", {
      vi: "Khóa chống lặp dài quá 128 ký tự.",
      en: "An Idempotency-Key has at most 128 characters.",
    });
  const now = Math.floor(ctx.clock().getTime() / 1000);
  const body = createHash("sha256")
    .update(canonical(input as Json))
    .digest("base64url");
  return { key: onceKey(home(ctx.scope), ctx.actor.id, name, key), body, now, ttl: now + 2 * day };
}

/** The first answer, when this act was done before. @throws invalid when the same key comes with another input. */
export function answered(once: Once, item: Item | undefined): { answer: Json } | undefined {
  if (!item || Number(item["ttl"]) <= once.now) return undefined;
  if (item["body"] === once.body) return { answer: item["answer"] ?? null };
  throw invalid("idempotency.key_reused", "Idempotency-Key", {
    vi: "Khóa chống lặp đã dùng cho yêu cầu khác; hãy dùng khóa mới.",
    en: "This Idempotency-Key was used with another body; take a new one.",
  });
}
