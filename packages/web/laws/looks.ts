import { m } from "../words/out/messages.js";
import type { Answer, ItemOf } from "../app/api-types.ts";
import { civilDate, date } from "../app/format.ts";
import type { Shape, Tone } from "../ui/Mark.tsx";

export type Row = ItemOf<"GET /v1/agencies/{agency}/documents">;
export type Document = Answer<"GET /v1/agencies/{agency}/documents/{id}">;
export type Update = ItemOf<"GET /v1/agencies/{agency}/legal-updates">;
export type Nature = NonNullable<Row["external"]>["nature"];

export const natureWords: { readonly [N in Nature]: () => string } = {
  law: m.laws_nature_law,
  standard: m.laws_nature_standard,
  other: m.laws_nature_other,
};
export const natures = Object.keys(natureWords) as Nature[];

/** How one document stands to one law: to be judged, late, brought into line, not touched. */
export function lookOf(update: Update, today = civilDate()): { shape: Shape; tone: Tone; word: string } {
  if (update.state === "done")
    return update.outcome === "revised"
      ? { shape: "tick", tone: "green", word: m.laws_revised() }
      : { shape: "none", tone: "quiet", word: m.laws_unaffected() };
  return update.due < today
    ? { shape: "late", tone: "red", word: m.laws_late({ date: date(update.due) }) }
    : { shape: "empty", tone: "amber", word: m.laws_waits({ date: date(update.due) }) };
}
