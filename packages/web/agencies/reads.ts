import { ask, askAll } from "../app/query.ts";

/** What the register begins with: every agency, and where each stands. */
export const readsOf = (closed: boolean) =>
  [askAll("GET /v1/agencies", { state: closed ? "closed" : "active" }), ask("GET /v1/standings")] as const;

/** What the page of an agency begins with: itself, now or on a day, and its adoptions. */
export const agencyOf = (agency: string, asOf?: string) => ask("GET /v1/agencies/{agency}", { agency, ...(asOf ? { asOf } : {}) });
export const adoptionsOf = (agency: string) => ask("GET /v1/agencies/{agency}/adoptions", { agency });
