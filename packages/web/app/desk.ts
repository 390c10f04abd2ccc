import { placesIn } from "./place.ts";
import { type Session, useSession } from "./session.ts";

/** Whether the person may do this at the desk of their workspace, whatever page they are on. */
export const mayAtDesk = (session: Session, permission: string): boolean =>
  placesIn(session).some(({ agency, can }) => agency === undefined && can.has(permission));
export const useDeskCan = (permission: string): boolean => mayAtDesk(useSession(), permission);
