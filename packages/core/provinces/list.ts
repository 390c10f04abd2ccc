import { AllowedStep, query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { doorOf, provinceInput, Workspace, workspaceLife, Workspaces } from "./workspace.ts";

/** The provinces on board, by code, whatever their standing. */
export const listProvinces = query({
  name: "province.list",
  reach: "operator",
  can: "province:read",
  input: z.strictObject(paging),
  answer: pageOf(Workspace),
  run: (ctx, { limit, cursor }) => Workspaces.pageAcross(ctx, { list: "all", limit, cursor }),
});

/** One province's workspace, and what can be done with it now. */
export const readProvince = query({
  name: "province.read",
  reach: "operator",
  can: "province:read",
  input: z.strictObject({ province: provinceInput }),
  answer: Workspace.and(z.object({ steps: z.array(AllowedStep) })),
  run: async (ctx, { province }) => {
    const { door, id } = doorOf(ctx, province);
    const workspace = await Workspaces.read(door, id);
    return { ...workspace, steps: workspaceLife.allowed(workspace, ctx) };
  },
});
