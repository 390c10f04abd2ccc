import { entity, type IdentityCtx, kind, lifecycle, type Stored } from "@chuan/kernel";
import { createHmac } from "node:crypto";
import * as z from "zod";
import { MemberId } from "../people/index.ts";
import { agency, round, workspace } from "./account.ts";
import { ticketRefused } from "./answers.ts";
import type { AccountSecrets } from "./settings.ts";
import { readToken, same } from "./token-text.ts";

export const TicketId = kind("ticket", "tkt");

/** The place an invitation is to; by its name the mail says who invites. */
export const Seat = z.object({ workspace, member: MemberId.schema, agency: agency.optional(), name: z.string(), round });
export type Seat = z.output<typeof Seat>;

const Due = z.object({
  id: TicketId.schema,
  version: z.int(),
  state: z.literal("due"),
  purpose: z.enum(["invitation", "reset"]),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  seat: Seat.optional(),
  /** Asked for with an address nobody has: never mailed, never good. */
  idle: z.literal(true).optional(),
  /** Epoch seconds; invitations have none, since they tell a repeated delivery from a new one. */
  ttl: z.int().optional(),
});
const Sent = Due.extend({ state: z.literal("sent"), sentAt: z.iso.datetime() });
const Used = Due.extend({ state: z.literal("used"), sentAt: z.iso.datetime().optional(), usedAt: z.iso.datetime() });

/** A right to act once, mailed as a link. It holds no secret: the link's proof is sealed from its id. */
export const Ticket = z.discriminatedUnion("state", [Due, Sent, Used]).meta({ id: "Ticket" });
export type Ticket = z.output<typeof Ticket>;

export const Tickets = entity(TicketId, Ticket, { reach: "identity" });
export const ticketLife = lifecycle(Tickets, {
  start: "due",
  final: ["used"],
  transitions: {
    send: { from: ["due"], to: "sent", can: "mail:send" },
    // From due as well: the mail may arrive before it is noted as sent.
    use: { from: ["due", "sent"], to: "used", can: "ticket:use" },
  },
});

const proofOf = ({ ticketKey }: AccountSecrets, who: string, id: string) =>
  createHmac("sha256", ticketKey).update(`ticket|${who}|${id}`).digest("base64url");

/** The token of a ticket's link. The same whenever it is asked for, so a mail can be sent again, and stored nowhere. */
export const ticketToken = (secrets: AccountSecrets, who: string, id: string): string => `${who}.${id}.${proofOf(secrets, who, id)}`;

/** The ticket a token of this corner proves, before anything is read. @throws unauthenticated ticket.refused */
export function ticketAt(ctx: IdentityCtx, secrets: AccountSecrets, token: string) {
  const read = readToken(token);
  const id = TicketId.schema.safeParse(read?.id);
  if (!read || !id.success || read.who !== ctx.scope.who || !same(read.secret, proofOf(secrets, read.who, read.id))) throw ticketRefused;
  return Tickets.perhapsAt(ctx, id.data);
}

/** @throws unauthenticated ticket.refused unless it is there for this purpose, neither idle nor used nor expired */
export function mustBeGoodFor(purpose: Ticket["purpose"], ticket: Stored<Ticket> | undefined, now: Date): Stored<Ticket> {
  const good = ticket && ticket.purpose === purpose && !ticket.idle && ticket.state !== "used" && now.toISOString() < ticket.expiresAt;
  if (!good) throw ticketRefused;
  return ticket;
}
