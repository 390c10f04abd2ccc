import type { Line } from "./api-types.ts";

/** Lines that prove themselves: a refusal of theirs is told, not cured by renewing. */
export const open: ReadonlySet<string> = new Set<Line>([
  "POST /v1/sessions",
  "POST /v1/sessions/refresh",
  "POST /v1/sessions/end",
  "POST /v1/invitations/accept",
  "POST /v1/password/forgot",
  "POST /v1/password/reset",
  "POST /v1/tokens",
]);
