import { ask } from "./query.ts";

/** What the province offers this agency and how it stands to each: one question for every page that needs some of it. */
export const offeredTo = (agency: string) => ask("GET /v1/agencies/{agency}/models", { agency, limit: 200 });
