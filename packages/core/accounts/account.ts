import { entity, type IdentityCtx, named, type Stored } from "@chuan/kernel";
import * as z from "zod";
import { type Allowance, capacities, permissions, roleNames } from "../access/index.ts";
import { email, line } from "../fields/index.ts";
import { MemberId } from "../people/index.ts";
import { whoPattern } from "./who.ts";

export const AccountId = named("account", "acc", whoPattern);

/** Where a link leads: a province by its key, or the platform's own rooms. */
export const workspace = z.string().regex(/^(\d{2}\.\d{4}|[a-z]{2,20})$/);
/** An agency's id, or none at the workspace's own desk. */
export const agency = z.string().regex(/^agy_[0-9A-Z]{26}$/);
export const roleList = z.array(z.string().min(1).max(60)).max(20);
export const round = z.int().min(1).max(1_000_000);

const Place = z.object({
  agency: agency.optional(),
  name: line(300),
  roles: roleList,
  /** The invitation this place comes from: a later one counts, an earlier one that arrives late does not. */
  round,
});
export type Place = z.output<typeof Place>;
const Link = z.object({ workspace, member: MemberId.schema, state: z.enum(["invited", "active"]), places: z.array(Place).min(1) });
export type Link = z.output<typeof Link>;
/** A seat that was given up, up to this round, so that an invitation delivered late does not bring it back. */
const Over = z.object({ workspace, member: MemberId.schema, agency: agency.optional(), round });
export type Over = z.output<typeof Over>;

const Invited = z.object({
  id: AccountId.schema,
  version: z.int(),
  state: z.literal("invited"),
  email,
  name: line(120),
  links: z.array(Link),
  over: z.array(Over),
});
const Active = Invited.extend({
  state: z.literal("active"),
  activatedAt: z.iso.datetime(),
  secretPassword: z.string(),
  secretTotp: z.object({ secret: z.string(), confirmedAt: z.iso.datetime().optional() }).optional(),
  /** The last time step (of 30 s) whose code was accepted: a code is good once. */
  totpStep: z.int().optional(),
  /** Sessions made at this instant or before are dead. */
  sessionsFrom: z.iso.datetime().optional(),
  /** When the newest session was made. */
  signedInAt: z.iso.datetime().optional(),
});

/** A person who signs in, and the workspaces they may enter. */
export const Account = z.discriminatedUnion("state", [Invited, Active]);
export type Account = z.output<typeof Account>;
export type ActiveAccount = Extract<Account, { state: "active" }>;

export const Accounts = entity(AccountId, Account, { reach: "identity", listAcross: (a) => ({ in: "all", by: a.email }) });

export const accountAt = (ctx: IdentityCtx) => Accounts.perhapsAt(ctx, AccountId.of(ctx.scope.who));
export async function readAccount(ctx: IdentityCtx): Promise<Stored<Account> | undefined> {
  const { key, open } = accountAt(ctx);
  const item = await ctx.table.get(key);
  return item && open(item);
}
export const isActive = (account: Stored<Account> | undefined): account is Stored<ActiveAccount> => account?.state === "active";

/** The later of two instants, in ISO 8601 with milliseconds, where order of text is order of time. */
export const later = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);
/** Ends every session there is: also one that a faster clock than ours has dated ahead. */
export const endingSessions = (account: ActiveAccount, now: Date) => ({
  sessionsFrom: later(later(now.toISOString(), account.signedInAt), account.sessionsFrom),
});

const allowances = z.array(z.enum(Object.keys(permissions) as [Allowance, ...Allowance[]]));
/** A workspace a person may enter, the places of it, and their roles in any of them. */
export const LinkSeen = z
  .object({
    workspace: z.string(),
    member: MemberId.schema,
    state: z.enum(["invited", "active"]),
    roles: z.array(z.string()),
    /** `can`: permissions there; `below`: those that reach from the desk into every agency. For choosing what to show; each act is judged anew. */
    places: z.array(z.object({ agency: z.string().optional(), name: z.string(), can: allowances, below: allowances.optional() })),
  })
  .meta({ id: "AccountLink" });
export const rolesOf = (link: Link): string[] => [...new Set(link.places.flatMap((place) => place.roles))].toSorted();
export const seen = (links: readonly Link[]) =>
  links.map((link) => ({ ...link, roles: rolesOf(link), places: link.places.map((place) => ({ ...place, ...allowedIn(place) })) }));
function allowedIn({ agency, roles }: Place): { can: Allowance[]; below?: Allowance[] } {
  const held = roleNames.filter((name) => roles.includes(name)).map((role) => ({ role }));
  const part = (of: "here" | "below") => [...capacities(held, of).keys()].toSorted() as Allowance[];
  const below = agency === undefined ? part("below") : [];
  return { can: part("here"), ...(below.length > 0 ? { below } : {}) };
}
export const totpOn = (account: ActiveAccount): boolean => account.secretTotp?.confirmedAt !== undefined;
