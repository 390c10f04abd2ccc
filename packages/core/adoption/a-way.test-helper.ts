import { type AgencyCtx, within } from "@chuan/kernel";
import { anActor, anAgency, aPlatform, aProvince } from "../../../tests/world.ts";
import type { AdoptionState } from "../classification/index.ts";
import { adoptionIdFor, apply, build, changeScope, confirm, declare, plan, restart } from "./index.ts";

export const id = adoptionIdFor("2015");
export const reason = "Ghi nhận hiện trạng khi bắt đầu dùng hệ thống.";
export const full = { covered: 12, inForce: 12 };
const declared = { basis: "15/CB-STP", conformity: "self_declared" as const, scope: full };

/** Each step with what it needs, and the reason that a detour asks for. */
export const steps = {
  plan: (ctx: AgencyCtx, more: object = {}) => plan(ctx, { id, reason, ...more }),
  build: (ctx: AgencyCtx, more: object = {}) => build(ctx, { id, reason, ...more }),
  apply: (ctx: AgencyCtx, more: object = {}) => apply(ctx, { id, reason, ...more }),
  confirm: (ctx: AgencyCtx, more: object = {}) => confirm(ctx, { id, reason, confirmedBy: "Phạm Văn Lợi", ...more }),
  declare: (ctx: AgencyCtx, more: object = {}) => declare(ctx, { id, reason, ...declared, ...more }),
  change_scope: (ctx: AgencyCtx, more: object = {}) => changeScope(ctx, { id, reason, why: "Thêm thủ tục mới ban hành.", ...more }),
  restart: (ctx: AgencyCtx, more: object = {}) => restart(ctx, { id, reason, ...more }),
};
export type StepName = keyof typeof steps;

/** The shortest way from the beginning to each state. */
export const ways: { readonly [S in AdoptionState]: readonly StepName[] } = {
  not_started: [],
  planned: ["plan"],
  building: ["build"],
  applying: ["apply"],
  confirmed: ["confirm"],
  declared: ["declare"],
  needs_redeclaration: ["declare", "change_scope"],
};

/** An agency in some state of its adoption of the 2015 edition, on a platform of its own. */
export async function anAgencyThatIs(state: AdoptionState = "not_started", now = new Date("2026-11-22T05:00:00Z"), actor = anActor()) {
  const platform = aPlatform(now);
  const desk = await aProvince(platform, undefined, actor);
  const ctx = within(desk, (await anAgency(desk, { validFrom: "2020-01-01" })).id);
  for (const step of ways[state]) await steps[step](ctx);
  return { platform, desk, ctx };
}
