import { addDays, civilDate } from "../app/format.ts";
import { ask } from "../app/query.ts";

export const groupings = ["level", "type", "obligation"] as const;
export type Grouping = (typeof groupings)[number];

/** The last days of the eleven months before this one, and today. */
export function months(today = civilDate()): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const ends = Array.from({ length: 11 }, (_, i) => addDays(new Date(Date.UTC(year, month - 11 + i, 1)).toISOString().slice(0, 10), -1));
  return [...ends, today];
}

/** What the overview begins with: sums by groups, their trend, and where each agency stands. */
export const readsOf = (by: Grouping = "type") =>
  [ask("GET /v1/rollups", { groupBy: by }), ask("GET /v1/rollups/trend", { from: months()[0]! }), ask("GET /v1/standings")] as const;

/** What tells how far a new province has come. */
export const firstReads = () =>
  [
    ask("GET /v1/settings"),
    ask("GET /v1/members", { limit: 2 }),
    ask("GET /v1/members", { state: "invited", limit: 1 }),
    ask("GET /v1/members/all", { limit: 50 }),
  ] as const;
