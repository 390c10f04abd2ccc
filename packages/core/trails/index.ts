import { CivilDate, heldTo, pageTrail, query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";

const Entry = z
  .object({
    n: z.int(),
    at: z.string(),
    by: z.record(z.string(), z.unknown()),
    command: z.string(),
    request: z.string(),
    reason: z.string().optional(),
    edits: z.array(z.record(z.string(), z.unknown())),
    facts: z.record(z.string(), z.number()),
    also: z.unknown().optional(),
    prev: z.string(),
    hash: z.string(),
  })
  .meta({ id: "TrailEntry", description: "Ai, với tư cách gì, làm gì, vì sao, trước và sau; nối với mục trước bằng mã băm." });

type Level = "agency" | "province";
const readAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    query({
      name: "trail.read",
      reach: reach as Level,
      can: "trail:read",
      input: z.strictObject({
        /** Days in Asia/Ho_Chi_Minh, both included. */
        from: CivilDate.optional(),
        until: CivilDate.optional(),
        ...paging,
      }),
      answer: pageOf(Entry),
      run: async (ctx, want) => {
        const { items, cursor } = await pageTrail(ctx, want);
        return { items: items as unknown as z.input<typeof Entry>[], ...(cursor ? { cursor } : {}) };
      },
    }),
  );

/** The agency's log, newest first. */
export const agencyTrail = readAt("agency");
/** The log of the province's own desk, newest first. */
export const provinceTrail = readAt("province");
