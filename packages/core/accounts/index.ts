/** Who signs in: accounts, sessions, invitations, second factors, and API clients' keys. */
export { Account, AccountId, Accounts, LinkSeen } from "./account.ts";
export { accounts } from "./accounts.ts";
export { anonymous, selfActor } from "./actors.ts";
export { Attempts, AttemptsId } from "./attempts.ts";
export { ClientKeyId, ClientKeys } from "./client-key.ts";
export { SessionId, SessionOpened, SessionRefreshed, SessionSeen, Sessions } from "./session.ts";
export { accountSettings, type AccountSecrets, type AccountSettings } from "./settings.ts";
export { Ticket, TicketId, Tickets, ticketToken } from "./ticket.ts";
export { readToken } from "./token-text.ts";
export { whoIs, whoIsClient } from "./who.ts";
