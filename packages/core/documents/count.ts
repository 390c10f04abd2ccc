import { CivilDate, civilDate, query } from "@chuan/kernel";
import * as z from "zod";
import { documentKinds } from "./document.ts";
import { documentStatuses } from "./line.ts";
import { DocumentRow, masterList } from "./master-list.ts";

const shown = 5;
const each = <N extends string>(names: readonly N[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.int()])) as Record<N, z.ZodInt>);
const tally = <N extends string>(names: readonly N[], said: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, said.filter((one) => one === name).length])) as Record<N, number>;

/** Where the documents of an agency stand, withdrawn ones in one number only, counted from its master list: each number is how many that list shows when asked for the same. */
export const count = query({
  name: "document.count",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({}),
  answer: z
    .object({
      total: z.int(),
      statuses: each(documentStatuses),
      kinds: each(documentKinds),
      inForce: each(documentKinds),
      /** Those that have fallen due for review, the longest overdue first: how many, and the first of them. */
      toReview: z.object({ on: CivilDate, total: z.int(), items: z.array(DocumentRow).max(shown) }),
    })
    .meta({ id: "DocumentCount", description: "Tài liệu của cơ quan đang ở đâu, đếm từ danh mục." }),
  run: async (ctx) => {
    const on = civilDate(ctx.clock());
    const all = await masterList(ctx, { status: "all" });
    const rows = all.filter(({ withdrawnOn }) => withdrawnOn === undefined);
    const due = rows.filter(({ reviewDue }) => reviewDue !== undefined && reviewDue <= on);
    return {
      total: rows.length,
      statuses: tally(
        documentStatuses,
        all.flatMap(({ statuses }) => statuses),
      ),
      kinds: tally(
        documentKinds,
        rows.map(({ kind }) => kind),
      ),
      inForce: tally(
        documentKinds,
        rows.flatMap(({ kind, statuses }) => (statuses.includes("effective") ? [kind] : [])),
      ),
      toReview: { on, total: due.length, items: due.toSorted((a, b) => (a.reviewDue! < b.reviewDue! ? -1 : 1)).slice(0, shown) },
    };
  },
});
