export const searched = ["search", "nature", "status", "cursor"] as const;
/** What the address says of the register; the API judges it. */
export type LawSearch = { [W in (typeof searched)[number]]?: string };
export type UpdateSearch = { state?: "done" | "late"; judge?: string };
