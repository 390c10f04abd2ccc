import { placesIn } from "./place.ts";
import { useSession } from "./session.ts";

/** Whether the person may do this at the province's desk, whatever page they are on. */
export const useDeskCan = (permission: string): boolean =>
  placesIn(useSession())
    .find(({ agency }) => agency === undefined)
    ?.can.has(permission) ?? false;
