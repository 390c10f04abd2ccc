import { type Change, entity, type IdentityCtx, named, Problem, seconds, type Stored } from "@chuan/kernel";
import * as z from "zod";
import type { AccountSettings } from "./settings.ts";
import { whoPattern } from "./who.ts";

export const AttemptsId = named("attempts", "att", whoPattern);
const minute = 60_000;
/** Seconds for which failures are remembered: longer than any lock. */
const memory = 2 * 24 * 3600;

const AttemptsRecord = z.object({
  id: AttemptsId.schema,
  version: z.int(),
  failures: z.int().min(0),
  lastAt: z.iso.datetime(),
  lockedUntil: z.iso.datetime().optional(),
  /** Epoch seconds. Corners of unknown addresses, which anyone can open, do not stay for ever. */
  ttl: z.int(),
});
export type AttemptsOn = z.output<typeof AttemptsRecord>;

/** Failed attempts on one address, known or not. Every answer to a guess is a new version of it, so guesses stand in one row. */
export const Attempts = entity(AttemptsId, AttemptsRecord, { reach: "identity" });
export const attemptsAt = (ctx: IdentityCtx) => Attempts.perhapsAt(ctx, AttemptsId.of(ctx.scope.who));

type Before = Stored<AttemptsOn> | undefined;

/** @throws too_many session.locked with `retryAfter` (seconds); nothing is tested or counted then, so a lock does not grow by itself */
export function mustBeUnlocked(before: Before, now: Date): void {
  if (!before?.lockedUntil) return;
  const left = Date.parse(before.lockedUntil) - now.getTime();
  if (left <= 0) return;
  const wait = Math.ceil(left / minute);
  throw new Problem(
    "too_many",
    "session.locked",
    {
      vi: `Nhập sai quá nhiều lần; hãy thử lại sau ${wait} phút, hoặc đặt lại mật khẩu.`,
      en: `Too many wrong attempts; try again in ${wait} min, or reset the password.`,
    },
    { retryAfter: Math.ceil(left / 1000) },
  );
}

/** A wrong guess: counted, and from the limit on locked, twice as long each time. */
export function failed(ctx: IdentityCtx, settings: AccountSettings, before: Before): Change<AttemptsOn> {
  const failures = remembered(before, ctx.clock()) + 1;
  const over = failures - settings.lockAfter;
  const minutes = Math.min(settings.lockMaxMinutes, settings.lockMinutes * 2 ** Math.min(over, 30));
  return write(ctx, before, failures, over < 0 ? undefined : new Date(ctx.clock().getTime() + minutes * minute).toISOString());
}

/** A right password without the code: neither counted nor forgiven, yet in the row, or many guesses at once would not be. */
export const noted = (ctx: IdentityCtx, before: Before): Change<AttemptsOn> =>
  write(ctx, before, remembered(before, ctx.clock()), undefined);

/** All was right. Written even when nothing was wrong before: else a right guess could pass beside five wrong ones. */
export const settled = (ctx: IdentityCtx, before: Before): Change<AttemptsOn> => write(ctx, before, 0, undefined);

const remembered = (before: Before, now: Date) => (before && before.ttl > seconds(now) ? before.failures : 0);

function write(ctx: IdentityCtx, before: Before, failures: number, lockedUntil: string | undefined): Change<AttemptsOn> {
  const now = ctx.clock();
  const fields = { failures, lastAt: now.toISOString(), ...(lockedUntil ? { lockedUntil } : {}), ttl: seconds(now) + memory };
  return before ? Attempts.update(ctx, before, { ...fields, id: before.id }) : Attempts.create(ctx, AttemptsId.of(ctx.scope.who), fields);
}
