import { answering, command, type IdentityCtx, seconds, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { email } from "../fields/index.ts";
import { accountAt, isActive } from "./account.ts";
import { Done, done } from "./answers.ts";
import { persistent } from "./persistent.ts";
import type { AccountSettings, House } from "./settings.ts";
import { type Ticket, TicketId, Tickets } from "./ticket.ts";
import { mustBeIn, whoIs } from "./who.ts";

const minute = 60_000;
const keptAfter = 7 * 24 * 3600;
const ticketIdAt = (ctx: IdentityCtx, { forgotMinutes }: AccountSettings) =>
  TicketId.from(`reset|${ctx.scope.who}|${Math.floor(ctx.clock().getTime() / (forgotMinutes * minute))}`);

/** Asks for a link to set a new password. The same answer, reads and writes for every address: an unknown one gets a ticket nobody mails. */
export const forgot = ({ settings, passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "account.forgot",
      reach: "identity",
      can: "session:open",
      input: z.strictObject({ email }),
      answer: Done,
      loads: (ctx, input) => {
        mustBeIn(ctx, whoIs(input.email));
        return { ticket: Tickets.perhapsAt(ctx, ticketIdAt(ctx, settings)), account: accountAt(ctx) };
      },
      run: (ctx, { ticket, account }) => {
        if (ticket) return unchanged(done);
        const now = ctx.clock();
        const expires = new Date(now.getTime() + settings.resetMinutes * minute);
        const change = Tickets.create<Ticket>(ctx, ticketIdAt(ctx, settings), {
          state: "due",
          purpose: "reset",
          createdAt: now.toISOString(),
          expiresAt: expires.toISOString(),
          ...(isActive(account) ? {} : { idle: true }),
          ttl: seconds(expires) + keptAfter,
        });
        return answering(change, done);
      },
    }),
  );
