import { createHash } from "node:crypto";
import type { Ctx } from "./ctx.ts";
import { invalid, Problem, type ProblemKind, type Sentence } from "./errors.ts";
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

/** What is kept of an act for its repetitions: its answer, or the refusal it ended with. */
export function outcomeOf(answer: unknown, refuse: Problem | undefined): { [name: string]: Json } {
  const kept = refuse
    ? { refusal: { kind: refuse.kind, code: refuse.code, say: refuse.say, more: refuse.more } }
    : { answer: answer ?? null };
  return JSON.parse(JSON.stringify(kept)) as { [name: string]: Json };
}

type Refusal = { kind: ProblemKind; code: string; say: Sentence; more: Problem["more"] };

/**
 * The first answer, when this act was done before. @throws the first refusal, when it ended with one; invalid when the same key comes
 * with another input
 */
export function answered(once: Once, item: Item | undefined): { answer: Json } | undefined {
  if (!item || Number(item["ttl"]) <= once.now) return undefined;
  if (item["body"] === once.body) {
    // Safe: `outcomeOf` put it there.
    const refusal = item["refusal"] as Refusal | undefined;
    if (refusal) throw new Problem(refusal.kind, refusal.code, refusal.say, refusal.more);
    return { answer: item["answer"] ?? null };
  }
  throw invalid("idempotency.key_reused", "Idempotency-Key", {
    vi: "Khóa chống lặp đã dùng cho yêu cầu khác; hãy dùng khóa mới.",
    en: "This Idempotency-Key was used with another body; take a new one.",
  });
}
