import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { ask } from "./query.ts";
import { type Me, type Session, useSession } from "./session.ts";

/** The kinds of room there are: the nation, the platform, a province's desk, an agency. */
export type Room = "national" | "operator" | "province" | "agency";
export type Place = { room: Room; agency?: string; name: string; can: ReadonlySet<string> };

type Link = Me["links"][number];
const linkOf = (session: Session): Link | undefined =>
  session.state === "in" ? session.me.links.find(({ workspace }) => workspace === session.workspace) : undefined;
const roomOf = (workspace: string): Room => (workspace === "national" || workspace === "operator" ? workspace : "province");

/** Rooms that are no office have a name of their own here. */
const roomName: { readonly [R in Room]?: () => string } = { national: m.account_nation, operator: m.account_platform };

/** Where a person belongs in the workspace they are in: the desk first, then their agencies. */
export function placesIn(session: Session): Place[] {
  const link = linkOf(session);
  if (!link) return [];
  return link.places
    .map(({ agency, name, can }): Place =>
      agency
        ? { room: "agency", agency, name, can: new Set<string>(can) }
        : { room: roomOf(link.workspace), name: roomName[roomOf(link.workspace)]?.() ?? name, can: new Set<string>(can) },
    )
    .toSorted((a, b) => Number(a.agency !== undefined) - Number(b.agency !== undefined));
}

/** What the person may do in every agency below their desk. */
export const reachBelow = (session: Session): ReadonlySet<string> =>
  new Set<string>(linkOf(session)?.places.find((place) => place.agency === undefined)?.below ?? []);

/** The place of an agency: one's own, with what reaches down from the desk besides. `name` is empty where one does not belong. */
function agencyPlace(session: Session, agency: string): Place {
  const own = placesIn(session).find((place) => place.agency === agency);
  return { room: "agency", agency, name: own?.name ?? "", can: new Set<string>([...(own?.can ?? []), ...reachBelow(session)]) };
}

/** The place this page speaks of: the agency of its address, else where the person belongs first. */
export function usePlace(): Place {
  const session = useSession();
  const { agency } = useParams({ strict: false }) as { agency?: string };
  if (agency !== undefined) return agencyPlace(session, agency);
  return placesIn(session)[0] ?? { room: "agency", name: "", can: new Set() };
}

/** The name of a place; that of an agency one only looks into is asked for. Empty until it is known. */
export function useAgencyName({ agency, name }: Place): string {
  const { data } = useQuery({
    ...ask("GET /v1/agencies/{agency}", { agency: agency ?? "" }),
    enabled: agency !== undefined && name === "",
    throwOnError: false,
  });
  return name || (data?.agency.name ?? "");
}

/** Whether the person may do this in the place of the page. What stands in a record's `allowed` goes before: the API decides. */
export const useCan = (permission: string): boolean => usePlace().can.has(permission);
