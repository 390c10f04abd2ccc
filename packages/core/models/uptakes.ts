import { AgencyId, everyItem, keys, notFound, query } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { agencyTypes, levels, obligations } from "../classification/index.ts";
import { pageOf, paging } from "../fields/index.ts";
import { currentOf, ModelId, Models } from "./model.ts";
import { Uptakes } from "./uptake.ts";

const standings = ["missing", "behind", "current"] as const;
const Row = z
  .object({
    agency: z.object({
      id: AgencyId.schema,
      code: z.string(),
      name: z.string(),
      type: z.enum(agencyTypes),
      level: z.enum(levels),
      obligation: z.enum(obligations),
    }),
    standing: z.enum(standings),
    /** Which version of the model it stands on, as which document, since when. */
    uptake: z.object({ no: z.int(), code: z.string(), takenOn: z.string() }).optional(),
  })
  .meta({ id: "ModelUptakeOfAgency" });

/**
 * Who has not taken a model up (or stands on an older version, or on the newest), by agency code, among the agencies that exist now. Read
 * from two lists of the province, not from agencies. A page looks through `limit` agencies and tells those that stand so: it may be short
 * before the end.
 */
export const uptakes = query({
  name: "model.uptakes",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ id: ModelId.schema, standing: z.enum(standings).default("missing"), ...paging }),
  answer: pageOf(Row),
  run: async (ctx, { id, standing, limit, cursor }) => {
    const pk = keys.across(ctx.scope, Uptakes.name, id);
    const [item, page, taken] = await Promise.all([
      ctx.table.get(Models.at(ctx, id).key),
      Agencies.pageAcross(ctx, { list: "active", limit, cursor }),
      Array.fromAsync(everyItem(ctx.table, { pk, index: "gsi2", limit: 1000 })),
    ]);
    if (!item) throw notFound(Models.name);
    const current = currentOf(Models.open(item));
    const found = new Map(taken.map((each) => Uptakes.open(each)).map((uptake) => [uptake.agency.id, uptake]));
    const rows = page.items.map((agency): z.input<typeof Row> => {
      const uptake = found.get(agency.id);
      const stands = !uptake ? ("missing" as const) : uptake.no < current ? ("behind" as const) : ("current" as const);
      return { agency, standing: stands, ...(uptake ? { uptake } : {}) };
    });
    return { ...page, items: rows.filter((row) => row.standing === standing) };
  },
});
