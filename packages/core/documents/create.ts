import { type AgencyCtx, type Change, command, type Id, Problem, type Stored, together } from "@chuan/kernel";
import * as z from "zod";
import type { Named } from "../files/index.ts";
import { hashOf, readCanonical } from "../texts/index.ts";
import { about, Document, type Document as Body, DocumentId, documentCode, type DocumentNumber, Documents, VersionId } from "./document.ts";
import { personOf, selfRef } from "./person.ts";
import { blank, type Text, textIdFor, Texts } from "./text.ts";
import { type Content, type Person, type Version, Versions } from "./version.ts";

type Open = { code: string; title: string; kind: Body["kind"] };
/** What a draft begins with. */
type Start = { body: Text["longBody"]; content?: Content | undefined; images?: Named[] | undefined };

/** A new draft with its text: a copy of what is in force, or an empty page. A draft of a version that is a file begins with that file. */
export function draftOf(
  ctx: AgencyCtx,
  document: Id<"document">,
  { code, title, kind }: Open,
  no: DocumentNumber,
  drafter: Person,
  { body, content, images = [] }: Start,
): { id: Id<"document_version">; changes: Change<unknown>[] } {
  const id = VersionId.mint(ctx.clock());
  const at = ctx.clock().toISOString();
  const version = Versions.create<Version>(ctx, id, {
    state: "draft",
    document,
    code,
    title,
    kind,
    ...no,
    content: content?.form === "file" ? content : { form: "text", sha256: hashOf(readCanonical(body)) },
    images,
    drafter,
    draftedBy: drafter.id,
    lock: { ...drafter, at },
  });
  const text = Texts.create<Text>(ctx, textIdFor(id), { of: id, longBody: body, savedAt: at, savedBy: drafter.name });
  return { id, changes: [version, text] };
}

/** The number of a document's first version, whichever draft becomes it. */
export const first: DocumentNumber = { issue: 1, revision: 0 };

/** Starts a document: its record and its first draft, which the caller holds. @throws conflict document.code_taken */
export const create = command({
  name: "document.create",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ code: documentCode, ...about }),
  answer: Document,
  loads: (ctx) => ({ self: selfRef(ctx) }),
  run: (ctx, { input, self }) => {
    const id = DocumentId.mint(ctx.clock());
    const draft = draftOf(ctx, id, input, first, personOf(ctx, self), { body: blank });
    return together(Documents.create<Body>(ctx, id, { ...input, state: "active", draft: draft.id, past: [] }), ...draft.changes);
  },
});

export const withdrawnAlready = new Problem("illegal_state", "document.withdrawn", {
  vi: "Tài liệu này đã hết hiệu lực và bị bãi bỏ.",
  en: "This document has been withdrawn.",
});

/** @throws illegal_state document.withdrawn */
export function mustBeActive(document: Stored<Body>): Stored<Extract<Body, { state: "active" }>> {
  if (document.state !== "active") throw withdrawnAlready;
  return document;
}
