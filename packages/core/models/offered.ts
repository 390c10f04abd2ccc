import { type AgencyCtx, civilDate, notFound, query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { type Member, MemberId, Members } from "../people/index.ts";
import { bodyIn, currentOf, editionOf, ModelEditions, ModelId, No, Offer, offerOf, Offers } from "./model.ts";
import { EditionShown } from "./read.ts";
import { isHead } from "./take-up.ts";
import { Uptake, uptakeOf, Uptakes } from "./uptake.ts";

/** `behind`: the model has a newer version than the one the agency stands on. */
const Offered = z
  .object({ offer: Offer, no: z.int(), standing: z.enum(["not_taken", "behind", "current"]), uptake: Uptake.optional() })
  .meta({ id: "ModelOffered" });

const shown = (offer: Offer, uptake: Uptake | undefined): z.input<typeof Offered> => {
  const no = currentOf(offer);
  const standing = !uptake ? ("not_taken" as const) : uptake.no < no ? ("behind" as const) : ("current" as const);
  return { offer, no, standing, ...(uptake ? { uptake } : {}) };
};

/** More models or people than an agency has; a page ends at a megabyte in any case. */
const all = 1000;

/** What the province offers this agency, framework by framework, and how the agency stands to each; with the head who would be named in it. */
export const offered = query({
  name: "model.offered",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ state: z.enum(["published", "withdrawn"]).default("published"), ...paging }),
  answer: pageOf(Offered)
    .extend({ head: z.object({ id: MemberId.schema, name: z.string() }).optional() })
    .meta({ id: "ModelsOffered" }),
  run: async (ctx, { state, limit, cursor }) => {
    const [page, taken, head] = await Promise.all([
      Offers.sharedPage(ctx, { list: state, limit, cursor }),
      Uptakes.page(ctx, { limit: all }),
      headOf(ctx),
    ]);
    const uptakes = new Map(taken.items.map((uptake) => [uptake.model, uptake]));
    const items = page.items.map((offer) => shown(offer, uptakes.get(offer.model)));
    return { ...page, items, ...(head ? { head: { id: head.id, name: head.name } } : {}) };
  },
});

/** Who leads the agency today: whoever holds the role themselves, an active person before one who was only invited. */
async function headOf(ctx: AgencyCtx): Promise<Member | undefined> {
  const { items } = await Members.page(ctx, { limit: all });
  const heads = items.filter((member) => isHead(member, civilDate(ctx.clock())));
  return heads.find(({ state }) => state === "active") ?? heads[0];
}

const Looked = Offered.extend({ edition: EditionShown }).meta({ id: "ModelLookedAt" });

/** One published version of a model, as the agency looks at it before and after taking it up. */
export const lookAt = query({
  name: "model.look_at",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: ModelId.schema, no: No }),
  answer: Looked,
  run: async (ctx, { id, no }) => {
    const [offer, edition, uptake] = await ctx.table.batchGet([
      Offers.sharedAt(ctx, offerOf(id)).key,
      ModelEditions.sharedAt(ctx, editionOf(id, no)).key,
      Uptakes.at(ctx, uptakeOf(id)).key,
    ]);
    if (!offer || !edition) throw notFound("model");
    const text = ModelEditions.open(edition);
    return { ...shown(Offers.open(offer), uptake && Uptakes.open(uptake)), edition: { ...text, body: bodyIn(text) } };
  },
});
