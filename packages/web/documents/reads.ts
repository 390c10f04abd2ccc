import { ask } from "../app/query.ts";

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

/** What the page of a document begins with; which version it shows follows from these. */
export const pageOf = (agency: string, id: string) =>
  [
    documentOf(agency, id),
    versionsOf(agency, id),
    ask("GET /v1/agencies/{agency}/documents/{document}/readers", { agency, document: id, limit: 200 }),
  ] as const;
