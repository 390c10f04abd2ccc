import type { Act, Answer, Input } from "../app/api-types.ts";
import { useAct } from "../app/query.ts";
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

type AtDesk = Extract<Act, `POST /v1/${"members" | "delegations"}${string}`>;
type Said<L extends AtDesk> = Omit<Input<L>, "role" | "roles"> &
  ("role" extends keyof Input<L> ? { role: Role } : object) &
  ("roles" extends keyof Input<L> ? { roles: readonly Role[] } : object);
/**
 * An act on the people of a place, by the desk's line or by the agency's, which is the same behind `/agencies/{agency}`. Which roles are
 * given there the list of the place says, and the API.
 */
export function useActOn<L extends AtDesk>({ agency }: Where, line: L) {
  const own = (agency === undefined ? line : line.replace("/v1/", "/v1/agencies/{agency}/")) as L;
  const { act, error, pending } = useAct(own);
  // Safe: both lines take the same input and give the same answer, but for the agency and the roles of the place.
  const send = (said: Said<L>, version?: number): Promise<Answer<L> | undefined> =>
    act({ ...said, ...(agency === undefined ? {} : { agency }) } as unknown as Input<L>, version);
  return { line: own, act: send, error, pending };
}
