import { civilDate, command, invalid, notFound, Problem } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { bodyOf, DocumentId, Documents, personOf, rewrite, selfRef, textIdFor, Texts, VersionId, Versions } from "../documents/index.ts";
import { canonicalText, type MergeUnit, type nodes, plainText, RichText } from "../texts/index.ts";
import { digestOf, noText, sidesOf } from "./compare.ts";
import { editionOf, ModelEditions, ModelId } from "./model.ts";
import { fillers, headRef, mustLead } from "./take-up.ts";
import { Uptake, type Uptake as Body, uptakeOf, Uptakes } from "./uptake.ts";

/** As much of a passage as tells which one it is; the comparison shows the whole. */
const excerpt = (content: nodes.Block[]) => plainText({ type: "doc", content }).replaceAll("\n", " ").slice(0, 200);
const mostTold = 200;

const Renewed = z
  .object({
    uptake: Uptake,
    /** The draft that has the newer text; none when nothing of ours had to change. */
    draft: VersionId.schema.optional(),
    /** How many passages were taken over from the model. */
    taken: z.int(),
    /** Where both changed: ours was kept, for a person to decide. */
    conflicts: z.array(z.object({ base: z.string(), model: z.string(), ours: z.string() })).max(mostTold),
  })
  .meta({ id: "ModelRenewed" });

const sides = {
  model: ({ theirs }: MergeUnit) => theirs,
  ours: ({ ours }: MergeUnit) => ours,
  both: ({ ours, theirs }: MergeUnit) => [...ours, ...theirs],
};
const takenBy = (unit: MergeUnit, said: keyof typeof sides | undefined) => (said ? sides[said](unit) : unit.takes);

/**
 * Takes a newer version of the model into our document: whatever only the model changed, into the open draft or a new revision of what is in
 * force. Where both changed, ours stays and is told, unless a person decided otherwise. Nothing of ours is lost unseen. @throws conflict model.other_base, model.other_passages, document.draft_open,
 * document.locked; illegal_state model.up_to_date; invalid model.no_text, model.too_long
 */
export const renew = command({
  name: "model.renew",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({
    id: ModelId.schema,
    document: DocumentId.schema,
    /** Ours: the open draft, or what is in force. */
    version: VersionId.schema,
    /** Of the model: the version we stand on, and the one to take in. */
    from: z.int().min(1),
    to: z.int().min(1),
    /** What is decided of single passages, by their place in the comparison whose digest this is. The rest goes as it would. */
    decided: z
      .object({
        digest: z.string(),
        passages: z.array(z.object({ at: z.int().min(0), takes: z.enum(["model", "ours", "both"]) })).max(2000),
      })
      .optional(),
    ...fillers,
  }),
  answer: Renewed,
  loads: (ctx, { id, document, version, from, to, head }) => ({
    uptake: Uptakes.at(ctx, uptakeOf(id)),
    agency: Agencies.at(ctx, ctx.scope.agency),
    before: ModelEditions.sharedAt(ctx, editionOf(id, from)),
    after: ModelEditions.sharedAt(ctx, editionOf(id, to)),
    document: Documents.at(ctx, document),
    version: Versions.at(ctx, version),
    text: Texts.perhapsAt(ctx, textIdFor(version)),
    self: selfRef(ctx),
    ...headRef(ctx, head),
  }),
  run: (ctx, { input, uptake, agency, before, after, document, version, text, self, head }) => {
    if (uptake.document !== document.id) throw notFound(Documents.name);
    if (uptake.no !== input.from || input.to < input.from) throw otherBase;
    if (version.content.form !== "text" || !text) throw noText;
    const ours = bodyOf(text);
    const now = { head: mustLead(ctx, input.head, head), unit: input.unit };
    const { filling, units } = sidesOf(ctx, { uptake, agency, from: before, to: after, ours }, now);
    if (input.decided && input.decided.digest !== digestOf(units)) throw otherPassages;
    const said = new Map(input.decided?.passages.map(({ at, takes }) => [at, takes]));
    const took = units.map((unit, at) => ({ ...unit, said: said.get(at), takes: takenBy(unit, said.get(at)) }));
    const content = took.flatMap(({ takes }) => takes);
    const body = RichText.safeParse({ type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] });
    if (!body.success) throw tooLong;
    const conflicts = took.filter(({ is, said: side }) => is === "conflict" && (side ?? "ours") === "ours");
    const same = canonicalText(body.data) === canonicalText(ours);
    if (same && input.to === input.from) throw upToDate;
    const renewed = { on: civilDate(ctx.clock()), from: input.from, conflicts: conflicts.length };
    const known = Uptakes.update<Body>(ctx, uptake, { ...uptake, no: input.to, filling, renewed });
    const rewritten = same ? undefined : rewrite(ctx, { document, version, text }, personOf(ctx, self), body.data);
    return {
      edits: [...known.edits, ...(rewritten?.edits ?? [])],
      answer: {
        uptake: known.answer,
        ...(rewritten ? { draft: rewritten.answer } : {}),
        taken: took.filter(({ is, said: side }) => (side ? side !== "ours" && is !== "none" : is === "theirs" || is === "joined")).length,
        conflicts: conflicts
          .slice(0, mostTold)
          .map(({ base, theirs, ours: own }) => ({ base: excerpt(base), model: excerpt(theirs), ours: excerpt(own) })),
      },
    };
  },
});
const otherBase = new Problem("conflict", "model.other_base", {
  vi: "Tài liệu đang đứng trên lần công bố khác của mẫu; hãy tải lại trang so sánh.",
  en: "The document stands on another version of the model; load the comparison again.",
});
const otherPassages = new Problem("conflict", "model.other_passages", {
  vi: "Văn bản của cơ quan đã đổi sau khi mở trang so sánh; hãy tải lại rồi chọn lại từng đoạn.",
  en: "The agency's text has changed since it was compared; load the comparison again and decide again.",
});
const upToDate = new Problem("illegal_state", "model.up_to_date", {
  vi: "Tài liệu đã theo đúng mẫu này; không có gì để nhận thêm.",
  en: "The document has all of this model; there is nothing to take in.",
});
const tooLong = invalid("model.too_long", "to", {
  vi: "Ghép vào thì văn bản dài quá 300 KB; hãy rút gọn bản của cơ quan trước.",
  en: "Put together the text would be longer than 300 KB; shorten yours first.",
});
