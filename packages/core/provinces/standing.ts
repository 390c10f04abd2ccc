import { command, type OperatorCtx, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { reason } from "../fields/index.ts";
import { doorOf, eraseFromDate, provinceInput, Workspace, type Workspace as Space, workspaceLife, Workspaces } from "./workspace.ts";

const input = z.strictObject({ province: provinceInput, reason });
const loads = (ctx: OperatorCtx, { province }: { province: string }) => {
  const { door, id } = doorOf(ctx, province);
  return { workspace: Workspaces.at(door, id) };
};
const terms = { reach: "operator", can: "province:manage", input, answer: Workspace, loads } as const;

/** Makes a workspace read-only. */
export const suspend = command({
  ...terms,
  name: "province.suspend",
  run: (ctx, { input: { province, reason: why }, workspace }) =>
    workspace.state === "suspended"
      ? unchanged<Space>(workspace)
      : workspaceLife.move(doorOf(ctx, province).door, "suspend", workspace, { suspendedAt: ctx.clock().toISOString(), why }),
});

/** Opens a suspended workspace again, or takes back that a province leaves, while its data are there. */
export const resume = command({
  ...terms,
  name: "province.resume",
  run: (ctx, { input: { province }, workspace }) =>
    workspace.state === "active" ? unchanged<Space>(workspace) : workspaceLife.move(doorOf(ctx, province).door, "resume", workspace, {}),
});

/** Begins offboarding: read-only from now on, to be exported, and erased after the grace period. */
export const leave = command({
  ...terms,
  name: "province.leave",
  run: (ctx, { input: { province, reason: why }, workspace }) => {
    if (workspace.state === "leaving") return unchanged<Space>(workspace);
    const at = ctx.clock();
    return workspaceLife.move(doorOf(ctx, province).door, "leave", workspace, {
      leavingAt: at.toISOString(),
      why,
      eraseFrom: eraseFromDate(at),
    });
  },
});
