import { atDesk, civilDate, command, Problem, together, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { email, line } from "../fields/index.ts";
import { firstRound, memberIdFor, Members } from "../people/index.ts";
import { settingsId, SettingsOf } from "../settings/index.ts";
import { editionOn, editionSchema } from "../standards/index.ts";
import { fullName, provinceOf } from "./registry.ts";
import { doorOf, provinceInput, Workspace, type Workspace as Space, workspaceLife, Workspaces } from "./workspace.ts";

/**
 * Brings a province aboard: its workspace, its settings, and its first administrator by invitation, in one act. Done twice with the same
 * administrator it is done once. @throws invalid province.unknown; conflict workspace.already_onboarded, workspace.not_empty
 */
export const onboard = command({
  name: "province.onboard",
  reach: "operator",
  can: "province:manage",
  input: z.strictObject({
    province: provinceInput,
    admin: z.strictObject({ email, name: line(120), title: line(120).optional() }),
    edition: editionSchema.optional(),
  }),
  answer: Workspace,
  loads: (ctx, input) => {
    const { door, id, province } = doorOf(ctx, input.province);
    return {
      workspace: Workspaces.perhapsAt(door, id),
      settings: SettingsOf.perhapsAt(atDesk(ctx, province), settingsId),
    };
  },
  run: (ctx, { input, workspace, settings }) => {
    const { door, id, province } = doorOf(ctx, input.province);
    if (workspace && workspace.state !== "erased") {
      if (workspace.admin.email === input.admin.email) return unchanged<Space>(workspace);
      throw alreadyThere;
    }
    if (settings) throw notEmpty;
    const today = civilDate(ctx.clock());
    const unit = provinceOf(province)!;
    const at = ctx.clock().toISOString();
    const open = { province, code: unit.code, name: fullName(unit, today), admin: input.admin, onboardedAt: at };
    const opened = workspace
      ? workspaceLife.move(door, "reopen", workspace, open)
      : Workspaces.create<Space>(door, id, { ...open, state: "active" });
    const desk = atDesk(ctx, province);
    const admin = Members.create(desk, memberIdFor(province, input.admin.email), {
      ...input.admin,
      state: "invited",
      grants: [{ role: "province_lead", from: today }],
      invitedAt: at,
      round: firstRound(today),
    });
    const own = { edition: input.edition ?? editionOn(today).edition, agencyReportDue: "10-31" };
    return together<Space>(opened, admin, SettingsOf.create(desk, settingsId, own));
  },
});

const alreadyThere = new Problem("conflict", "workspace.already_onboarded", {
  vi: "Tỉnh này đã có không gian làm việc với quản trị viên khác.",
  en: "This province has a workspace already, with another administrator.",
});
// Erasing was decided and is not done: nobody may find the former province's records in a new workspace.
const notEmpty = new Problem("conflict", "workspace.not_empty", {
  vi: "Dữ liệu cũ của tỉnh chưa xóa xong; xin làm lại sau khi xóa xong.",
  en: "The province's former data are not erased yet; try again when they are.",
});
