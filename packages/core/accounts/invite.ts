import { answering, command, type IdentityCtx, together, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { email, line } from "../fields/index.ts";
import { MemberId } from "../people/index.ts";
import { type Account, AccountId, Accounts, accountAt, agency, roleList, round, workspace } from "./account.ts";
import { isOver, withPlace } from "./links.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";
import { type Seat, type Ticket, TicketId, Tickets } from "./ticket.ts";
import { mustBeIn, whoIs } from "./who.ts";

const input = z.strictObject({
  email,
  name: line(120),
  workspace,
  member: MemberId.schema,
  roles: roleList,
  place: z.strictObject({ agency: agency.optional(), name: line(300) }),
  round,
});

/** How the link stands after this delivery; `over`: a later one was here before, and this one changed nothing. */
const Invited = z.object({ link: z.enum(["invited", "active", "over"]) }).meta({ id: "AccountInvited" });
const over = { link: "over" } as const;

const seatIn = ({ workspace: room, member, place, round: n }: z.output<typeof input>): Seat => ({
  workspace: room,
  member,
  ...place,
  round: n,
});
const ticketIdFor = (who: string, seat: Seat) =>
  TicketId.from(["invitation", who, seat.workspace, seat.member, seat.agency ?? "", seat.round].join("|"));

/**
 * Gives a person a place in a workspace: a new account, a new link, or a place and its roles on a link that is there. While the
 * link is not accepted, one ticket per place and round waits to be mailed. Deliveries may repeat and arrive late: an earlier
 * round than the last one seen changes nothing.
 */
export const invite = ({ settings, passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "account.invite",
      reach: "identity",
      can: "account:link",
      input,
      answer: Invited,
      loads: (ctx, given) => {
        mustBeIn(ctx, whoIs(given.email));
        return { account: accountAt(ctx), ticket: Tickets.perhapsAt(ctx, ticketIdFor(ctx.scope.who, seatIn(given))) };
      },
      run: (ctx, { input: given, account, ticket }) => {
        const seat = seatIn(given);
        if (account && isOver(account, seat)) return unchanged(over);
        const links = withPlace(account?.links ?? [], seat, given.roles);
        if (!links) return unchanged(over);
        const link = links.find((each) => each.workspace === seat.workspace && each.member === seat.member);
        const kept = account
          ? Accounts.update<Account>(ctx, account, { ...account, links })
          : Accounts.create<Account>(ctx, AccountId.of(ctx.scope.who), {
              state: "invited",
              email: given.email,
              name: given.name,
              links,
              over: [],
            });
        const same = account !== undefined && JSON.stringify(account.links) === JSON.stringify(links);
        const mail = link?.state === "invited" && !ticket ? [invitation(ctx, settings.invitationDays, seat)] : [];
        const told = { link: link?.state ?? "invited" };
        if (same && mail.length === 0) return unchanged(told);
        return answering(together(kept, ...mail), told);
      },
    }),
  );

function invitation(ctx: IdentityCtx, days: number, seat: Seat) {
  const now = ctx.clock();
  const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString();
  const fields = { state: "due" as const, purpose: "invitation" as const, createdAt: now.toISOString(), expiresAt, seat };
  return Tickets.create<Ticket>(ctx, ticketIdFor(ctx.scope.who, seat), fields);
}
