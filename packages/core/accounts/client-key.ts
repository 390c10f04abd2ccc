import { entity, type IdentityCtx, named } from "@chuan/kernel";
import * as z from "zod";
import { ClientId } from "../clients/index.ts";
import { line } from "../fields/index.ts";
import { round, workspace } from "./account.ts";
import { whoPattern } from "./who.ts";

export const ClientKeyId = named("client_key", "cky", whoPattern);

const Base = z.object({
  id: ClientKeyId.schema,
  version: z.int(),
  client: ClientId.schema,
  workspace,
  name: line(120),
  round,
});
const Active = Base.extend({ state: z.literal("active"), secretHash: z.string() });
const Revoked = Base.extend({ state: z.literal("revoked") });
const ClientKeyRecord = z.discriminatedUnion("state", [Active, Revoked]);
export type ClientKey = z.output<typeof ClientKeyRecord>;

/** What an API client proves itself with, in a corner of its own: a copy of what its province keeps. */
export const ClientKeys = entity(ClientKeyId, ClientKeyRecord, { reach: "identity" });
export const clientKeyAt = (ctx: IdentityCtx) => ClientKeys.perhapsAt(ctx, ClientKeyId.of(ctx.scope.who));
