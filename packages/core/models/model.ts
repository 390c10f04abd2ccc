import { entity, kind, lifecycle, type Id } from "@chuan/kernel";
import * as z from "zod";
import { about, documentCode } from "../documents/index.ts";
import { folded, line } from "../fields/index.ts";
import { canonicalText, hashOf, readCanonical, type RichText } from "../texts/index.ts";

export const ModelId = kind("model", "mdl");

/** What a model says of the documents that are made from it. */
export const said = {
  /** The framework it belongs to, by name: "Khung tài liệu cấp xã". Agencies take a framework up as a whole. */
  set: line(120),
  /** The code that an agency's document gets, unless the agency says another. Placeholders may stand in the title. */
  code: documentCode,
  title: line(300),
  kind: about.kind.exclude(["external"]),
  clauses: about.clauses,
  reviewMonths: about.reviewMonths,
};
export const No = z.coerce.number().int().min(1).max(9999);
/** A published version of a model: final, with the digest of its text and all that was published with it. */
const Published = z.object({ no: z.int().min(1), sha256: z.string(), at: z.iso.datetime(), by: z.string(), note: z.string() });
const editions = z.array(Published).max(500);

const Draft = z.object({
  id: ModelId.schema,
  version: z.int(),
  state: z.literal("draft"),
  ...said,
  /** Digest of the text as it stands at the desk, which may be ahead of what was published. */
  sha256: z.string(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  editions,
});
const Open = Draft.extend({ state: z.literal("published") });
const Withdrawn = Draft.extend({ state: z.literal("withdrawn"), withdrawnAt: z.iso.datetime(), why: z.string() });

/** A model document of a province's framework (khung tài liệu mẫu), at the desk where it is written. */
export const Model = z.discriminatedUnion("state", [Draft, Open, Withdrawn]).meta({ id: "Model" });
export type Model = z.output<typeof Model>;

const order = (m: { set: string; code: string }) => `${folded(m.set)}|${m.code}`;
export const Models = entity(ModelId, Model, {
  reach: "province",
  claims: (m) => (m.state === "withdrawn" ? [] : [`code=${m.code} · ${m.set}`]),
  list: (m) => ({ in: m.state === "withdrawn" ? "withdrawn" : "current", by: order(m) }),
});
export const modelLife = lifecycle(Models, {
  start: "draft",
  final: ["withdrawn"],
  transitions: {
    publish: { from: ["draft", "published"], to: "published", can: "model:manage" },
    withdraw: { from: ["draft", "published"], to: "withdrawn", can: "model:manage" },
  },
});

const TextId = kind("model_text", "mdt");
const Text = z.object({ id: TextId.schema, version: z.int(), longBody: z.string() });
export type Text = z.output<typeof Text>;
/** The text that is being written: apart from its model, so that lists stay light, and not on the shelf that agencies read. */
export const ModelTexts = entity(TextId, Text, { reach: "province" });
export const textOf = (model: Id<"model">) => TextId.from(model);

const OfferId = kind("model_offer", "mdo");
const Offer = z
  .object({
    id: OfferId.schema,
    version: z.int(),
    state: z.enum(["published", "withdrawn"]),
    model: ModelId.schema,
    ...said,
    editions,
    why: z.string().optional(),
  })
  .meta({ id: "ModelOffer" });
export type Offer = z.output<typeof Offer>;
/** What agencies see of a model: as it was published last, and which versions there are. */
export const Offers = entity(OfferId, Offer, { reach: "province", shared: true, list: (o) => ({ in: o.state, by: order(o) }) });
export { Offer };
export const offerOf = (model: Id<"model">) => OfferId.from(model);
export const currentOf = ({ editions: all }: { editions: readonly z.output<typeof Published>[] }) => all.at(-1)?.no ?? 0;

const EditionId = kind("model_edition", "mde");
const Edition = z.object({ id: EditionId.schema, version: z.int(), model: ModelId.schema, no: z.int(), ...said, longBody: z.string() });
export type Edition = z.output<typeof Edition>;
/** One published version with its text. It is written once and never again. */
export const ModelEditions = entity(EditionId, Edition, { reach: "province", shared: true });
export const editionOf = (model: Id<"model">, no: number) => EditionId.from(`${model}|${no}`);

export const bodyIn = ({ longBody }: { longBody: string }) => readCanonical(longBody);
export const asStored = (body: RichText) => ({ longBody: canonicalText(body), sha256: hashOf(body) });
