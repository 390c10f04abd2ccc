import { AllowedStep, notFound, query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { diffTexts, RichText, TextDiff } from "../texts/index.ts";
import { bodyIn, editionOf, Model, ModelEditions, ModelId, modelLife, Models, ModelTexts, No, said, textOf } from "./model.ts";
import { unknownIn } from "./placeholders.ts";

/** The province's model framework, set by set and by code: what is written, published, or withdrawn. */
export const list = query({
  name: "model.list",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ state: z.enum(["current", "withdrawn"]).default("current"), ...paging }),
  answer: pageOf(Model),
  run: (ctx, { state, limit, cursor }) => Models.page(ctx, { list: state, limit, cursor }),
});

const Reading = z
  .object({
    model: Model,
    body: RichText,
    /** Braces that stand for nothing known: publishing refuses them. */
    unknown: z.array(z.string()),
    steps: z.array(AllowedStep),
  })
  .meta({ id: "ModelReading" });

/** One model as it stands at the desk. */
export const read = query({
  name: "model.read",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ id: ModelId.schema }),
  answer: Reading,
  run: async (ctx, { id }) => {
    const [item, text] = await ctx.table.batchGet([Models.at(ctx, id).key, ModelTexts.at(ctx, textOf(id)).key]);
    if (!item || !text) throw notFound(Models.name);
    const model = Models.open(item);
    const body = bodyIn(ModelTexts.open(text));
    return { model, body, unknown: unknownIn(model.title, body), steps: modelLife.allowed(model, ctx) };
  },
});

export const EditionShown = z.object({ model: ModelId.schema, no: z.int(), ...said, body: RichText }).meta({ id: "ModelEdition" });

/** One published version. */
export const readEdition = query({
  name: "model.read_edition",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ id: ModelId.schema, no: No }),
  answer: EditionShown,
  run: async (ctx, { id, no }) => {
    const edition = await ModelEditions.read(ctx, editionOf(id, no));
    return { ...edition, body: bodyIn(edition) };
  },
});

/** What changed in the text from one published version to another, or to what stands at the desk. */
export const compareEditions = query({
  name: "model.compare_editions",
  reach: "province",
  can: "document:read",
  input: z.strictObject({ id: ModelId.schema, from: No, to: No.optional() }),
  answer: TextDiff,
  run: async (ctx, { id, from, to }) => {
    const later = to === undefined ? ModelTexts.at(ctx, textOf(id)) : ModelEditions.at(ctx, editionOf(id, to));
    const [was, is] = await ctx.table.batchGet([ModelEditions.at(ctx, editionOf(id, from)).key, later.key]);
    if (!was || !is) throw notFound(ModelEditions.name);
    return diffTexts(bodyIn(ModelEditions.open(was)), bodyIn(later.open(is)));
  },
});
