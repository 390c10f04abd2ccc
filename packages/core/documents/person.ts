import { type AgencyCtx, invalid, type Permission, type Ref } from "@chuan/kernel";
import { type Member, Members, MemberId } from "../people/index.ts";
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

type Refs = { readonly [name: `mbr_${string}`]: Ref<Member, true> };
/** Members named in an input, each loaded under their id. */
export const membersAt = (ctx: AgencyCtx, ids: readonly Member["id"][]): Refs =>
  Object.fromEntries(ids.map((id) => [id, Members.perhapsAt(ctx, id)]));

/** The same as they are today, to be frozen. @throws invalid document.no_such_person, with the place in the input */
export const peopleIn = (loaded: object, ids: readonly Member["id"][], path: string): Person[] =>
  ids.map((id, i) => {
    const member = (loaded as { readonly [id: string]: Member | undefined })[id];
    if (!member || member.state === "deactivated")
      throw invalid("document.no_such_person", `${path}.${i}`, {
        vi: "Người này không thuộc cơ quan hoặc đã ngừng.",
        en: "This person is not of the agency, or no longer.",
      });
    return { id, name: member.name, ...(member.title ? { title: member.title } : {}) };
  });
