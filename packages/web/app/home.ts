import { placesIn } from "./place.ts";
import type { Session } from "./session.ts";

const begin = { national: "/nation/provinces", operator: "/operator/provinces", province: "/tasks", agency: "/tasks" } as const;

/** Where a person begins: with what is to be done, at the desk or in their agency; with the provinces, who looks after all of them. */
export function homeOf(session: Session): string {
  const place = placesIn(session)[0];
  return place?.agency ? `/agencies/${place.agency}/tasks` : begin[place?.room ?? "province"];
}
