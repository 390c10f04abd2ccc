import { answering, command, type IdentityCtx, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { accountAt, isActive } from "./account.ts";
import { refusing, sessionEnded } from "./answers.ts";
import { persistent } from "./persistent.ts";
import { endSession, isLive, type OpenSession, refreshTokenOf, SessionId, SessionRefreshed, Sessions } from "./session.ts";
import type { House } from "./settings.ts";
import { standingOf } from "./standing.ts";
import { digestOf, newSecret, readToken, same } from "./token-text.ts";

/** How long the token before the last is still good for an answer: two tabs of one browser wake up together. */
const grace = 10_000;

/** What a refresh token says, when it is one of this corner. @throws unauthenticated session.ended */
export function sessionIn(ctx: IdentityCtx, token: string) {
  const read = readToken(token);
  const id = SessionId.schema.safeParse(read?.id);
  if (!read || !id.success || read.who !== ctx.scope.who) throw sessionEnded;
  return { id: id.data, hash: digestOf(read.secret) };
}

/**
 * Goes on with a session: a new refresh token for the old one. An old token that comes back was copied, so the session ends for
 * whoever holds it (RFC 9700 §4.14.2). Tokens of any generation are caught: whatever is neither the last nor the one before.
 * @throws unauthenticated session.ended
 */
export const refresh = ({ settings, passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "session.refresh",
      reach: "identity",
      can: "session:open",
      input: z.strictObject({ refreshToken: z.string().max(200) }),
      answer: SessionRefreshed,
      conceal: ["refreshToken"],
      loads: (ctx, { refreshToken }) => ({ session: Sessions.perhapsAt(ctx, sessionIn(ctx, refreshToken).id), account: accountAt(ctx) }),
      run: (ctx, { input, session, account }) => {
        const now = ctx.clock();
        if (!session || !isActive(account) || !isLive(session, account, settings, now)) throw sessionEnded;
        const { hash } = sessionIn(ctx, input.refreshToken);
        const told = { session: session.id, ...standingOf(account, settings) };
        if (same(hash, session.secretHash)) {
          const secret = newSecret();
          const turned = { secretHash: digestOf(secret), secretPrevious: hash, rotatedAt: now.toISOString(), lastAt: now.toISOString() };
          const change = Sessions.update<OpenSession>(ctx, session, { ...session, ...turned });
          return answering(change, { ...told, refreshToken: refreshTokenOf(ctx, session.id, secret) });
        }
        if (isPrevious(session, hash, now)) return unchanged(told);
        return refusing(sessionEnded, endSession(ctx, session, "reused"));
      },
    }),
  );

const isPrevious = ({ secretPrevious, rotatedAt }: OpenSession, hash: string, now: Date) =>
  secretPrevious !== undefined && rotatedAt !== undefined && same(hash, secretPrevious) && now.getTime() - Date.parse(rotatedAt) <= grace;
