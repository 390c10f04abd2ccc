import { command, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { Ticket, TicketId, ticketLife, Tickets } from "./ticket.ts";

/** Notes that a ticket's mail went out. Noted twice, or after its use, it stays as it is. */
export const sent = () =>
  command({
    name: "ticket.sent",
    reach: "identity",
    can: "mail:send",
    input: z.strictObject({ ticket: TicketId.schema }),
    answer: Ticket,
    loads: (ctx, input) => ({ ticket: Tickets.at(ctx, input.ticket) }),
    run: (ctx, { ticket }) =>
      ticket.state === "due" ? ticketLife.move(ctx, "send", ticket, { sentAt: ctx.clock().toISOString() }) : unchanged<Ticket>(ticket),
  });
