import { AgencyId, everyItem, type Id, keys, notFound, type ProvinceCtx, query } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { agencyTypes, levels, obligations } from "../classification/index.ts";
import { pageOf, paging } from "../fields/index.ts";
import { currentOf, ModelId, Models } from "./model.ts";
import { type Uptake, Uptakes } from "./uptake.ts";

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

const standingOf = (uptake: Uptake | undefined, current: number): (typeof standings)[number] =>
  !uptake ? "missing" : uptake.no < current ? "behind" : "current";
const takenOf = async (ctx: ProvinceCtx, id: Id<"model">) => {
  const pk = keys.across(ctx.scope, Uptakes.name, id);
  const items = await Array.fromAsync(everyItem(ctx.table, { pk, index: "gsi2", limit: 1000 }));
  return new Map(items.map((item) => Uptakes.open(item)).map((uptake) => [uptake.agency.id, uptake]));
};

/**
 * Who has not taken a model up (or stands on an older version, or on the newest), by agency code, among the agencies that exist now. Read
 * from two lists of the province, not from agencies. A page looks through `limit` agencies and tells those that stand so: it may be short
 * before the end.
 */
export const uptakes = query({
  name: "model.uptakes",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ id: ModelId.schema, standing: z.enum([...standings, "all"]).default("missing"), ...paging }),
  answer: pageOf(Row),
  run: async (ctx, { id, standing, limit, cursor }) => {
    const [item, page, found] = await Promise.all([
      ctx.table.get(Models.at(ctx, id).key),
      Agencies.pageAcross(ctx, { list: "active", limit, cursor }),
      takenOf(ctx, id),
    ]);
    if (!item) throw notFound(Models.name);
    const current = currentOf(Models.open(item));
    const rows = page.items.map((agency): z.input<typeof Row> => {
      const uptake = found.get(agency.id);
      return { agency, standing: standingOf(uptake, current), ...(uptake ? { uptake } : {}) };
    });
    return { ...page, items: rows.filter((row) => standing === "all" || row.standing === standing) };
  },
});

const most = 30;
const ids = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(ModelId.schema).min(1).max(most));
const Standing = z.object({ model: ModelId.schema, missing: z.int(), behind: z.int(), current: z.int() }).meta({ id: "ModelStanding" });

/** How many of the agencies that exist now stand where, of up to 30 models, whose ids are parted by commas: as `uptakes` would list them. */
export const countUptakes = query({
  name: "model.count_uptakes",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ models: ids }),
  answer: z.object({ items: z.array(Standing) }),
  run: async (ctx, { models }) => {
    const pk = keys.across(ctx.scope, Agencies.name, "active");
    const [found, agencies, taken] = await Promise.all([
      ctx.table.batchGet(models.map((id) => Models.at(ctx, id).key)),
      Array.fromAsync(everyItem(ctx.table, { pk, index: "gsi2", limit: 1000 })),
      Promise.all(models.map((id) => takenOf(ctx, id))),
    ]);
    const items = models.map((model, i) => {
      const item = found[i];
      if (!item) throw notFound(Models.name);
      const current = currentOf(Models.open(item));
      const stands = agencies.map(({ sk }) => standingOf(taken[i]!.get(sk as Id<"agency">), current));
      const [missing, behind, now] = standings.map((one) => stands.filter((each) => each === one).length) as [number, number, number];
      return { model, missing, behind, current: now };
    });
    return { items };
  },
});
