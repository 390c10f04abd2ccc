import { answering, command, together } from "@chuan/kernel";
import * as z from "zod";
import { Accounts, accountAt, type ActiveAccount, endingSessions, isActive } from "./account.ts";
import { Done, done, ticketRefused, typed } from "./answers.ts";
import { attemptsAt, settled } from "./attempts.ts";
import { mustBeGood } from "./password-rule.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";
import { mustBeGoodFor, ticketAt, ticketLife } from "./ticket.ts";

/**
 * Sets a new password with the token of a mail, ends all sessions and lifts the lock. The second factor stays: a mailbox is not
 * one. Other reset links sent before die with it.
 * @throws unauthenticated ticket.refused; invalid password.*
 */
export const reset = ({ settings, secrets, passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "account.reset",
      reach: "identity",
      can: "ticket:use",
      input: z.strictObject({ token: z.string().max(200), password: typed }),
      answer: Done,
      loads: (ctx, { token }) => ({ ticket: ticketAt(ctx, secrets, token), account: accountAt(ctx), attempts: attemptsAt(ctx) }),
      run: async (ctx, { input, ticket: given, account, attempts }) => {
        const now = ctx.clock();
        const ticket = mustBeGoodFor("reset", given, now);
        if (!isActive(account) || ticket.createdAt < (account.sessionsFrom ?? "")) throw ticketRefused;
        mustBeGood("password", input.password, account.email, settings.passwordMin);
        const change = Accounts.update<ActiveAccount>(ctx, account, {
          ...account,
          secretPassword: await passwords.hash(input.password),
          ...endingSessions(account, now),
        });
        const used = ticketLife.move(ctx, "use", ticket, { usedAt: now.toISOString() });
        return answering(together(change, used, settled(ctx, attempts)), done);
      },
    }),
  );
