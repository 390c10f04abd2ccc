import { type Ctx, Problem } from "@chuan/kernel";
import { roleOf, type RoleName } from "../access/index.ts";
import type { Member } from "./member.ts";

/** Nobody locks themselves out: whoever manages people cannot take that from themselves, so one such person always remains. */
export function keepOneLead(ctx: Ctx, member: Member, roles: readonly RoleName[]): void {
  if (member.id !== ctx.actor.id) return;
  if (roles.some((role) => roleOf(role).here.includes("member:manage"))) return;
  throw new Problem("illegal_state", "member.yourself", {
    vi: "Bạn không thể tự bỏ quyền quản lý người dùng của mình; hãy nhờ người quản lý khác.",
    en: "You cannot take the management of people from yourself; ask another manager.",
  });
}
