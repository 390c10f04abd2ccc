import { type Change, entity, type IdentityCtx, kind, lifecycle, seconds, type Stored } from "@chuan/kernel";
import * as z from "zod";
import { line } from "../fields/index.ts";
import { type ActiveAccount, later } from "./account.ts";
import type { AccountSettings } from "./settings.ts";
import { standing } from "./standing.ts";
import { digestOf, newSecret } from "./token-text.ts";

export const SessionId = kind("session", "ses");
/** What the person will know it by in the list: a browser and a system. */
export const device = line(200);

const common = {
  id: SessionId.schema,
  version: z.int(),
  createdAt: z.iso.datetime(),
  /** When it was opened or last refreshed. */
  lastAt: z.iso.datetime(),
  /** The end that no refresh moves. */
  endsAt: z.iso.datetime(),
  device: device.optional(),
  /** Epoch seconds: its story stays in the trail. */
  ttl: z.int(),
};
const Open = z.object({
  ...common,
  state: z.literal("open"),
  secretHash: z.string(),
  /** The token before this one, and when it was replaced: two tabs may hold it for a moment. */
  secretPrevious: z.string().optional(),
  rotatedAt: z.iso.datetime().optional(),
});
const Ended = z.object({
  ...common,
  state: z.literal("ended"),
  endedAt: z.iso.datetime(),
  why: z.enum(["signed_out", "revoked", "reused"]),
});
const SessionRecord = z.discriminatedUnion("state", [Open, Ended]);
export type Session = z.output<typeof SessionRecord>;
export type OpenSession = Extract<Session, { state: "open" }>;

export const Sessions = entity(SessionId, SessionRecord, { reach: "identity" });
export const sessionLife = lifecycle(Sessions, {
  start: "open",
  final: ["ended"],
  transitions: { end: { from: ["open"], to: "ended", can: "account:self" } },
});

const hour = 3_600_000;
const keptAfter = 7 * 24 * 3600;

/** A new session, dated after whatever ended the earlier ones, whichever clock that was. */
export function openSession(ctx: IdentityCtx, settings: AccountSettings, account: ActiveAccount, on: string | undefined) {
  const from = account.sessionsFrom;
  const createdAt = later(ctx.clock().toISOString(), from && new Date(Date.parse(from) + 1).toISOString());
  const ends = new Date(Date.parse(createdAt) + settings.absoluteHours * hour);
  const secret = newSecret();
  const id = SessionId.mint(ctx.clock());
  const change: Change<OpenSession> = Sessions.create<OpenSession>(ctx, id, {
    state: "open",
    createdAt,
    lastAt: createdAt,
    endsAt: ends.toISOString(),
    ...(on === undefined ? {} : { device: on }),
    ttl: seconds(ends) + keptAfter,
    secretHash: digestOf(secret),
  });
  return { change, createdAt, session: id, refreshToken: refreshTokenOf(ctx, id, secret) };
}
export const refreshTokenOf = (ctx: IdentityCtx, id: string, secret: string): string => `${ctx.scope.who}.${id}.${secret}`;

/** Neither ended, nor idle for too long, nor past its end, nor made before all sessions were ended. */
export function isLive(session: Session, account: ActiveAccount, settings: AccountSettings, now: Date): session is OpenSession {
  const idleFrom = new Date(now.getTime() - settings.idleMinutes * 60_000).toISOString();
  const at = now.toISOString();
  return session.state === "open" && session.createdAt > (account.sessionsFrom ?? "") && at < session.endsAt && session.lastAt > idleFrom;
}

export const endSession = (ctx: IdentityCtx, session: Stored<Session>, why: "signed_out" | "revoked" | "reused") =>
  sessionLife.move(ctx, "end", session, { endedAt: ctx.clock().toISOString(), why });

/** The answer to a sign-in. */
export const SessionOpened = z.object({ session: SessionId.schema, ...standing, refreshToken: z.string() }).meta({ id: "SessionOpened" });
/** The answer to a refresh; without a token the one that was given goes on being replaced by the other tab's. */
export const SessionRefreshed = SessionOpened.extend({ refreshToken: z.string().optional() }).meta({ id: "SessionRefreshed" });
export const SessionSeen = z
  .object({ id: SessionId.schema, createdAt: z.string(), lastAt: z.string(), endsAt: z.string(), device: z.string().optional() })
  .meta({ id: "Session" });
