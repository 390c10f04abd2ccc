import { addMonths, CivilDate, dueOn, entity, type Facts, kind } from "@chuan/kernel";
import * as z from "zod";
import { documentCode, keptCode, line, naturalOrder } from "../fields/index.ts";
import { documentKinds } from "../standards/index.ts";
import { lineOf } from "./line.ts";

export { documentCode, documentKinds };
export type { DocumentKind } from "../standards/index.ts";

export const DocumentId = kind("document", "doc");
export const VersionId = kind("document_version", "ver");

/** A clause of the standard, such as 7.5 or 8.5.1. */
export const clause = z.string().regex(/^(?:[4-9]|10)(?:\.\d{1,2}){0,2}$/, {
  error: "Điều khoản có dạng 7.5 hoặc 8.5.1. ¦ A clause looks like 7.5 or 8.5.1.",
});

export const number = z.object({ issue: z.int().min(1), revision: z.int().min(0) });
export type DocumentNumber = z.output<typeof number>;

/** A version that was approved, and from when it is to hold. */
export const Edition = z.object({
  version: VersionId.schema,
  ...number.shape,
  effectiveFrom: CivilDate,
  /** When its content was destroyed, once it was out of force and its years were over. */
  disposedOn: CivilDate.optional(),
});
export type Edition = z.output<typeof Edition>;

/** What is said of a document as such, whichever version is in force. */
export const about = {
  title: line(300),
  kind: z.enum(documentKinds),
  /** The unit of the agency that answers for it. */
  unit: line(120).optional(),
  clauses: z.array(clause).max(40).default([]),
  /** Months after which it is looked at again; none when only on change. */
  reviewMonths: z.int().min(1).max(120).optional(),
  /** Years for which a version that is out of force is kept. */
  retentionYears: z.int().min(1).max(100).optional(),
};

/** What is told of somebody else's text: a law, a standard, a guidance. Its number is the document's code. */
export const External = z.object({
  nature: z.enum(["law", "standard", "other"]),
  issuer: line(200),
  issuedOn: CivilDate.optional(),
  /** From when the text itself is in force, which is not ours to decide. */
  effectiveFrom: CivilDate,
  /** Where a copy is kept. */
  keptAt: line(200).optional(),
  link: z
    .url({ protocol: /^https?$/, error: "Liên kết bắt đầu bằng https://. ¦ A link begins with https://." })
    .max(500)
    .optional(),
  /** The documents of the agency that rest on it. */
  cited: z.array(DocumentId.schema).max(30),
});
export type External = z.output<typeof External>;

const Active = z.object({
  id: DocumentId.schema,
  version: z.int(),
  state: z.literal("active"),
  code: keptCode,
  ...about,
  external: External.optional(),
  /** The version being prepared: one at a time. */
  draft: VersionId.schema.optional(),
  /** Approved, and waiting for its day. */
  scheduled: Edition.extend({ title: line(300) }).optional(),
  inForce: Edition.optional(),
  /** Versions that were in force, the newest last, each with its last day. */
  past: z.array(Edition.extend({ endedOn: CivilDate })).max(300),
  /** When it falls due for review, counted from the day it came into force. */
  reviewDue: CivilDate.optional(),
});
const Withdrawn = Active.extend({ state: z.literal("withdrawn"), withdrawnOn: CivilDate, why: z.string() });

/** Documented information that is kept current (ISO 9001:2015 clause 7.5): one record for all its versions. */
export const Document = z.discriminatedUnion("state", [Active, Withdrawn]).meta({ id: "Document" });
export type Document = z.output<typeof Document>;

/** A version that is out of force, and the last day on which it was not. */
export type Ended = Edition & { endedOn: string };
export const outOfForce = (d: Document): Ended[] =>
  d.state === "withdrawn" && d.inForce ? [...d.past, { ...d.inForce, endedOn: d.withdrawnOn }] : d.past;

/** The last day on which a version that is out of force must be kept; undefined when nobody said for how long: then it is kept. */
export const keptUntil = (d: Document, ended: Ended): string | undefined =>
  d.retentionYears === undefined ? undefined : addMonths(ended.endedOn, 12 * d.retentionYears);

/** The same of the oldest version that is still there; the task to destroy it is due that day. */
const firstKeptUntil = (d: Document): string | undefined =>
  outOfForce(d)
    .flatMap((ended) => (ended.disposedOn ? [] : (keptUntil(d, ended) ?? [])))
    .toSorted()[0];

function facts(d: Document): Facts {
  if (d.state === "withdrawn") return { "document|withdrawn": 1 };
  const due = d.inForce && d.reviewDue ? { [dueOn("document.review", d.reviewDue)]: 1 } : {};
  return { [`document|${d.inForce ? "in_force" : "in_preparation"}|${d.kind}`]: 1, ...due };
}

const numbered = (edition: (DocumentNumber & { effectiveFrom: string }) | undefined) =>
  edition && `${edition.issue}.${edition.revision}@${edition.effectiveFrom}`;

export const Documents = entity(DocumentId, Document, {
  reach: "agency",
  facts,
  // A withdrawn document leaves its code free, and on record: the number is not proposed again.
  claims: (d) => [d.state === "active" ? `code=${d.code}` : `code=${d.code}~${d.id}`],
  // Withdrawn documents ask for nothing any more, but to be destroyed when their years are over.
  tasks: (d) => {
    const review =
      d.state === "active" && d.inForce && d.reviewDue ? [{ what: "review_document", to: "role:iso_secretary", due: d.reviewDue }] : [];
    const over = firstKeptUntil(d);
    return over ? [...review, { what: "dispose_version", to: "role:iso_secretary", due: over }] : review;
  },
  // What waits for its day, for the clock: by the day.
  listAcross: (d) => (d.state === "active" && d.scheduled ? { in: "scheduled", by: d.scheduled.effectiveFrom } : undefined),
  line: (d) =>
    lineOf(
      naturalOrder(d.code),
      [d.code, d.title, d.unit],
      [
        d.state === "withdrawn" ? d.withdrawnOn : undefined,
        d.kind,
        d.clauses.join(" "),
        numbered(d.inForce),
        numbered(d.scheduled),
        d.reviewDue,
        d.retentionYears,
        firstKeptUntil(d),
        ...(d.external ? [d.external.nature, d.external.issuer, d.external.issuedOn, d.external.effectiveFrom, d.external.keptAt] : []),
      ],
    ),
});

/** How a version stands now: what its document says of it. A version that was approved never changes itself (clause 7.5.3). */
export const standings = ["in_preparation", "scheduled", "effective", "superseded", "withdrawn"] as const;
export type Standing = (typeof standings)[number];

export function standingOf(document: Document, version: string): Standing {
  if (document.scheduled?.version === version) return "scheduled";
  if (document.inForce?.version === version) return document.state === "withdrawn" ? "withdrawn" : "effective";
  return document.past.some((edition) => edition.version === version) ? "superseded" : "in_preparation";
}
