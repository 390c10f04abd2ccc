import { type AgencyCtx, everyItem, keys, query } from "@chuan/kernel";
import * as z from "zod";
import { DocumentId } from "../documents/index.ts";
import { pageOf, paging } from "../fields/index.ts";
import { Distribution, distributionOf, Distributions, Duties, Duty, DutyId, readBy } from "./duty.ts";

/** Who is to read a document, and who has: by name. */
export const readers = query({
  name: "reading.readers",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ document: DocumentId.schema, ...paging }),
  answer: pageOf(Duty),
  run: (ctx, { document, limit, cursor }) => Duties.page(ctx, { list: document, limit, cursor }),
});

/** One line of the distribution list (danh sách phân phối) of a document; `readAt` is an instant, the rest of its dates are civil. */
export type ReadingRow = { name: string; state: Duty["state"]; version: Duty["of"]; since: string; due: string; readAt?: string };

/** Everyone who is or was to read a document, and when they did, by name: the whole list, for prints and exports. */
export async function distributionList(ctx: AgencyCtx, document: Duty["document"]): Promise<ReadingRow[]> {
  const pk = keys.listPartition(keys.home(ctx.scope), Duties.name, document);
  const rows: ReadingRow[] = [];
  for await (const item of everyItem(ctx.table, { pk, index: "gsi1", limit: 500 })) {
    const duty = Duties.open(item);
    const { state, of: version, since, person } = duty;
    const readAt = "readAt" in duty && duty.readAt !== undefined ? { readAt: duty.readAt } : {};
    rows.push({ name: person.name, state, version, since, due: readBy(since), ...readAt });
  }
  return rows;
}

/** One duty to read: where a task about it leads. */
export const readDuty = query({
  name: "reading.duty",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: DutyId.schema }),
  answer: Duty,
  run: (ctx, { id }) => Duties.read(ctx, id),
});

/** Whom a document is handed to, as it was said last; nothing when nobody has said. */
export const readDistribution = query({
  name: "reading.distribution",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ document: DocumentId.schema }),
  answer: z.object({ distribution: Distribution.optional() }).meta({ id: "DistributionShown" }),
  run: async (ctx, { document }) => {
    const { key, open } = Distributions.perhapsAt(ctx, distributionOf(document));
    const item = await ctx.table.get(key);
    return item ? { distribution: open(item) } : {};
  },
});
