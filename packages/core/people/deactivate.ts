import { command, heldTo } from "@chuan/kernel";
import * as z from "zod";
import { reason } from "../fields/index.ts";
import { mustAppoint, openRoles } from "./appoint.ts";
import { keepOneLead, selfAt } from "./last-lead.ts";
import { memberLife } from "./life.ts";
import { Member, MemberId, Members } from "./member.ts";

type Level = "agency" | "province" | "operator";

const deactivateAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    command({
      name: "member.deactivate",
      reach: reach as Level,
      can: memberLife.can("deactivate"),
      input: z.strictObject({ id: MemberId.schema, reason }),
      answer: Member,
      loads: (ctx, { id }) => ({ member: Members.at(ctx, id), self: selfAt(ctx) }),
      run: (ctx, { member, self }) => {
        mustAppoint(ctx, openRoles(member));
        keepOneLead(ctx, self, member, []);
        return memberLife.move(ctx, "deactivate", member, { deactivatedAt: ctx.clock().toISOString() });
      },
    }),
  );

/** Ends a person's membership of an agency, at once and for every open session. @throws illegal_state member.yourself */
export const deactivateInAgency = deactivateAt("agency");
/** The same at the province's desk. */
export const deactivateInProvince = deactivateAt("province");
/** The same for national analysts and operators. */
export const deactivateOnPlatform = deactivateAt("operator");
