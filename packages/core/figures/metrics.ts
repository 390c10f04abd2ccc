import type { Facts } from "@chuan/kernel";
import { asOf } from "@chuan/kernel";
import * as z from "zod";
import { type Cell, cellOf } from "../adoption/index.ts";
import { type AdoptionState, adoptionStates } from "../classification/index.ts";

const inState =
  (...states: AdoptionState[]) =>
  (cell: Cell) =>
    states.includes(cell.state as AdoptionState);

/** What is counted, each as a condition on one agency's cell. Shares are derived from these at reading, never stored. */
export const metrics = {
  agencies: () => true,
  ...(Object.fromEntries(adoptionStates.map((state) => [state, inState(state)])) as { [S in AdoptionState]: (cell: Cell) => boolean }),
  /** At least using its documents. */
  in_use: inState("applying", "confirmed", "declared", "needs_redeclaration"),
  self_declared: (cell: Cell) => cell.state === "declared" && cell.conformity === "self_declared",
  certified: (cell: Cell) => cell.state === "declared" && cell.conformity === "certified",
  /** Certified or declared conforming for all procedures in force. */
  declared_full: (cell: Cell) => cell.state === "declared" && cell.coverage === "full",
  mandatory: (cell: Cell) => cell.obligation === "mandatory",
} as const;
export type Metric = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as [Metric, ...Metric[]];
export type Counts = { [M in Metric]: number };

export const groupings = ["level", "type", "obligation", "edition", "state", "conformity", "coverage", "year"] as const;
export type Grouping = (typeof groupings)[number];

type Count = { cell: Cell; count: number };
/** The cells of the agencies as they are counted: each agency once, by its standing edition. */
export const cellsIn = (sums: Facts): Count[] =>
  Object.entries(sums).flatMap(([fact, count]) => {
    const cell = cellOf(fact);
    return cell?.role === "standing" ? [{ cell, count }] : [];
  });

export function countAll(cells: readonly Count[]): Counts {
  const counts = Object.fromEntries(metricNames.map((name) => [name, 0])) as Counts;
  for (const { cell, count } of cells) for (const name of metricNames) if (metrics[name](cell)) counts[name] += count;
  return counts;
}

/** Counts for each value of a dimension that occurs, in the order of the values. */
export function countBy(cells: readonly Count[], by: Grouping): { key: string; counts: Counts }[] {
  const groups = Map.groupBy(cells, ({ cell }) => cell[by]);
  return [...groups].map(([key, own]) => ({ key, counts: countAll(own) })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Per cent of the agencies, to one decimal, as reports print it; null where there are none. */
export const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10);

export const CountsSchema = z
  .object(Object.fromEntries(metricNames.map((name) => [name, z.int()])) as { [M in Metric]: z.ZodInt })
  .meta({ id: "Counts" });
export const SharesSchema = z
  .object(Object.fromEntries(metricNames.map((name) => [name, z.number().nullable()])) as { [M in Metric]: z.ZodNullable<z.ZodNumber> })
  .meta({ id: "Shares", description: "Phần trăm trên số cơ quan, một chữ số thập phân." });

export const sharesOf = (counts: Counts) =>
  Object.fromEntries(metricNames.map((name) => [name, percent(counts[name], counts.agencies)])) as { [M in Metric]: number | null };

/** How many agencies should have declared by a day before `today`, by their own plan, and have not. */
export const behindPlan = (sums: Facts, today: string): number => asOf(sums, today)["adoption.plan.overdue"] ?? 0;
