import { civilDate, type CtxAt, forbidden, type Id, Problem, type Ref } from "@chuan/kernel";
import { roleOf, type RoleName } from "../access/index.ts";
import { grantsOn, type Member, Members } from "./member.ts";

type Level = "agency" | "province" | "operator";
const need = "member:manage";
const manages = (roles: readonly string[]) => roles.some((role) => roleOf(role as RoleName).here.includes(need));

/** The caller's own membership here, if there is one: a change of people is held to it, so two managers cannot end each other at once. */
export const selfAt = (ctx: CtxAt<Level>): Ref<Member, true> => Members.perhapsAt(ctx, ctx.actor.id as Id<"member">);

/**
 * Whoever manages people cannot take that from themselves, nor from the one they stand in for, so one such person always remains.
 * @throws illegal_state member.yourself; forbidden when the caller was a manager when they came in, and is none now
 */
export function keepOneLead(ctx: CtxAt<Level>, self: Member | undefined, member: Member, roles: readonly RoleName[]): void {
  const as = ctx.actor.can.get(need);
  if (self && as && roleOf(as.role as RoleName)?.level === ctx.scope.level) {
    const held = grantsOn(self, civilDate(ctx.clock())).map((grant) => grant.role as string);
    if (!manages(held)) throw forbidden(need);
  }
  if (member.id !== ctx.actor.id && member.id !== as?.for?.id) return;
  if (manages(roles)) return;
  throw new Problem("illegal_state", "member.yourself", {
    vi: "Bạn không thể tự bỏ quyền quản lý người dùng của mình, hay của người đã ủy quyền cho bạn; hãy nhờ người quản lý khác.",
    en: "You cannot take the management of people from yourself, or from whom you stand in for; ask another manager.",
  });
}
