import { civilDate, command, heldTo } from "@chuan/kernel";
import { z } from "zod";
import { rolesIn } from "./invite.ts";
import { type Grant, Member, type Member as Someone, MemberId, Members } from "./member.ts";
import { keepOneLead } from "./last-lead.ts";

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
      loads: (ctx, { id }) => ({ member: Members.at(ctx, id) }),
      run: (ctx, { input, member }) => {
        keepOneLead(ctx, member, input.roles);
        const today = civilDate(ctx.clock());
        return Members.update<Someone>(ctx, member, { ...member, grants: changed(member.grants, input.roles, today) });
      },
    }),
  );

/** Roles no longer held end today and stay on record; new ones begin today; delegated ones are not touched. */
function changed(grants: readonly Grant[], roles: readonly Grant["role"][], today: string): Grant[] {
  const open = (grant: Grant) => grant.to === undefined && !grant.for;
  const held = new Set(grants.filter(open).map((grant) => grant.role));
  return [
    ...grants.map((grant) =>
      open(grant) && !roles.includes(grant.role) ? { ...grant, to: grant.from < today ? before(today) : today } : grant,
    ),
    ...roles.filter((role) => !held.has(role)).map((role) => ({ role, from: today })),
  ];
}
const before = (today: string) => new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);

/** Gives a person of an agency these roles and no others. */
export const changeAgencyRoles = changeRolesAt("agency");
/** Gives a person of the province's desk these roles and no others. @throws illegal_state member.yourself */
export const changeProvinceRoles = changeRolesAt("province");
