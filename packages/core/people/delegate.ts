import { CivilDate, civilDate, command, heldTo, invalid, Problem } from "@chuan/kernel";
import * as z from "zod";
import { type RoleName, roleNames } from "../access/index.ts";
import { basis } from "../fields/index.ts";
import { grantsOn, Member, type Member as Someone, MemberId, Members, mustBelong } from "./member.ts";

type Level = "agency" | "province" | "operator";
const input = z.strictObject({
  /** Who shall act. */
  to: MemberId.schema,
  role: z.enum(roleNames as [RoleName, ...RoleName[]]),
  from: CivilDate,
  until: CivilDate,
  basis: basis.optional(),
});

const delegateAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    command({
      name: "member.delegate",
      reach: reach as Level,
      can: "member:delegate",
      input,
      answer: Member,
      loads: (ctx, { to }) => ({ delegate: Members.at(ctx, to), self: Members.at(ctx, ctx.actor.id as typeof to) }),
      run: (ctx, { input: { role, from, until, basis: on }, delegate, self }) => {
        const today = civilDate(ctx.clock());
        if (delegate.id === self.id) throw toOneself;
        mustBelong(delegate);
        if (until < from || until < today) throw backwards;
        if (!grantsOn(self, today).some((grant) => grant.role === role && !grant.for)) throw notHeld;
        const whose = { id: self.id, name: self.name, ...(self.title ? { title: self.title } : {}) };
        const grant = { role, from, to: until, for: whose, ...(on ? { basis: on } : {}) };
        return Members.update<Someone>(ctx, delegate, { ...delegate, grants: [...delegate.grants, grant] });
      },
    }),
  );

const toOneself = invalid("member.delegate_self", "to", {
  vi: "Không thể ủy quyền cho chính mình.",
  en: "One cannot delegate to oneself.",
});
const backwards = invalid("member.delegate_dates", "until", {
  vi: "Ngày kết thúc phải từ ngày bắt đầu trở đi và chưa qua.",
  en: "The end must not lie before the start, nor in the past.",
});
// Only one's own role: a delegate does not delegate further.
const notHeld = new Problem("illegal_state", "member.role_not_held", {
  vi: "Bạn không giữ vai trò này nên không thể ủy quyền.",
  en: "You do not hold this role yourself, so you cannot delegate it.",
});

/** Delegates one's own role in an agency to a colleague from–to (both days included). Both names go into what is done under it. */
export const delegateInAgency = delegateAt("agency");
/** The same at the province's desk. */
export const delegateInProvince = delegateAt("province");
