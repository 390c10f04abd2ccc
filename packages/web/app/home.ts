import { placesIn } from "./place.ts";
import type { Session } from "./session.ts";

/** Where a person begins: with what is to be done, at the desk or in their agency. */
export function homeOf(session: Session): string {
  const place = placesIn(session)[0];
  return place?.agency ? `/agencies/${place.agency}/tasks` : "/tasks";
}
