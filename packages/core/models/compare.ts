import { type AgencyCtx, canonical, invalid, type Json, notFound, query } from "@chuan/kernel";
import { createHash } from "node:crypto";
import * as z from "zod";
import { Agencies, type Agency } from "../agencies/index.ts";
import { bodyOf, Texts, textIdFor, VersionId, Versions } from "../documents/index.ts";
import { blocksOf, diffTexts, mergeTexts, type MergeUnit, type nodes, type RichText, TextBlock, TextDiff } from "../texts/index.ts";
import { bodyIn, type Edition, editionOf, ModelEditions, ModelId, No } from "./model.ts";
import { filled, filledLine } from "./placeholders.ts";
import { fillingOf } from "./take-up.ts";
import { type Uptake, uptakeOf, Uptakes } from "./uptake.ts";
import type { Member } from "../people/index.ts";

/** A passage of the model that the agency stands on, what the newer model made of it, and what the agency did. */
const Passage = z.object({
  /** `joined`: a list or table in which each changed other items. `conflict`: changed by both, and not to the same. */
  is: z.enum(["none", "model", "ours", "agreed", "joined", "conflict"]),
  base: z.array(TextBlock),
  /** From `base` to the newer model, and from `base` to ours, where they differ. */
  model: TextDiff.shape.blocks.optional(),
  ours: TextDiff.shape.blocks.optional(),
});
export const ThreeWay = z
  .object({
    from: z.int(),
    to: z.int(),
    counts: z.record(Passage.shape.is, z.int()),
    passages: z.array(Passage),
    /** Of these passages as they stand: whoever decides on one by its place says by this that it was these. */
    digest: z.string(),
    /** What the model is called now, where that differs from what it was called. */
    title: z.object({ from: z.string(), to: z.string() }).optional(),
  })
  .meta({ id: "ModelComparison" });

const doc = (content: nodes.Block[]): RichText => ({ type: "doc", content });
const linesIn = (content: nodes.Block[]) => blocksOf(doc(content));
export const kindOf = (is: MergeUnit["is"]) => (is === "theirs" ? "model" : is);

function passage({ is, base, theirs, ours }: MergeUnit): z.input<typeof Passage> {
  const side = (changed: boolean, now: nodes.Block[]) => (changed ? diffTexts(doc(base), doc(now)).blocks : undefined);
  const model = side(is !== "none" && is !== "ours", theirs);
  const own = side(is !== "none" && is !== "theirs", ours);
  return { is: kindOf(is), base: linesIn(base), ...(model ? { model } : {}), ...(own ? { ours: own } : {}) };
}

export const digestOf = (units: readonly MergeUnit[]) =>
  createHash("sha256")
    .update(canonical(units.map(({ base, theirs, ours }) => [base, theirs, ours]) as unknown as Json))
    .digest("hex");

type Sides = { uptake: Uptake; agency: Agency; from: Edition; to: Edition; ours: RichText };
type Now = { head?: Member | undefined; unit?: string | undefined };

/** Both versions of the model as this agency would read them, and ours. The day that stands in the text stays the first one. */
export function sidesOf(ctx: AgencyCtx, { uptake, agency, from, to, ours }: Sides, { head, unit }: Now = {}) {
  const now = fillingOf(ctx, agency, head, unit ?? uptake.filling.unit, uptake.filling.date);
  const filling = { ...now, ...(head ? {} : { head: uptake.filling.head }) };
  return { filling, ...mergeTexts(filled(bodyIn(from), uptake.filling), filled(bodyIn(to), filling), ours) };
}

/** What the model became since the agency took it up, against what the agency made of it, passage by passage. Changes nothing. */
export const compareToModel = query({
  name: "model.compare",
  reach: "agency",
  can: "document:read",
  /** `version`: ours; `from`, `to`: versions of the model. */
  input: z.strictObject({ id: ModelId.schema, version: VersionId.schema, from: No, to: No }),
  answer: ThreeWay,
  run: async (ctx, { id, version, from, to }) => {
    const [uptake, agency, before, after, edition, text] = await ctx.table.batchGet([
      Uptakes.at(ctx, uptakeOf(id)).key,
      Agencies.at(ctx, ctx.scope.agency).key,
      ModelEditions.sharedAt(ctx, editionOf(id, from)).key,
      ModelEditions.sharedAt(ctx, editionOf(id, to)).key,
      Versions.at(ctx, version).key,
      Texts.at(ctx, textIdFor(version)).key,
    ]);
    if (!uptake || !before || !after || !agency || !edition) throw notFound("model");
    const own = { uptake: Uptakes.open(uptake), version: Versions.open(edition) };
    if (own.version.document !== own.uptake.document) throw notFound(Versions.name);
    if (own.version.content.form !== "text" || !text) throw noText;
    const [a, b] = [ModelEditions.open(before), ModelEditions.open(after)];
    const parts = { uptake: own.uptake, agency: Agencies.open(agency), from: a, to: b, ours: bodyOf(Texts.open(text)) };
    const { units, filling } = sidesOf(ctx, parts);
    const passages = units.map(passage);
    const counts = Object.fromEntries(Passage.shape.is.options.map((is) => [is, passages.filter((one) => one.is === is).length]));
    const title = { from: filledLine(a.title, own.uptake.filling), to: filledLine(b.title, filling) };
    return {
      from,
      to,
      counts: counts as z.output<typeof ThreeWay>["counts"],
      passages,
      digest: digestOf(units),
      ...(title.from === title.to ? {} : { title }),
    };
  },
});

export const noText = invalid("model.no_text", "version", {
  vi: "Phiên bản này là tệp tải lên, không so được từng đoạn với mẫu; hãy xem hai lần công bố của mẫu và sửa tệp của cơ quan.",
  en: "This version is an uploaded file and cannot be compared passage by passage; look at the model's versions and edit your file.",
});
