import type { Answer } from "../app/api-types.ts";
import { m } from "../words/out/messages.js";
import { addDays, civilDate } from "../app/format.ts";

export type Documents = Answer<"GET /v1/rollups">["documents"];
type To = { to: "/agencies/$agency/documents" | "/agencies/$agency/legal-updates"; search: () => object };
const list = (search: () => object): To => ({ to: "/agencies/$agency/documents", search });
const updates = (search: () => object): To => ({ to: "/agencies/$agency/legal-updates", search });

/** What is counted of documents, and the list of an agency that each number counts exactly. `asks`: somebody has to act. */
export const metrics = {
  in_force: { word: m.overview_in_force, asks: false, ...list(() => ({ status: "effective" })) },
  awaiting_approval: { word: m.overview_awaiting, asks: false, ...list(() => ({ status: "awaiting_approval" })) },
  review_overdue: { word: m.overview_review_overdue, asks: true, ...list(() => ({ dueBy: addDays(civilDate(), -1) })) },
  updates_open: { word: m.overview_updates_open, asks: false, ...updates(() => ({})) },
  updates_overdue: { word: m.overview_updates_overdue, asks: true, ...updates(() => ({ state: "late" })) },
  withdrawn: { word: m.overview_withdrawn, asks: false, ...list(() => ({ status: "withdrawn" })) },
} as const;
export type Metric = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as Metric[];
