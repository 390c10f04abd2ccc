import { addMonths, command, invalid, notFound, Problem, together } from "@chuan/kernel";
import * as z from "zod";
import { line, reason } from "../fields/index.ts";
import { canonicalText, hashOf, RichText } from "../texts/index.ts";
import { mustBePlaced } from "./attach.ts";
import { draftOf, first, mustBeActive } from "./create.ts";
import { about, Document, type Document as Body, DocumentId, type DocumentNumber, Documents, VersionId } from "./document.ts";
import { mustBeDraft, mustHold, writtenBy } from "./draft-rules.ts";
import { versionLife } from "./life.ts";
import { personOf, selfRef } from "./person.ts";
import { blank, type Text, textIdFor, Texts } from "./text.ts";
import { Version, type Version as Edition, Versions } from "./version.ts";

/**
 * Begins the next version: a new issue, or a revision of the one in force (`from`, whose text it begins with). What is in force stays so,
 * unchanged. @throws conflict document.draft_open; invalid document.not_in_force
 */
export const revise = command({
  name: "document.revise",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ id: DocumentId.schema, step: z.enum(["issue", "revision"]), from: VersionId.schema.optional() }),
  answer: Document,
  loads: (ctx, { id, from }) => ({
    document: Documents.at(ctx, id),
    self: selfRef(ctx),
    ...(from ? { text: Texts.perhapsAt(ctx, textIdFor(from)), former: Versions.perhapsAt(ctx, from) } : {}),
  }),
  run: (ctx, { input, document, self, text, former }) => {
    const active = mustBeActive(document);
    if (active.external) throw notOurs;
    if (active.draft || active.scheduled) throw oneDraft;
    if (active.inForce?.version !== input.from) throw notInForce;
    const draft = draftOf(ctx, active.id, active, nextNumber(active.inForce, input.step), personOf(ctx, self), {
      body: text?.longBody ?? blank,
      content: former?.content,
      images: former?.images,
    });
    return together(Documents.update<Body>(ctx, active, { ...active, draft: draft.id }), ...draft.changes);
  },
});
const notOurs = new Problem("illegal_state", "document.external", {
  vi: "Văn bản bên ngoài không sửa được; hãy đăng ký văn bản mới rồi bãi bỏ văn bản này.",
  en: "A text from outside is not revised: register the new one, then withdraw this.",
});
export const notInForce = invalid("document.not_in_force", "from", {
  vi: "Hãy nêu đúng phiên bản đang có hiệu lực để soạn tiếp từ đó.",
  en: "Name the version that is in force, to begin from it.",
});

/** Counted from what is in force, so that a draft that was dropped leaves no gap. */
export const nextNumber = (inForce: DocumentNumber | undefined, step: "issue" | "revision"): DocumentNumber =>
  !inForce
    ? first
    : step === "issue"
      ? { issue: inForce.issue + 1, revision: 0 }
      : { issue: inForce.issue, revision: inForce.revision + 1 };

export const oneDraft = new Problem("conflict", "document.draft_open", {
  vi: "Tài liệu đang có một bản dự thảo; hãy làm tiếp bản đó.",
  en: "A draft of this document is open; go on with it.",
});

const ofVersion = { id: VersionId.schema };

/**
 * Saves the text of a draft, as the editor does by itself. Saving is not submitting. A draft that was a file becomes a text again.
 * @throws conflict document.locked; stale document_text.changed_meanwhile; invalid document.strange_image
 */
