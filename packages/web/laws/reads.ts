import { ask, askAll } from "../app/query.ts";

/** What the page of a law begins with: itself, its newest version, and what has been asked of those who rest on it. */
export const readsOf = (agency: string, id: string) =>
  [
    ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id }),
    ask("GET /v1/agencies/{agency}/documents/{id}/versions", { agency, id, limit: 1 }),
    askAll("GET /v1/agencies/{agency}/legal-updates", { agency }),
    askAll("GET /v1/agencies/{agency}/legal-updates", { agency, state: "done" }),
  ] as const;
