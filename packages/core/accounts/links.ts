import type { Account, Link, Over, Place } from "./account.ts";
import type { Seat } from "./ticket.ts";

type At = { readonly workspace: string; readonly member: string; readonly agency?: string | undefined };
const keyOf = ({ workspace, member, agency = "" }: At) => `${workspace}|${member}|${agency}`;
const byKey = (a: At, b: At) => (keyOf(a) < keyOf(b) ? -1 : 1);
const byAgency = (a: Place, b: Place) => ((a.agency ?? "") < (b.agency ?? "") ? -1 : 1);
const isSame = (link: Link, at: At) => link.workspace === at.workspace && link.member === at.member;

export const placeOf = (links: readonly Link[], at: At): Place | undefined =>
  links.find((link) => isSame(link, at))?.places.find((place) => place.agency === at.agency);

/** Whether this seat was given up in this round or a later one. */
export const isOver = (account: Account, seat: Seat): boolean =>
  account.over.some((over) => keyOf(over) === keyOf(seat) && over.round >= seat.round);

/** The links with this place in them, in one order whatever came first; undefined when a later round was here before. */
export function withPlace(links: readonly Link[], seat: Seat, roles: readonly string[]): Link[] | undefined {
  const there = placeOf(links, seat);
  if (there && there.round > seat.round) return undefined;
  const { workspace, member, agency, name, round } = seat;
  const place = { ...(agency === undefined ? {} : { agency }), name, roles: [...roles], round };
  const link = links.find((each) => isSame(each, seat)) ?? { workspace, member, state: "invited" as const, places: [] };
  const places = [...link.places.filter((each) => each !== there), place].toSorted(byAgency);
  return [...links.filter((each) => each !== link), { ...link, places }].toSorted(byKey);
}

/** The account without this seat, and remembering that. A link goes with its last place. */
export function withoutPlace<A extends Account>(account: A, at: At, upTo: number | undefined): A {
  const there = placeOf(account.links, at);
  const mark = account.over.find((over) => keyOf(over) === keyOf(at));
  const round = Math.max(upTo ?? there?.round ?? 0, mark?.round ?? 0);
  if (round === 0) return account;
  const keeps = (link: Link, place: Place) => !isSame(link, at) || place.agency !== at.agency || place.round > round;
  const links = account.links.map((link) => ({ ...link, places: link.places.filter((place) => keeps(link, place)) }));
  const { workspace, member, agency } = at;
  const now = { workspace, member, ...(agency === undefined ? {} : { agency }), round } as Over;
  const over = [...account.over.filter((each) => each !== mark), now].toSorted(byKey);
  return { ...account, links: links.filter((link) => link.places.length > 0), over };
}