export const save = command({
  name: "document.save",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ ...ofVersion, body: RichText, seen: z.int().min(1), title: line(300).optional() }),
  answer: z.object({ text: z.int(), savedAt: z.string(), sha256: z.string() }).meta({ id: "DocumentSaved" }),
  loads: (ctx, { id }) => ({ draft: Versions.at(ctx, id), text: Texts.at(ctx, textIdFor(id)) }),
  run: (ctx, { input, draft, text }) => {
    const open = mustBeDraft(draft);
    mustHold(ctx, open);
    if (text.version !== input.seen) throw editedElsewhere(text.version);
    mustBePlaced(open, input.body);
    const sha256 = hashOf(input.body);
    const savedAt = ctx.clock().toISOString();
    const saved = Texts.update<Text>(ctx, text, { ...text, longBody: canonicalText(input.body), savedAt, savedBy: ctx.actor.name ?? "" });
    const known = Versions.update<Edition>(ctx, open, {
      ...open,
      ...(input.title ? { title: input.title } : {}),
      content: { form: "text", sha256 },
      writers: writtenBy(ctx, open),
    });
    return { ...together<unknown>(saved, known), answer: { text: text.version + 1, savedAt, sha256 } };
  },
});
const editedElsewhere = (version: number) =>
  new Problem(
    "stale",
    "document_text.changed_meanwhile",
    {
      vi: "Văn bản đã được lưu ở nơi khác; hãy tải bản mới rồi ghép phần của bạn.",
      en: "The text was saved elsewhere; load it and merge yours.",
    },
    { version },
  );

/** Opens a draft for writing when nobody holds it, or takes it over from who does; the trail keeps both and the reason. */
export const takeOver = command({
  name: "document.take_over",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ ...ofVersion, reason: reason.optional() }),
  answer: Version,
  loads: (ctx, { id }) => ({ draft: Versions.at(ctx, id), self: selfRef(ctx) }),
  run: (ctx, { draft, self }) => {
    const open = mustBeDraft(draft);
    return Versions.update<Edition>(ctx, open, { ...open, lock: { ...personOf(ctx, self), at: ctx.clock().toISOString() } });
  },
});

/**
 * Changes what is said of the document as such; another review period counts from the day it came into force. What is null is said no more.
 * Of a withdrawn document only how long it is kept can be said, without which it could never be destroyed. @throws illegal_state document.withdrawn
 */
export const describe = command({
  name: "document.describe",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({
    id: DocumentId.schema,
    unit: about.unit.nullable(),
    clauses: about.clauses.removeDefault().optional(),
    reviewMonths: about.reviewMonths.nullable(),
    retentionYears: about.retentionYears.nullable(),
  }),
  answer: Document,
  loads: (ctx, { id }) => ({ document: Documents.at(ctx, id) }),
  run: (ctx, { input, document }) => {
    const { id: _, ...given } = input;
    const said = Object.entries(given).filter(([, value]) => value !== undefined);
    const known = said.every(([name]) => name === "retentionYears") ? document : mustBeActive(document);
    const { inForce } = known;
    const months = given.reviewMonths;
    const due = months && inForce ? addMonths(inForce.effectiveFrom, months) : months === null ? null : known.reviewDue;
    const next = Object.entries({ ...known, ...Object.fromEntries(said), reviewDue: due });
    // Safe: the schema of the record judges it once more when it is written.
    return Documents.update<Body>(
      ctx,
      known,
      Object.fromEntries(next.filter(([, value]) => value !== null && value !== undefined)) as Body,
    );
  },
});

/** Drops a draft that shall not become anything. The trail keeps that it was, and why. */
export const discard = command({
  name: "document.discard",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ document: DocumentId.schema, id: VersionId.schema, reason }),
  answer: Version,
  loads: (ctx, { document, id }) => ({ draft: Versions.at(ctx, id), document: Documents.at(ctx, document) }),
  run: (ctx, { input, draft, document }) => {
    const open = mustBeDraft(draft);
    const { draft: current, ...rest } = mustBeActive(document);
    if (current !== open.id) throw notFound(Versions.name);
    const dropped = versionLife.move(ctx, "discard", open, { why: input.reason } as never, input.reason);
    return together<Edition>(dropped as never, Documents.update<Body>(ctx, document, rest as Body));
  },
});
