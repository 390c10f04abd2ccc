import { type Place, placesIn } from "../app/place.ts";
import { askAll } from "../app/query.ts";
import { type Session } from "../app/session.ts";
import type { Mine } from "./kinds.ts";

/** The places where tasks may wait for me; of one agency when it is named. */
export const placesOfWork = (session: Session, agency?: string): Place[] =>
  placesIn(session).filter((place) => place.can.has("task:read") && (!agency || place.agency === agency));

/** What waits for me and for my roles in a place: every page, so that counts are exact. */
export const askMine = ({ agency }: Place) =>
  agency ? askAll("GET /v1/agencies/{agency}/tasks", { agency, to: "mine" }) : askAll("GET /v1/tasks", { to: "mine" });

/** The lists of several places as one, by due date. */
export const byDue = (places: readonly Place[], lists: readonly (readonly Omit<Mine, "place">[])[]): Mine[] =>
  places
    .flatMap((place, i) => (lists[i] ?? []).map((task): Mine => ({ ...task, place })))
    .toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));

export const keyOf = ({ place, noun, id, what }: Mine): string => [place.agency ?? "", noun, id, what].join("/");
