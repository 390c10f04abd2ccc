import type { Answer, ItemOf } from "../app/api-types.ts";

export type Row = ItemOf<"GET /v1/agencies/{agency}/documents">;
export type Document = Answer<"GET /v1/agencies/{agency}/documents/{id}">;
export type Shown = ItemOf<"GET /v1/agencies/{agency}/documents/{id}/versions">;
export type Edition = Shown["edition"];
export type Reading = Answer<"GET /v1/agencies/{agency}/versions/{id}">;
export type Duty = ItemOf<"GET /v1/agencies/{agency}/documents/{document}/readers">;
export type Remark = ItemOf<"GET /v1/agencies/{agency}/versions/{of}/comments">;
export type Status = Row["statuses"][number];

/** How an edition is called: issue and revision, `2.0`. */
export const numberOf = ({ issue, revision }: { issue: number; revision: number }): string => `${issue}.${revision}`;
