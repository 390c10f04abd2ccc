import { CivilDate, civilDate, query } from "@chuan/kernel";
import * as z from "zod";
import { found, pageOf, paging, search } from "../fields/index.ts";
import { Agencies, Agency, agencyType, level } from "./agency.ts";

/** Agencies in the order of their codes, `state` active unless said otherwise; with `search` those whose code and name have these words. */
export const list = query({
  name: "agency.list",
  reach: "province",
  can: "agency:read",
  input: z.strictObject({ state: z.enum(["active", "closed"]).default("active"), search, ...paging }),
  answer: pageOf(Agency),
  run: (ctx, { state, search: asked, limit, cursor }) =>
    Agencies.pageAcross(ctx, { list: state, limit, cursor, only: found(asked, ({ code, name }) => `${String(code)}\n${String(name)}`) }),
});

const AsOf = z
  .object({ agency: Agency, asOf: CivilDate, existed: z.boolean(), name: z.string(), type: agencyType, level })
  .meta({ id: "AgencyAsOf", description: "The agency, and how it was named and classed on that day." });

/** One agency; with `asOf` also its name and type of that day. */
export const read = query({
  name: "agency.read",
  reach: "agency",
  can: "agency:read",
  input: z.strictObject({ asOf: CivilDate.optional() }),
  answer: AsOf,
  run: async (ctx, { asOf }) => {
    const agency = await Agencies.read(ctx, ctx.scope.agency);
    const day = asOf ?? civilDate(ctx.clock());
    const holds = (entry: { from: string; to?: string | undefined }) => entry.from <= day && (entry.to === undefined || entry.to >= day);
    const named = agency.names.find(holds) ?? (day < agency.validFrom ? agency.names[0]! : agency.names.at(-1)!);
    const typed = agency.types.find(holds) ?? (day < agency.validFrom ? agency.types[0]! : agency.types.at(-1)!);
    const existed = agency.validFrom <= day && (agency.state === "active" || agency.validTo >= day);
    return { agency, asOf: day, existed, name: named.name, type: typed.type, level: typed.level };
  },
});
