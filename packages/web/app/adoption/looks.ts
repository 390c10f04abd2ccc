import type { ItemOf } from "../api-types.ts";
import { adoption } from "../states.ts";

export type Adoption = ItemOf<"GET /v1/adoptions">;
export type State = Adoption["state"];

/** How far each state fills a bar; hatched: valid before, now to be done again. */
const fills: { readonly [S in State]: { fill: string; hatch?: true } } = {
  declared: { fill: "var(--s1)" },
  needs_redeclaration: { fill: "var(--s1)", hatch: true },
  confirmed: { fill: "var(--s2)" },
  applying: { fill: "var(--s3)" },
  building: { fill: "var(--s4)" },
  planned: { fill: "color-mix(in srgb, var(--s4) 55%, var(--s5))" },
  not_started: { fill: "var(--s5)" },
};
export const states = Object.keys(adoption) as State[];
export const lookOf = (state: State) => ({ ...adoption[state], word: adoption[state].word, ...fills[state] });
