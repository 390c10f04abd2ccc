import { civilDate, command, everyItem, type Id, keys, type ProvinceCtx, type Stored, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { currentOf, ModelId, offerOf, Offers } from "./model.ts";
import { filledLine } from "./placeholders.ts";
import { Uptake, type Uptake as Body, uptakeOf, Uptakes } from "./uptake.ts";

/**
 * Tells an agency that a model it took up has gone on, by a task to take the newer version in; or that it has not, when the model was
 * withdrawn. It reads what is there, so that twice or late comes to the same. For the projector.
 */
export const tell = command({
  name: "model.tell",
  reach: "agency",
  can: "document:enforce",
  input: z.strictObject({ id: ModelId.schema }),
  answer: Uptake,
  loads: (ctx, { id }) => ({
    uptake: Uptakes.at(ctx, uptakeOf(id)),
    offer: Offers.sharedAt(ctx, offerOf(id)),
    agency: Agencies.at(ctx, ctx.scope.agency),
  }),
  run: (ctx, { uptake, offer, agency }) => {
    const no = currentOf(offer);
    const { told, ...rest } = uptake;
    if (offer.state === "withdrawn" || agency.state !== "active")
      return told ? Uptakes.update<Body>(ctx, uptake, rest as Stored<Body>) : unchanged(uptake);
    if (no <= uptake.no || told?.no === no) return unchanged(uptake);
    const on = civilDate(new Date(offer.editions.at(-1)!.at));
    const title = `${uptake.code} ${filledLine(offer.title, uptake.filling)}`.slice(0, 400);
    return Uptakes.update<Body>(ctx, uptake, { ...uptake, told: { no, on }, title });
  },
});

/** The agencies that took a model up, by code. */
export async function* takersOf(ctx: ProvinceCtx, id: Id<"model">): AsyncGenerator<Id<"agency">> {
  const pk = keys.across(ctx.scope, Uptakes.name, id);
  for await (const item of everyItem(ctx.table, { pk, index: "gsi2", limit: 1000 })) yield Uptakes.open(item).agency.id;
}
