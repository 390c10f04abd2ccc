import { command, entity, kind, lifecycle, type Permission, query } from "@chuan/kernel";
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { type Allowance, permissions, roleOf } from "../access/index.ts";
import { line, pageOf, paging, reason } from "../fields/index.ts";

export const ClientId = kind("client", "cli");

const lead = roleOf("province_lead");
/** A program may be given what the lead unit may do, except to give it to others. */
const grantable = [...new Set([...lead.here, ...(lead.below ?? [])])].filter(
  (name) => !["client:manage", "member:manage", "member:appoint", "member:delegate"].includes(name),
) as [Allowance, ...Allowance[]];

const Active = z.object({
  id: ClientId.schema,
  version: z.int(),
  state: z.literal("active"),
  name: line(120),
  scopes: z.array(z.enum(grantable)).min(1),
  createdAt: z.iso.datetime(),
  /** SHA-256 of the secret; the secret itself is told once. */
  secretHash: z.string(),
});
const Revoked = Active.extend({ state: z.literal("revoked"), revokedAt: z.iso.datetime() });
const Stored = z.discriminatedUnion("state", [Active, Revoked]);
export type Client = z.output<typeof Stored>;

export const Clients = entity(ClientId, Stored, { reach: "province", list: (c) => ({ in: "all", by: c.createdAt }) });

/** An API client of the province: what programs may do, without its secret. */
export const ClientSeen = z
  .object({
    id: ClientId.schema,
    version: z.int(),
    state: z.enum(["active", "revoked"]),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.string(),
    revokedAt: z.string().optional(),
  })
  .meta({ id: "Client" });

const clientLife = lifecycle(Clients, {
  start: "active",
  final: ["revoked"],
  transitions: { revoke: { from: ["active"], to: "revoked", can: "client:manage" } },
});

/** Makes an API client. Its secret is in this answer and nowhere else; a replay comes without it. */
export const createClient = command({
  name: "client.create",
  reach: "province",
  can: "client:manage",
  input: z.strictObject({ name: line(120), scopes: z.array(z.enum(grantable)).min(1).max(grantable.length) }),
  answer: ClientSeen.extend({ clientSecret: z.string().optional() }).meta({ id: "ClientCreated" }),
  conceal: ["clientSecret"],
  run: (ctx, { input }) => {
    const clientSecret = randomBytes(32).toString("base64url");
    const secretHash = createHash("sha256").update(clientSecret).digest("base64url");
    const scopes = [...new Set(input.scopes)];
    const made = Clients.create<Client>(ctx, ClientId.mint(ctx.clock()), {
      name: input.name,
      scopes,
      state: "active",
      createdAt: ctx.clock().toISOString(),
      secretHash,
    });
    return { ...made, answer: { ...made.answer, clientSecret } };
  },
});

/** Ends an API client at once. */
export const revokeClient = command({
  name: "client.revoke",
  reach: "province",
  can: clientLife.can("revoke"),
  input: z.strictObject({ id: ClientId.schema, reason }),
  answer: ClientSeen,
  loads: (ctx, { id }) => ({ client: Clients.at(ctx, id) }),
  run: (ctx, { client }) => clientLife.move(ctx, "revoke", client, { revokedAt: ctx.clock().toISOString() }),
});

/** The province's API clients. */
export const listClients = query({
  name: "client.list",
  reach: "province",
  can: "client:manage",
  input: z.strictObject(paging),
  answer: pageOf(ClientSeen),
  run: (ctx, { limit, cursor }) => Clients.page(ctx, { list: "all", limit, cursor }),
});

/** The permissions of a client, here and in every agency of the province. */
export const clientCan = (client: Client): Map<Permission, { role: string }> =>
  new Map(
    client.state === "active"
      ? client.scopes.filter((scope) => scope in permissions).map((scope) => [scope, { role: `client:${client.name}` }])
      : [],
  );
