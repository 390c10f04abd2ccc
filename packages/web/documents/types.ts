import type { Answer, ItemOf } from "../app/api-types.ts";

export { type Edition, numberOf, type Shown, type Status } from "../app/editions.ts";

export type Row = ItemOf<"GET /v1/agencies/{agency}/documents">;
export type Document = Answer<"GET /v1/agencies/{agency}/documents/{id}">;
export type Reading = Answer<"GET /v1/agencies/{agency}/versions/{id}">;
export type Duty = ItemOf<"GET /v1/agencies/{agency}/documents/{document}/readers">;
export type Remark = ItemOf<"GET /v1/agencies/{agency}/versions/{of}/comments">;
