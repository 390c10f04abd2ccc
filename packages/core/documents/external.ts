import { type AgencyCtx, type Change, civilDate, type Id, together } from "@chuan/kernel";
import { hashOf, readCanonical } from "../texts/index.ts";
import { first } from "./create.ts";
import { type Document, DocumentId, Documents, type External, VersionId } from "./document.ts";
import type { Person } from "./version.ts";
import { blank, type Text, textIdFor, Texts } from "./text.ts";
import { type Version, Versions } from "./version.ts";

/** The number by which the world knows the text, its title, and where it comes from. */
export type Received = External & { number: string; title: string };

/**
 * Somebody else's text as a document of ours: registered by the secretary, it waits for the head at once, who decides that it is used here.
 * Nobody drafts or reviews it. What is authored is our own note about it.
 */
export function received(
  ctx: AgencyCtx,
  { number, title, ...external }: Received,
  by: Person,
): { id: Id<"document">; change: Change<Document> } {
  const [id, version] = [DocumentId.mint(ctx.clock()), VersionId.mint(ctx.clock())];
  const at = ctx.clock().toISOString();
  const about = { code: number, title, kind: "external" as const };
  const document = Documents.create<Document>(ctx, id, { ...about, state: "active", clauses: [], external, draft: version, past: [] });
  const edition = Versions.create<Version>(ctx, version, {
    ...about,
    ...first,
    state: "awaiting_approval",
    document: id,
    content: { form: "text", sha256: hashOf(readCanonical(blank)) },
    images: [],
    drafter: by,
    draftedBy: by.id,
    writers: [],
    changes: { summary: `Đưa ${number} vào áp dụng`, reason: title, legalBasis: [number] },
    order: "parallel",
    reviewers: [],
    submittedAt: at,
    reviewedAt: at,
    effectiveFrom: laterOf(external.effectiveFrom, civilDate(ctx.clock())),
  });
  const note = Texts.create<Text>(ctx, textIdFor(version), { of: version, longBody: blank, savedAt: at, savedBy: by.name });
  return { id, change: together(document, edition, note) };
}

/** The later of two civil dates. */
export const laterOf = (a: string, b: string): string => (a < b ? b : a);
