import { addDays, civilDate } from "../app/format.ts";
import { ask } from "../app/query.ts";

const on = (asOf: string | undefined) => (asOf ? { asOf } : {});

/** The provinces on a day, and a year before it. */
export const provincesOn = (asOf: string | undefined) =>
  [ask("GET /v1/national/aggregates", on(asOf)), ask("GET /v1/national/aggregates", { asOf: addDays(asOf ?? civilDate(), -365) })] as const;

/** One province's totals, and by level. */
export const totalsOf = (province: string, asOf: string | undefined) =>
  [
    ask("GET /v1/national/aggregates", { province, ...on(asOf) }),
    ask("GET /v1/national/aggregates", { province, groupBy: "level", ...on(asOf) }),
  ] as const;
