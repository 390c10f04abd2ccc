import { query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { doorOf, provinceInput, Workspace, Workspaces } from "./workspace.ts";

/** The provinces on board, by code, whatever their standing. */
export const listProvinces = query({
  name: "province.list",
  reach: "operator",
  can: "province:read",
  input: z.strictObject(paging),
  answer: pageOf(Workspace),
  run: (ctx, { limit, cursor }) => Workspaces.pageAcross(ctx, { list: "all", limit, cursor }),
});

/** One province's workspace. */
export const readProvince = query({
  name: "province.read",
  reach: "operator",
  can: "province:read",
  input: z.strictObject({ province: provinceInput }),
  answer: Workspace,
  run: (ctx, { province }) => {
    const { door, id } = doorOf(ctx, province);
    return Workspaces.read(door, id);
  },
});
