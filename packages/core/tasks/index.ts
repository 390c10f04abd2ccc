import { heldTo, pageWork, query } from "@chuan/kernel";
import * as z from "zod";
import { type RoleName, roleNames } from "../access/index.ts";
import { pageOf, paging } from "../fields/index.ts";

const Task = z
  .object({ noun: z.string(), id: z.string(), what: z.string(), to: z.string(), due: z.string(), title: z.string() })
  .meta({ id: "Task", description: "Việc cần làm, theo hạn (ngày dân sự Việt Nam)." });

type Level = "agency" | "province";
const listAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    query({
      name: "task.list",
      reach: reach as Level,
      can: "task:read",
      /** `mine`: what waits for me and for the roles I hold here. `me` alone, or a role: what waits for whoever holds it. */
      input: z.strictObject({ to: z.enum(["mine", "me", ...(roleNames as [RoleName, ...RoleName[]])]).default("me"), ...paging }),
      answer: pageOf(Task),
      run: async (ctx, { to, limit, cursor }) => {
        const [me, roles] = [`user:${ctx.actor.id}`, (ctx.actor.roles ?? []).map((role) => `role:${role}`)];
        const addressees = to === "mine" ? [me, ...roles] : to === "me" ? [me] : [`role:${to}`];
        const page = await pageWork(ctx, addressees, { limit, cursor });
        return { items: page.items as unknown as z.input<typeof Task>[], ...(page.cursor ? { cursor: page.cursor } : {}) };
      },
    }),
  );

/** What is to be done in an agency, by due date. */
export const agencyTasks = listAt("agency");
/** What is to be done at the province's desk, by due date. */
export const provinceTasks = listAt("province");
