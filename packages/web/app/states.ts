import { m } from "../words/out/messages.js";
import type { Shape, Tone } from "../ui/Mark.tsx";

export type Look = { shape: Shape; tone: Tone; word: string };
/** One shape, one tone, one word, said in the language that is read. */
const said = (shape: Shape, tone: Tone, word: () => string): Look => ({
  shape,
  tone,
  get word() {
    return word();
  },
});
/** A version on its way, in force, and after. */
export const version = {
  in_preparation: said("pen", "ink", m.documents_status_in_preparation),
  in_review: said("wait", "amber", m.documents_status_in_review),
  changes_requested: said("back", "amber", m.documents_state_changes_requested),
  reviewed: said("tick", "muc", m.documents_status_reviewed),
  awaiting_approval: said("wait", "amber", m.documents_status_awaiting_approval),
  scheduled: said("sent", "muc", m.documents_status_scheduled),
  effective: said("done", "green", m.documents_status_effective),
  superseded: said("none", "quiet", m.documents_state_superseded),
  withdrawn: said("off", "ink", m.documents_status_withdrawn),
  discarded: said("off", "ink", m.documents_state_discarded),
  disposed: said("none", "quiet", m.documents_state_disposed),
};
/** From the furthest to the first, as they stand in bars and keys. */
export const adoption = {
  declared: said("done", "green", m.adoption_declared),
  needs_redeclaration: said("back", "amber", m.adoption_needs_redeclaration),
  confirmed: said("tick", "muc", m.adoption_confirmed),
  applying: said("half", "muc", m.adoption_applying),
  building: said("pen", "ink", m.adoption_building),
  planned: said("empty", "ink", m.adoption_planned),
  not_started: said("none", "quiet", m.adoption_not_started),
};
export const person = {
  active: said("tick", "green", m.people_active),
  invited: said("sent", "amber", m.people_invited),
  deactivated: said("off", "ink", m.people_deactivated),
};
/** A model at the desk where it is written. */
export const model = {
  draft: said("pen", "ink", m.models_draft),
  published: said("done", "green", m.models_published),
  ahead: said("pen", "muc", m.models_ahead),
  withdrawn: said("off", "ink", m.models_withdrawn),
};
/** How an agency stands to a model, as the desk counts it. */
export const uptake = {
  current: said("tick", "green", m.models_current),
  behind: said("back", "amber", m.models_behind),
  missing: said("empty", "ink", m.models_missing),
};
/** The same, as the agency itself is told it. */
export const offered = {
  current: said("tick", "green", m.models_ours_current),
  behind: said("back", "amber", m.models_ours_behind),
  not_taken: said("empty", "ink", m.models_ours_not_taken),
};
/** What became of a passage that a model and an agency both began with. */
export const passage = {
  conflict: said("wait", "amber", m.models_fate_conflict),
  model: said("sent", "muc", m.models_fate_model),
  ours: said("pen", "ink", m.models_fate_ours),
  joined: said("half", "muc", m.models_fate_joined),
  agreed: said("tick", "green", m.models_fate_agreed),
};
export type Adoption = keyof typeof adoption;
