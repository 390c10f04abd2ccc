import { type AgencyCtx, type Change, notFound, type Stored, together } from "@chuan/kernel";
import { canonicalText, hashOf, type RichText } from "../texts/index.ts";
import { draftOf, mustBeActive } from "./create.ts";
import { type Document as Body, Documents } from "./document.ts";
import { mustBeDraft, mustHold, writtenBy } from "./draft-rules.ts";
import { nextNumber, notInForce, oneDraft } from "./draft.ts";
import { type Text, Texts } from "./text.ts";
import { type Person, type Version, Versions } from "./version.ts";

type Given = { document: Stored<Body>; version: Stored<Version>; text: Stored<Text> };

/**
 * Another text for a document, as another noun proposes it: into the open draft, which the caller must hold, or into a new revision of what
 * is in force. @throws conflict document.draft_open, document.locked; illegal_state document.not_a_draft; invalid document.not_in_force
 */
export function rewrite(ctx: AgencyCtx, { document, version, text }: Given, drafter: Person, body: RichText): Change<Version["id"]> {
  const active = mustBeActive(document);
  if (version.document !== active.id) throw notFound(Versions.name);
  if (active.draft !== version.id) {
    if (active.draft || active.scheduled) throw oneDraft;
    if (active.inForce?.version !== version.id) throw notInForce;
    const start = { body: canonicalText(body), images: version.images };
    const draft = draftOf(ctx, active.id, active, nextNumber(active.inForce, "revision"), drafter, start);
    const next = Documents.update<Body>(ctx, active, { ...active, draft: draft.id });
    return { ...together<unknown>(next, ...draft.changes), answer: draft.id };
  }
  const open = mustBeDraft(version);
  mustHold(ctx, open);
  const said = { longBody: canonicalText(body), savedAt: ctx.clock().toISOString(), savedBy: drafter.name };
  const saved = Texts.update<Text>(ctx, text, { ...text, ...said });
  const known = Versions.update<Version>(ctx, open, {
    ...open,
    content: { form: "text", sha256: hashOf(body) },
    writers: writtenBy(ctx, open),
  });
  return { ...together<unknown>(saved, known), answer: open.id };
}
