import { noun } from "../http/contents.ts";

const figures = noun(() => import("@chuan/core/figures"));

/** The table of contents of the nation: sums, and never a record. */
export const nationalRoutes = {
  "GET /v1/national/aggregates": figures.aggregates,
  "GET /v1/national/trend": figures.nationalTrend,
} as const;
