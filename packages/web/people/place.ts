import { useSession } from "../app/session.ts";
import { type Role, rolesAtDesk, rolesInAgency } from "../app/roles.ts";

/** Where these people belong: an agency, or the province's desk. The lines of both speak alike. */
export type Where = { agency?: string };
export const rolesAt = ({ agency }: Where): readonly Role[] => (agency === undefined ? rolesAtDesk : rolesInAgency);

/** Whether this is who is signed in: an address is one person. */
export function useIsMe(): (email: string) => boolean {
  const session = useSession();
  return (email) => session.state === "in" && session.me.email === email;
}
