import type { Answer } from "../api-types.ts";

type Reading = Answer<"GET /v1/agencies/{agency}/versions/{id}">;
/** An authored text, whatever record it belongs to. */
export type Body = NonNullable<Reading["text"]>["body"];
export type Block = Body["content"][number];
/** What became of a text, line by line. */
export type Changes = Answer<"GET /v1/agencies/{agency}/versions/{id}/compare">;
export type Line = Changes["blocks"][number];
