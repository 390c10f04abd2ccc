import { ask, askAll } from "../app/query.ts";

/** What the register begins with: every agency, and where each stands. */
export const readsOf = (closed: boolean) =>
  [askAll("GET /v1/agencies", { state: closed ? "closed" : "active" }), ask("GET /v1/standings")] as const;
