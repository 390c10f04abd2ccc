import type { Line } from "@chuan/kernel";
import { naturalOrder } from "../fields/index.ts";
import type { Document, DocumentNumber } from "./document.ts";
import type { Version } from "./version.ts";

/** What is asked of a document in a list. Several hold at once: one version is in force while the next is under review. */
export const documentStatuses = [
  "in_preparation",
  "in_review",
  "reviewed",
  "awaiting_approval",
  "scheduled",
  "effective",
  "withdrawn",
] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** The states in which a version is on its way, and how a list names them. An approved one is told of by its document. */
export const underWay: { readonly [S in Version["state"]]?: DocumentStatus } = {
  draft: "in_preparation",
  changes_requested: "in_preparation",
  in_review: "in_review",
  reviewed: "reviewed",
  awaiting_approval: "awaiting_approval",
};

const catalogue = "document";
// Texts are lines without control characters, so these part them.
const [between, inside] = ["\t", "\n"];
const packed = (order: string, text: readonly (string | undefined)[], more: readonly (string | number | undefined)[]) =>
  [order, more.join(inside), text.join(inside)].join(between);
const numbered = (edition: (DocumentNumber & { effectiveFrom: string }) | undefined) =>
  edition && `${edition.issue}.${edition.revision}@${edition.effectiveFrom}`;

/** A document's line in the master list of its agency. */
export const documentLine = (d: Document): Line => ({
  in: catalogue,
  says: packed(
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
    ],
  ),
});

/** A version's line while it is on its way, beside that of its document: acts on versions need not rewrite the document. */
export function versionLine(v: Version): Line | undefined {
  const status = underWay[v.state];
  return status && { in: catalogue, of: v.document, says: packed("", [v.code, v.title], [v.document, status, `${v.issue}.${v.revision}`]) };
}

export { catalogue as documentCatalogue };
/** Where the searched text of a line begins: at the tab before it. */
export const textOf = (says: string) => says.indexOf(between, says.indexOf(between) + 1);
export const orderIn = (says: string) => says.slice(0, says.indexOf(between));
/** The parts of a line: thousands are passed over for one that is taken apart. */
export const partsOf = (says: string): { text: string[]; more: string[] } => {
  const [, more, text] = says.split(between);
  return { text: text!.split(inside), more: more!.split(inside) };
};
/** The day on which a document was withdrawn stands first, and is left out of one that was not. */
export const isWithdrawn = (says: string) => says[says.indexOf(between) + 1] !== inside;
