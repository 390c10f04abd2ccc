import { civilDate, command, heldTo, Problem, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { rolesAt } from "../access/index.ts";
import { email, line } from "../fields/index.ts";
import { mustAppoint } from "./appoint.ts";
import { memberLife } from "./life.ts";
import { firstRound, Member, type Member as Someone, memberIdFor, Members } from "./member.ts";

type Level = "agency" | "province" | "operator";
/** Which roles can be given where. The operator staffs the nation and the platform itself. */
const given = {
  agency: rolesAt("agency"),
  province: rolesAt("province"),
  operator: rolesAt("national", "operator"),
};
type Given<L extends Level> = (typeof given)[L];
export const rolesIn = <L extends Level>(level: L) =>
  z
    .array(z.enum<Given<L>>(given[level]))
    .min(1)
    .max(5)
    .refine((list) => new Set(list).size === list.length);

const inviteTo = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    command({
      name: "member.invite",
      reach: reach as Level,
      can: "member:manage",
      input: z.strictObject({ email, name: line(120), title: line(120).optional(), unit: line(120).optional(), roles: rolesIn(reach) }),
      answer: Member,
      loads: (ctx, { email: address }) => ({ before: Members.perhapsAt(ctx, memberIdFor(workspaceOf(ctx.scope), address)) }),
      run: (ctx, { input, before }) => {
        const { roles, ...person } = input;
        mustAppoint(ctx, roles);
        const today = civilDate(ctx.clock());
        const fields = { ...person, grants: roles.map((role) => ({ role, from: today })), invitedAt: ctx.clock().toISOString() };
        if (!before)
          return Members.create<Someone>(ctx, memberIdFor(workspaceOf(ctx.scope), input.email), {
            ...fields,
            state: "invited",
            round: firstRound(today),
          });
        const again = before.name === input.name && (input.unit ?? before.unit) === before.unit && sameRoles(before, roles);
        if (before.state !== "deactivated" && again) return unchanged<Someone>(before);
        if (before.state === "active") throw alreadyMember;
        return memberLife.move(ctx, "reinvite", before, { ...fields, round: before.round + 1 });
      },
    }),
  );

const sameRoles = (member: Someone, roles: readonly string[]) =>
  member.grants
    .filter((grant) => grant.to === undefined && !grant.for)
    .map((grant) => grant.role)
    .toSorted()
    .join() === roles.toSorted().join();

const alreadyMember = new Problem("conflict", "member.already_here", {
  vi: "Người này đã là thành viên; hãy đổi vai trò thay vì mời lại.",
  en: "This person is a member already; change their roles instead.",
});

/** The workspace that a scope's people belong to: a province, or the platform. */
export const workspaceOf = (scope: { level: string; province?: string }) => scope.province ?? "platform";

/** Invites a person into an agency. The mail follows from the record. @throws conflict member.already_here; forbidden for a leading role */
export const inviteToAgency = inviteTo("agency");
/** Invites a person to the province's own desk. @throws conflict member.already_here */
export const inviteToProvince = inviteTo("province");
/** Invites a national analyst or an operator. @throws conflict member.already_here */
export const inviteToPlatform = inviteTo("operator");
