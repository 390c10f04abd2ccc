import type { AgencyCtx, Permission } from "@chuan/kernel";
import { Members, MemberId } from "../people/index.ts";
import type { Person, Signed } from "./version.ts";

/** The person acting, as they are today. Only people of the workspace write and sign; a program has no name to sign with. */
export const selfRef = (ctx: AgencyCtx) => Members.perhapsAt(ctx, MemberId.schema.parse(ctx.actor.id as Person["id"]));

type Someone = { id: Person["id"]; name: string; title?: string | undefined };
export const personOf = (ctx: AgencyCtx, member: Someone | undefined): Person => ({
  id: ctx.actor.id as Person["id"],
  name: member?.name ?? ctx.actor.name ?? "",
  ...(member?.title ? { title: member.title } : {}),
});

/** The same with the moment, and the capacity in which this permission is held: the role, and for whom. */
export function signing(ctx: AgencyCtx, member: Someone | undefined, permission: Permission): Signed {
  const capacity = ctx.actor.can.get(permission);
  return {
    ...personOf(ctx, member),
    at: ctx.clock().toISOString(),
    role: capacity?.role ?? "",
    ...(capacity?.for ? { for: capacity.for } : {}),
  };
}
