import { m } from "../words/out/messages.js";

/** How the nation's pages are looked at; kept in the address. */
export const metrics = ["declared", "declared_full", "in_use", "certified"] as const;
export type Metric = (typeof metrics)[number];
const metricWords: { readonly [M in Metric]: () => string } = {
  declared: () => m.nation_metric_declared(),
  declared_full: () => m.nation_metric_declared_full(),
  in_use: () => m.nation_metric_in_use(),
  certified: () => m.nation_metric_certified(),
};
export const metricWord = (metric: Metric): string => metricWords[metric]();

export const groupings = ["level", "edition", "year", "type", "state", "obligation"] as const;
export type Grouping = (typeof groupings)[number];
const groupingWords: { readonly [G in Grouping]: () => string } = {
  level: () => m.nation_by_level(),
  edition: () => m.nation_by_edition(),
  year: () => m.nation_by_year(),
  type: () => m.nation_by_type(),
  state: () => m.nation_by_state(),
  obligation: () => m.nation_by_obligation(),
};
export const groupingWord = (by: Grouping): string => groupingWords[by]();

const oneOf = <T extends string>(all: readonly T[], given: unknown): T | undefined => all.find((each) => each === given);
/** The router reads `79.2025` in an address as a number. */
const like = (pattern: RegExp, given: unknown): string | undefined =>
  (typeof given === "string" || typeof given === "number") && pattern.test(String(given)) ? String(given) : undefined;

export type Look = { metric?: Metric; asOf?: string; sort?: string; at?: string; by?: Grouping };
/** What is not understood is named as undefined: left out, the router would hand on what stood in the address. */
export function lookOf(search: Record<string, unknown>): Look {
  const look = {
    metric: oneOf(metrics, search["metric"]),
    asOf: like(/^\d{4}-\d\d-\d\d$/, search["asOf"]),
    sort: like(/^-?[a-z_]+$/, search["sort"]),
    at: like(/^\d\d\.\d{4}$/, search["at"]),
    by: oneOf(groupings, search["by"]),
  };
  return look as Look;
}
