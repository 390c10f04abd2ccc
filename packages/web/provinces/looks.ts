import { m } from "../words/out/messages.js";
import type { ItemOf } from "../app/api-types.ts";
import type { Shape, Tone } from "../ui/Mark.tsx";

export type Province = ItemOf<"GET /v1/operator/provinces">;
type Look = { shape: Shape; tone: Tone; word: string };

/** Whether a province's door is open: mark, tone and word. */
export const looks: { readonly [S in Province["state"]]: () => Look } = {
  active: () => ({ shape: "done", tone: "green", word: m.provinces_active() }),
  suspended: () => ({ shape: "off", tone: "amber", word: m.provinces_suspended() }),
  leaving: () => ({ shape: "back", tone: "red", word: m.provinces_leaving() }),
  erased: () => ({ shape: "none", tone: "quiet", word: m.provinces_erased() }),
};
export const states = Object.keys(looks) as Province["state"][];

/** What a state means for the province's people, as the first sentence of its page. */
export const leads: { readonly [S in Province["state"]]: () => string } = {
  active: () => m.provinces_lead_active(),
  suspended: () => m.provinces_lead_suspended(),
  leaving: () => m.provinces_lead_leaving(),
  erased: () => m.provinces_lead_erased(),
};
