import { type AgencyCtx, Problem } from "@chuan/kernel";

/** How long a confirmation of who one is stands for signing, in milliseconds. */
const confirmedFor = 5 * 60_000;

/** @throws unauthenticated document.confirm: who signs proves again who they are. */
export function mustBeConfirmed(ctx: AgencyCtx): void {
  const at = ctx.actor.confirmedAt;
  if (at !== undefined && ctx.clock().getTime() - Date.parse(at) <= confirmedFor) return;
  throw new Problem("unauthenticated", "document.confirm", {
    vi: "Để ký, hãy nhập lại mật khẩu.",
    en: "To sign, enter your password again.",
  });
}
