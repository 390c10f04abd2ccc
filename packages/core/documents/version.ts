import { CivilDate, entity, kind } from "@chuan/kernel";
import * as z from "zod";
import { keptCode, line } from "../fields/index.ts";
import { Named } from "../files/index.ts";
import { type DocumentStatus, lineOf } from "./line.ts";
import { MemberId } from "../people/index.ts";
import { DocumentId, documentKinds, number, VersionId } from "./document.ts";

/** Someone as they were on the day: name and title are frozen with what they signed. */
export const Person = z.object({ id: MemberId.schema, name: z.string(), title: z.string().optional() });
export type Person = z.output<typeof Person>;
export const SignedAs = Person.extend({
  at: z.iso.datetime(),
  role: z.string(),
  /** On whose behalf, when by delegation: "ký thay". */
  for: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type Signed = z.output<typeof SignedAs>;
const Reviewer = Person.extend({ agreedAt: z.iso.datetime().optional() });

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
/** What the version says: a text written here, by its digest, or an uploaded file, by its own. */
export const Content = z.discriminatedUnion("form", [
  z.object({ form: z.literal("text"), sha256: Digest }),
  z.object({ form: z.literal("file"), ...Named.shape }),
]);
export type Content = z.output<typeof Content>;

export const maxImages = 60;

const Draft = z.object({
  id: VersionId.schema,
  version: z.int(),
  state: z.literal("draft"),
  document: DocumentId.schema,
  code: keptCode,
  title: line(300),
  kind: z.enum(documentKinds),
  ...number.shape,
  content: Content,
  /** The images that its text may show: sent here, and held by the document. */
  images: z.array(Named).max(maxImages).default([]),
  drafter: Person,
  /** The drafter once more, as a plain value: the table's own condition against approving one's own draft. */
  draftedBy: MemberId.schema,
  /** Everyone who wrote any of it, whoever began it: none of them may approve it. */
  writers: z.array(MemberId.schema).max(200).default([]),
  /** Who is writing now. Seen by all, taken over by anyone who may write, and recorded when it is. */
  lock: Person.extend({ at: z.iso.datetime() }).optional(),
  changes: z.object({ summary: line(2000), reason: line(2000), legalBasis: z.array(line(300)).max(50) }).optional(),
  /** Why it was sent back last. */
  remark: z.object({ by: Person, at: z.iso.datetime(), text: z.string() }).optional(),
});
const ChangesRequested = Draft.extend({ state: z.literal("changes_requested") });
const Discarded = Draft.extend({ state: z.literal("discarded"), why: z.string() });
const InReview = Draft.extend({
  state: z.literal("in_review"),
  changes: z.object({ summary: line(2000), reason: line(2000), legalBasis: z.array(line(300)).max(50) }),
  order: z.enum(["parallel", "sequential"]),
  reviewers: z.array(Reviewer).min(1).max(10),
  submittedAt: z.iso.datetime(),
});
const Reviewed = InReview.extend({
  state: z.literal("reviewed"),
  /** Nobody reviews somebody else's text. */
  reviewers: z.array(Reviewer).max(10),
  reviewedAt: z.iso.datetime(),
});
const AwaitingApproval = Reviewed.extend({ state: z.literal("awaiting_approval"), effectiveFrom: CivilDate });
const Approved = AwaitingApproval.extend({
  state: z.literal("approved"),
  approver: SignedAs,
  /** SHA-256 over the content and all that was approved with it: one byte altered afterwards is found. */
  seal: Digest,
});
export const DestructionId = kind("destruction", "dsn");
/** Its years are over and its content is destroyed; what was said of it and its seal stay. */
const Disposed = Approved.extend({ state: z.literal("disposed"), destruction: DestructionId.schema, disposedAt: z.iso.datetime() });
/** One version of a document, from its draft to its approval (clause 7.5.2 c). What is approved is final: its document says when it holds. */
export const Version = z
  .discriminatedUnion("state", [Draft, ChangesRequested, Discarded, InReview, Reviewed, AwaitingApproval, Approved, Disposed])
  .meta({ id: "DocumentVersion" });
export type Version = z.output<typeof Version>;

/** Whose turn it is: all who have not agreed yet, or the next of them. */
export function waitingFor(v: Extract<Version, { state: "in_review" }>): Person[] {
  const open = v.reviewers.filter((reviewer) => reviewer.agreedAt === undefined);
  return v.order === "sequential" ? open.slice(0, 1) : open;
}

const day = (instant: string) => instant.slice(0, 10);

/** The states in which a version is on its way, and how a list names them. An approved one is told of by its document. */
const underWay: { readonly [S in Version["state"]]?: DocumentStatus } = {
  draft: "in_preparation",
  changes_requested: "in_preparation",
  in_review: "in_review",
  reviewed: "reviewed",
  awaiting_approval: "awaiting_approval",
};

export const Versions = entity(VersionId, Version, {
  reach: "agency",
  facts: (v) => (underWay[v.state] ? { [`document_version|${underWay[v.state]}`]: 1 } : {}),
  tasks: (v) => {
    if (v.state === "in_review") return waitingFor(v).map(({ id }) => ({ what: "review", to: `user:${id}`, due: day(v.submittedAt) }));
    if (v.state === "changes_requested") return [{ what: "revise", to: `user:${v.draftedBy}`, due: day(v.remark?.at ?? "") }];
    if (v.state === "reviewed") return [{ what: "send_for_approval", to: `user:${v.draftedBy}`, due: day(v.reviewedAt) }];
    return v.state === "awaiting_approval" ? [{ what: "approve", to: "role:agency_head", due: v.effectiveFrom }] : [];
  },
  // Beside the line of its document: acts on versions need not rewrite the document.
  line: (v) => {
    const status = underWay[v.state];
    return status && { ...lineOf("", [v.code, v.title], [v.document, status, `${v.issue}.${v.revision}`]), of: v.document };
  },
  list: (v) => ({ in: v.document, by: `${String(v.issue).padStart(4, "0")}.${String(v.revision).padStart(4, "0")}` }),
});

export const TextId = kind("document_text", "txt");
/** The text belongs to its version: known by it, found without a look-up. */
export const textIdOf = (version: string) => TextId.from(version);
