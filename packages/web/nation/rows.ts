import { byName } from "../app/format.ts";
import { everyday, units } from "../app/provinces.ts";
import type { Answer } from "../app/api-types.ts";
import type { Metric } from "./look.ts";

export type Aggregates = Answer<"GET /v1/national/aggregates">;
export type Row = {
  key: string;
  name: string;
  agencies: number;
  count: number;
  share: number | null;
  gain: number | null;
  was: number | null;
};

/** A province's line by one metric, beside what it was a year before. */
export function rowsOf(now: Aggregates, before: Aggregates, metric: Metric): Row[] {
  const was = new Map(before.groups.map(({ key, shares }) => [key, shares[metric] ?? null]));
  return now.groups.map(({ key, name = key, counts, shares }) => {
    const share = shares[metric] ?? null;
    const past = was.get(key) ?? null;
    const gain = share === null || past === null ? null : share - past;
    return { key, name: everyday(name), agencies: counts.agencies ?? 0, count: counts[metric] ?? 0, share, was: past, gain };
  });
}

export type Sort = "name" | "agencies" | "share" | "gain";
const value = (row: Row, by: Sort) => (by === "name" ? 0 : (row[by] ?? -Infinity));
/** `-share`: the greatest first. Equal ones stand by name. */
export function sorted(rows: readonly Row[], sort: string): Row[] {
  const [way, by] = sort.startsWith("-") ? [-1, sort.slice(1)] : [1, sort];
  const known = (["name", "agencies", "share", "gain"] as const).find((each) => each === by) ?? "share";
  return rows.toSorted((a, b) =>
    known === "name" ? way * byName(a.name, b.name) : way * (value(a, known) - value(b, known)) || byName(a.name, b.name),
  );
}

/** Every province of the map, with its value where it is on board. */
export const tilesOf = (rows: readonly Row[]) => {
  const shares = new Map(rows.map(({ key, share }) => [key, share]));
  return units.map(({ key, ...unit }) => ({ ...unit, code: key, value: shares.get(key) ?? null }));
};
