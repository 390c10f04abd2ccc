import { ahead, ask, queries } from "../app/query.ts";
import { offeredTo } from "../app/offered.ts";
import type { Document, Shown } from "./types.ts";

export const searched = ["kind", "status", "unit", "clause", "dueBy", "keptBy", "search", "cursor"] as const;
/** What the address says of the list; the API judges it. */
export type ListSearch = { [W in (typeof searched)[number]]?: string };

/** One page of the master list: two windows high, the rest by search and by the next page. */
export const listOf = (agency: string, search: ListSearch) =>
  ask("GET /v1/agencies/{agency}/documents", { agency, ...search, limit: 50 } as never);

export const documentOf = (agency: string, id: string) => ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id });
export const versionsOf = (agency: string, id: string) =>
  ask("GET /v1/agencies/{agency}/documents/{id}/versions", { agency, id, limit: 100 });
export const versionOf = (agency: string, id: string) => ask("GET /v1/agencies/{agency}/versions/{id}", { agency, id });

/** Remarks are made while a version is on its way; of one that was approved they are read with it. */
export const isOpen = ({ state }: Shown["edition"]): boolean => state !== "approved" && state !== "disposed" && state !== "discarded";
export const remarksOf = (agency: string, of: string) =>
  ask("GET /v1/agencies/{agency}/versions/{of}/comments", { agency, of, limit: 200 });

/** What the page of a document begins with; which version it shows follows from these. */
export const pageOf = (agency: string, id: string) =>
  [
    documentOf(agency, id),
    versionsOf(agency, id),
    ask("GET /v1/agencies/{agency}/documents/{document}/readers", { agency, document: id, limit: 200 }),
  ] as const;

/** What one comes to read: what is in force; of a document that never was, what is on its way. */
export const firstOf = (document: Document, versions: readonly Shown[]): string | undefined =>
  document.inForce?.version ??
  document.scheduled?.version ??
  (document.state === "active" ? document.draft : undefined) ??
  versions[0]?.edition.id;

/** The page of a document, with the text that it shows. */
export async function pageAhead(agency: string, id: string, asked: string | undefined): Promise<void> {
  await ahead(...pageOf(agency, id), offeredTo(agency), ...(asked ? [versionOf(agency, asked)] : []));
  const document = queries.getQueryData(documentOf(agency, id).queryKey);
  const versions = queries.getQueryData(versionsOf(agency, id).queryKey);
  const shown = asked ?? (document && versions && firstOf(document, versions.items));
  if (shown) await ahead(versionOf(agency, shown));
}
