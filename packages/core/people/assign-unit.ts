import { type AgencyCtx, command } from "@chuan/kernel";
import * as z from "zod";
import { line } from "../fields/index.ts";
import { Member, type Member as Someone, MemberId, Members, mustBelong } from "./member.ts";

/**
 * Says in which unit (phòng, ban) of the agency a person works; `null` in none. What is distributed to the unit follows them.
 * @throws illegal_state member.deactivated
 */
export const assignUnit = command({
  name: "member.assign_unit",
  reach: "agency",
  can: "member:manage",
  input: z.strictObject({ id: MemberId.schema, unit: line(120).nullable() }),
  answer: Member,
  loads: (ctx: AgencyCtx, { id }) => ({ member: Members.at(ctx, id) }),
  run: (ctx: AgencyCtx, { input, member }) => {
    mustBelong(member);
    const { unit: _, ...rest } = member;
    return Members.update<Someone>(ctx, member, { ...rest, ...(input.unit === null ? {} : { unit: input.unit }) });
  },
});
