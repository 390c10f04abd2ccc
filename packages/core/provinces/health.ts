import { addDays, civilDate, closedThrough, query } from "@chuan/kernel";
import * as z from "zod";
import { Workspaces } from "./workspace.ts";

const Health = z
  .object({
    provinces: z.object({ active: z.int(), suspended: z.int(), leaving: z.int(), erased: z.int() }),
    /** The civil date that should be closed everywhere: yesterday. */
    due: z.string(),
    behind: z.array(z.object({ province: z.string(), name: z.string(), through: z.string().optional() })),
  })
  .meta({ id: "Health", description: "Tỉnh theo trạng thái, và tỉnh nào chưa khép số liệu đến hết hôm qua." });

/**
 * How the platform stands: provinces by state, and those whose sums are not closed through yesterday (Asia/Ho_Chi_Minh). `through` is the
 * last closed day; it is absent before the first. Two queries at once.
 */
export const health = query({
  name: "province.health",
  reach: "operator",
  can: "province:read",
  input: z.strictObject({}),
  answer: Health,
  run: async (ctx) => {
    const [all, closed] = await Promise.all([everyWorkspace(ctx), closedThrough(ctx.table)]);
    const provinces = { active: 0, suspended: 0, leaving: 0, erased: 0 };
    for (const { state } of all) provinces[state] += 1;
    const due = addDays(civilDate(ctx.clock()), -1);
    const behind = all
      .filter(({ state, province }) => state !== "erased" && (closed.get(province) ?? "") < due)
      .map(({ province, name }) => ({ province, name, ...(closed.has(province) ? { through: closed.get(province)! } : {}) }));
    return { provinces, due, behind };
  },
});

/** The registry knows under a hundred keys of all time, so one page holds all workspaces there can be. */
const everyWorkspace = async (ctx: Parameters<typeof Workspaces.pageAcross>[0]) =>
  (await Workspaces.pageAcross(ctx, { list: "all", limit: 200 })).items;
