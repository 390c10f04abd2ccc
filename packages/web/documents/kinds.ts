import { m } from "../words/out/messages.js";
import { version } from "../app/states.ts";
import type { Shape, Tone } from "../ui/Mark.tsx";
import type { Edition, Shown, Status } from "./types.ts";

export type Look = { shape: Shape; tone: Tone; word: string };
const as = ({ shape, tone }: { shape: Shape; tone: Tone }, word: string): Look => ({ shape, tone, word });

/** How a list names what waits and what holds. */
export const statusLook: { readonly [S in Status]: () => Look } = {
  in_preparation: () => as(version.draft, m.documents_status_in_preparation()),
  in_review: () => as(version.in_review, m.documents_status_in_review()),
  reviewed: () => as({ shape: "tick", tone: "muc" }, m.documents_status_reviewed()),
  awaiting_approval: () => as(version.in_review, m.documents_status_awaiting_approval()),
  scheduled: () => as(version.approved, m.documents_status_scheduled()),
  effective: () => as(version.effective, m.documents_status_effective()),
  withdrawn: () => as(version.withdrawn, m.documents_status_withdrawn()),
};
export const statuses = Object.keys(statusLook) as Status[];

/** How one version stands: on its way by its own state, afterwards by what its document says of it. */
export function standingLook({ edition, standing }: { edition: Edition; standing: Shown["standing"] }): Look {
  if (edition.state === "disposed") return as(version.superseded, m.documents_state_disposed());
  if (standing === "superseded") return as(version.superseded, m.documents_state_superseded());
  if (standing !== "in_preparation") return statusLook[standing]();
  if (edition.state === "changes_requested") return as({ shape: "back", tone: "amber" }, m.documents_state_changes_requested());
  if (edition.state === "discarded") return as(version.withdrawn, m.documents_state_discarded());
  if (edition.state === "in_review" || edition.state === "reviewed" || edition.state === "awaiting_approval")
    return statusLook[edition.state]();
  return statusLook.in_preparation();
}
