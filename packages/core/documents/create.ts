import { type AgencyCtx, both, type Change, command, type Id, Problem, type Stored, together } from "@chuan/kernel";
import * as z from "zod";
import type { Named } from "../files/index.ts";
import { codesOf, type DocumentRules, retentionOf, settingsFor } from "../settings/index.ts";
import { hashOf, readCanonical } from "../texts/index.ts";
import { codeParts, mustFit, nextCode, seriesOf } from "./codes.ts";
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
    writers: [],
    lock: { ...drafter, at },
  });
  const text = Texts.create<Text>(ctx, textIdFor(id), { of: id, longBody: body, savedAt: at, savedBy: drafter.name });
  return { id, changes: [version, text] };
}

/** The number of a document's first version, whichever draft becomes it. */
export const first: DocumentNumber = { issue: 1, revision: 0 };

const eitherCode = both({
  vi: "Nhập mã hiệu, hoặc để hệ thống đánh số; không cả hai.",
  en: "Give the code, or let it be counted; not both.",
});

/** A text from outside is registered, not written. */
const ownKind = about.kind.exclude(["external"], {
  error: both({ vi: "Văn bản bên ngoài thì đăng ký, không soạn.", en: "A text from outside is registered, not written." }),
});

const begin = command({
  name: "document.create",
  reach: "agency",
  can: "document:draft",
  input: z
    .strictObject({ code: documentCode.optional(), next: z.strictObject(codeParts).default({}), ...about, kind: ownKind })
    .refine(({ code, next }) => code === undefined || Object.keys(next).length === 0, { path: ["next"], error: eitherCode }),
  answer: Document,
  loads: (ctx) => ({ self: selfRef(ctx), ...settingsFor(ctx) }),
  run: async (ctx, { input: { next, code: said, ...input }, self, own, province }) => {
    const rules = codesOf(input.kind, own, province);
    if (said !== undefined) mustFit(said, rules);
    const code = said ?? (await nextCode(ctx, seriesOf(rules, next), next));
    return drawnUp(ctx, { ...input, code }, { own, province }, personOf(ctx, self), blank);
  },
});

/** How many others may take the next number before one is told to try again. */
const patience = 20;

/**
 * Starts a document: its record and its first draft, which the caller holds. A code that is not said is the next of its series (`next`: what
 * the series is of); who is overtaken gets the one after. How long it is kept follows its kind where nothing is said.
 * @throws conflict document.code_taken; invalid document.code_pattern, document.no_code_pattern
 */
export const create: typeof begin = Object.assign(
  async (...[ctx, input, terms]: Parameters<typeof begin>) => {
    for (let tries = 1; ; tries++) {
      try {
        return await begin(ctx, input, terms);
      } catch (error) {
        const overtaken = error instanceof Problem && error.code === "document.code_taken" && input.code === undefined;
        if (!overtaken || tries === patience) throw error;
      }
    }
  },
  { does: begin.does, title: begin.title, reach: begin.reach, can: begin.can, input: begin.input, answer: begin.answer },
);

type Said = Pick<Extract<Body, { state: "active" }>, "code" | keyof typeof about>;
type Decided = { own: DocumentRules | undefined; province: DocumentRules };

/** A new document with its first draft, which begins with `body` and is held by the drafter. How long it is kept is as decided for its kind. */
export function drawnUp(ctx: AgencyCtx, said: Said, { own, province }: Decided, drafter: Person, body: Text["longBody"]): Change<Body> {
  const id = DocumentId.mint(ctx.clock());
  const draft = draftOf(ctx, id, said, first, drafter, { body });
  const kept = said.retentionYears ?? retentionOf(said.kind, own, province);
  const fields = { ...said, state: "active" as const, draft: draft.id, past: [], ...(kept ? { retentionYears: kept } : {}) };
  return together(Documents.create<Body>(ctx, id, fields), ...draft.changes);
}

export const withdrawnAlready = new Problem("illegal_state", "document.withdrawn", {
  vi: "Tài liệu này đã hết hiệu lực và bị bãi bỏ.",
  en: "This document has been withdrawn.",
});

/** @throws illegal_state document.withdrawn */
export function mustBeActive(document: Stored<Body>): Stored<Extract<Body, { state: "active" }>> {
  if (document.state !== "active") throw withdrawnAlready;
  return document;
}
