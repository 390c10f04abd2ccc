import type { Answer } from "../app/api-types.ts";
import { m } from "../words/out/messages.js";
import { lookOf, type State, states } from "../app/adoption/looks.ts";
import type { Part } from "../ui/StackBar.tsx";

export type Counts = Answer<"GET /v1/rollups">["counts"];
export type Target = NonNullable<Answer<"GET /v1/rollups">["target"]>;

export const partsOf = (counts: Counts): (Part & { state: State })[] =>
  states.map((state) => {
    const { word, fill, hatch } = lookOf(state);
    return { state, name: word, n: counts[state], fill, ...(hatch ? { hatch } : {}) };
  });

/** What a target speaks of, as a filter of the list of agencies. */
export const reached = { applying: "in_use", declared: "declared", declared_full: "declared_full" } as const;
export function targetWords({ share, by, of }: Target, date: (civil: string) => string): string {
  const said = { share, date: date(by) };
  if (of === "applying") return m.overview_target_applying(said);
  return of === "declared_full" ? m.overview_target_declared_full(said) : m.overview_target_declared(said);
}

/** The counts that held on a day: those of the last change until then. */
export const countsOn = (points: Answer<"GET /v1/rollups/trend">["points"], day: string): Counts | undefined =>
  points.findLast(({ date }) => date <= day)?.counts;
export const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 100) / whole));
