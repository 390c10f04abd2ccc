export const searched = ["kind", "status", "unit", "clause", "dueBy", "search", "cursor"] as const;
/** What the address says of the list; the API judges it. */
export type ListSearch = { [W in (typeof searched)[number]]?: string };
