import { addDays, civilDate, command, heldTo, Problem } from "@chuan/kernel";
import * as z from "zod";
import { type RoleName, roleNames } from "../access/index.ts";
import { Member, type Member as Someone, MemberId, Members } from "./member.ts";

type Level = "agency" | "province" | "operator";

const endAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    command({
      name: "member.end_delegation",
      reach: reach as Level,
      can: "member:delegate",
      input: z.strictObject({ to: MemberId.schema, role: z.enum(roleNames as [RoleName, ...RoleName[]]) }),
      answer: Member,
      loads: (ctx, { to }) => ({ delegate: Members.at(ctx, to) }),
      run: (ctx, { input, delegate }) => {
        const today = civilDate(ctx.clock());
        const mine = (grant: Someone["grants"][number]) =>
          grant.role === input.role && grant.for?.id === ctx.actor.id && (grant.to === undefined || grant.to >= today);
        if (!delegate.grants.some(mine)) throw none;
        const yesterday = addDays(today, -1);
        // One that has not begun is dropped: the trail keeps it. One that has, ends with yesterday and stays on record.
        const grants = delegate.grants.flatMap((grant) =>
          !mine(grant) ? [grant] : grant.from > yesterday ? [] : [{ ...grant, to: yesterday }],
        );
        return Members.update<Someone>(ctx, delegate, { ...delegate, grants });
      },
    }),
  );

const none = new Problem("illegal_state", "member.no_delegation", {
  vi: "Không có ủy quyền nào của bạn đang hiệu lực với người này.",
  en: "You have no delegation to this person that could be ended.",
});

/** Takes back one's own delegation, from today. */
export const endAgencyDelegation = endAt("agency");
export const endProvinceDelegation = endAt("province");
