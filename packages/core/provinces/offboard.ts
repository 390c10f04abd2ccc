import { command, Problem, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { doorOf, provinceInput, Workspace, type Workspace as Space, workspaceLife, Workspaces } from "./workspace.ts";

/** Notes that everything of a leaving province was exported. @throws illegal_state workspace.not_leaving */
export const noteExport = command({
  name: "province.note_export",
  reach: "operator",
  can: "province:manage",
  input: z.strictObject({ province: provinceInput, sha256: z.string().regex(/^[0-9a-f]{64}$/), items: z.int().min(1) }),
  answer: Workspace,
  loads: (ctx, { province }) => {
    const { door, id } = doorOf(ctx, province);
    return { workspace: Workspaces.at(door, id) };
  },
  run: (ctx, { input: { province, sha256, items }, workspace }) => {
    if (workspace.state !== "leaving") throw notLeaving;
    const exported = { sha256, items, at: ctx.clock().toISOString() };
    return Workspaces.update<Space>(doorOf(ctx, province).door, workspace, { ...workspace, exported });
  },
});

const notLeaving = new Problem("illegal_state", "workspace.not_leaving", {
  vi: "Tỉnh này chưa bắt đầu đưa ra khỏi hệ thống.",
  en: "This province has not begun to leave.",
});

/**
 * Decides that a province's data go, after export and grace period. The data themselves are removed by `eraseProvince` in the kernel,
 * which this act authorises: its trail at the door outlives them. @throws illegal_state workspace.not_exported, workspace.grace_period
 */
export const erase = command({
  name: "province.erase",
  reach: "operator",
  can: "province:manage",
  input: z.strictObject({ province: provinceInput }),
  answer: Workspace,
  loads: (ctx, { province }) => {
    const { door, id } = doorOf(ctx, province);
    return { workspace: Workspaces.at(door, id) };
  },
  run: (ctx, { input: { province }, workspace }) =>
    workspace.state === "erased"
      ? unchanged<Space>(workspace)
      : workspaceLife.move(doorOf(ctx, province).door, "erase", workspace, { erasedAt: ctx.clock().toISOString() }),
});
