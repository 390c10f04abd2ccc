import { addDays, civilDate, command, heldTo } from "@chuan/kernel";
import * as z from "zod";
import { differing, mustAppoint, openRoles } from "./appoint.ts";
import { rolesIn } from "./invite.ts";
import { type Grant, Member, type Member as Someone, MemberId, Members, mustBelong } from "./member.ts";
import { keepOneLead, selfAt } from "./last-lead.ts";

type Level = "agency" | "province" | "operator";

const changeRolesAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    command({
      name: "member.change_roles",
      reach: reach as Level,
      can: "member:manage",
      input: z.strictObject({ id: MemberId.schema, roles: rolesIn(reach) }),
      answer: Member,
      loads: (ctx, { id }) => ({ member: Members.at(ctx, id), self: selfAt(ctx) }),
      run: (ctx, { input, member, self }) => {
        mustBelong(member);
        mustAppoint(ctx, differing(openRoles(member), input.roles));
        keepOneLead(ctx, self, member, input.roles);
        const today = civilDate(ctx.clock());
        return Members.update<Someone>(ctx, member, { ...member, grants: changed(member.grants, input.roles, today) });
      },
    }),
  );

/**
 * Roles no longer held end with yesterday and stay on record; one that began today is dropped, since it would hold until midnight, and the
 * trail keeps it. New ones begin today; delegated ones are not touched.
 */
function changed(grants: readonly Grant[], roles: readonly Grant["role"][], today: string): Grant[] {
  const open = (grant: Grant) => grant.to === undefined && !grant.for;
  const held = new Set(grants.filter(open).map((grant) => grant.role));
  return [
    ...grants.flatMap((grant) =>
      !open(grant) || roles.includes(grant.role) ? [grant] : grant.from < today ? [{ ...grant, to: addDays(today, -1) }] : [],
    ),
    ...roles.filter((role) => !held.has(role)).map((role) => ({ role, from: today })),
  ];
}

/** Gives a person of an agency these roles and no others. @throws illegal_state member.yourself, member.deactivated */
export const changeAgencyRoles = changeRolesAt("agency");
/** Gives a person of the province's desk these roles and no others. @throws illegal_state member.yourself, member.deactivated */
export const changeProvinceRoles = changeRolesAt("province");
