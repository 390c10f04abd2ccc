import { answering, command, together } from "@chuan/kernel";
import * as z from "zod";
import { line } from "../fields/index.ts";
import { MemberId } from "../people/index.ts";
import { AccountId, Accounts, accountAt, type ActiveAccount, isActive } from "./account.ts";
import { refused, refusing, ticketRefused, typed } from "./answers.ts";
import { attemptsAt, failed, mustBeUnlocked, settled } from "./attempts.ts";
import { placeOf } from "./links.ts";
import { mustBeGood } from "./password-rule.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";
import { mustBeGoodFor, ticketAt, ticketLife } from "./ticket.ts";

/** A link that was accepted: sign in next. */
export const InvitationAccepted = z
  .object({ account: AccountId.schema, email: z.string(), name: z.string(), workspace: z.string(), member: MemberId.schema })
  .meta({ id: "InvitationAccepted" });

/**
 * Opens a link with the token of its mail. Who is new chooses a password; who has an account proves it with the password they
 * have, under the same lock-out as a sign-in.
 * @throws unauthenticated ticket.refused; unauthenticated session.refused; too_many session.locked; invalid password.*
 */
export const acceptInvitation = ({ settings, secrets, passwords }: House) =>
  persistent(passwords.verify, (verify) =>
    command({
      name: "account.accept_invitation",
      reach: "identity",
      can: "ticket:use",
      input: z.strictObject({ token: z.string().max(200), password: typed, name: line(120).optional() }),
      answer: InvitationAccepted,
      loads: (ctx, { token }) => ({ ticket: ticketAt(ctx, secrets, token), account: accountAt(ctx), attempts: attemptsAt(ctx) }),
      run: async (ctx, { input, ticket: given, account, attempts }) => {
        const now = ctx.clock();
        const ticket = mustBeGoodFor("invitation", given, now);
        const { seat } = ticket;
        const link = seat && account?.links.find((each) => each.workspace === seat.workspace && each.member === seat.member);
        // A later round, or an end, makes the mail of this one worthless.
        if (!account || !seat || link?.state !== "invited" || placeOf(account.links, seat)?.round !== seat.round) throw ticketRefused;

        const links = account.links.map((each) => (each === link ? { ...each, state: "active" as const } : each));
        let after: Omit<ActiveAccount, "version">;
        if (isActive(account)) {
          mustBeUnlocked(attempts, now);
          if (!(await verify(input.password, account.secretPassword))) return refusing(refused, failed(ctx, settings, attempts));
          after = { ...account, links };
        } else {
          mustBeGood("password", input.password, account.email, settings.passwordMin);
          const at = now.toISOString();
          const secretPassword = await passwords.hash(input.password);
          after = {
            ...account,
            state: "active",
            name: input.name ?? account.name,
            links,
            activatedAt: at,
            secretPassword,
          };
        }
        const { email, name } = after;
        const change = Accounts.update<ActiveAccount>(ctx, account, after);
        const used = ticketLife.move(ctx, "use", ticket, { usedAt: now.toISOString() });
        const told = { account: account.id, email, name, workspace: link.workspace, member: link.member };
        return answering(together(change, used, settled(ctx, attempts)), told);
      },
    }),
  );
