import { answering, command, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { AccountId, Accounts, type ActiveAccount, endingSessions, isActive } from "./account.ts";
import { Done, done } from "./answers.ts";
import { persistent } from "./persistent.ts";
import { sessionIn } from "./refresh.ts";
import { endSession, Sessions } from "./session.ts";
import type { House } from "./settings.ts";
import { same } from "./token-text.ts";

/** Ends one's own session. The token is enough, so one can leave after the access token has expired; doing it twice is no fault. */
export const signOut = ({ passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "session.sign_out",
      reach: "identity",
      can: "session:open",
      input: z.strictObject({ refreshToken: z.string().max(200) }),
      answer: Done,
      loads: (ctx, { refreshToken }) => ({ session: Sessions.perhapsAt(ctx, sessionIn(ctx, refreshToken).id) }),
      run: (ctx, { input, session }) => {
        const { hash } = sessionIn(ctx, input.refreshToken);
        if (session?.state !== "open") return unchanged(done);
        const mine = same(hash, session.secretHash) || same(hash, session.secretPrevious ?? "");
        return mine ? answering(endSession(ctx, session, "signed_out"), done) : unchanged(done);
      },
    }),
  );

/** Ends every session of the account, this one too. Access tokens already given out run on for their few minutes. */
export const signOutEverywhere = ({ passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "session.sign_out_everywhere",
      reach: "identity",
      can: "account:self",
      input: z.strictObject({}),
      answer: Done,
      loads: (ctx) => ({ account: Accounts.at(ctx, AccountId.of(ctx.scope.who)) }),
      run: (ctx, { account }) => {
        if (!isActive(account)) return unchanged(done);
        const change = Accounts.update<ActiveAccount>(ctx, account, { ...account, ...endingSessions(account, ctx.clock()) });
        return answering(change, done);
      },
    }),
  );
