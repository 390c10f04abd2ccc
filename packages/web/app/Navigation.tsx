import {
  IconBuildingCommunity,
  IconChartBar,
  IconFiles,
  IconLayoutDashboard,
  IconListCheck,
  IconMap2,
  IconMapPinPlus,
  IconMenu2,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { useKnown } from "./known.ts";
import type { Entry } from "./noun.ts";
import { placesIn, useAgencyName, usePlace } from "./place.ts";
import { useSession } from "./session.ts";

export type Shown = Entry & { href: string };

/** What this person may open from here, by what they may do in the place of the page; what is at their desk stays in reach. */
export function useEntries(): Shown[] {
  const session = useSession();
  const here = usePlace();
  const desk = placesIn(session).find(({ agency }) => agency === undefined);
  return useKnown().entries.flatMap((entry) => {
    const place = entry.room === here.room ? here : entry.room === desk?.room ? desk : undefined;
    if (!place?.can.has(entry.can)) return [];
    return [{ ...entry, href: entry.to.replace("$agency", place.agency ?? "") }];
  });
}

/** What is open, or lies under what is open; of a desk's pages only the one itself while an agency is looked into. */
const linked = (isExact: boolean) =>
  ({ className: "entry", activeOptions: { exact: isExact, includeSearch: false }, activeProps: { "aria-current": "page" } }) as const;

const groups = [
  { id: "work", title: undefined },
  { id: "conduct", title: () => m.frame_conduct() },
  { id: "setup", title: () => m.frame_setup() },
] as const;
type Group = { id: string; title: string | undefined; items: readonly Shown[] };

const isLookingIn = (entries: readonly Shown[]) => new Set(entries.map(({ room }) => room)).size > 1;
/** The pages of one's own place: of the desk, while one looks into an agency. */
const ownOf = (entries: readonly Shown[]) => entries.filter(({ room }) => !isLookingIn(entries) || room !== "agency");

/** Who looks into an agency from a desk has the desk's pages in their groups, and those of the agency in one of its own, under its name. */
export function Navigation({ entries }: { entries: readonly Shown[] }) {
  const agencyName = useAgencyName(usePlace());
  const own = ownOf(entries);
  const shown: Group[] = [
    ...groups.map(({ id, title }) => ({ id, title: title?.(), items: own.filter(({ group }) => group === id) })),
    { id: "agency", title: agencyName || m.frame_this_agency(), items: entries.filter((entry) => !own.includes(entry)) },
  ];
  return shown
    .filter(({ items }) => items.length > 0)
    .map(({ id, title, items }) => (
      <div key={id}>
        {title && <h2>{title}</h2>}
        <ul>
          {items.map(({ href, label }) => (
            <li key={href}>
              <Link to={href} {...linked(id !== "agency" && isLookingIn(entries))}>
                {label()}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    ));
}

/** Which pages a phone has at its foot: their marks, and names that fit under them. */
const tabs: { readonly [to: string]: { icon: typeof IconFiles; short?: () => string } } = {
  "/overview": { icon: IconLayoutDashboard },
  "/agencies/$agency/overview": { icon: IconLayoutDashboard },
  "/tasks": { icon: IconListCheck },
  "/agencies/$agency/tasks": { icon: IconListCheck },
  "/agencies/$agency/documents": { icon: IconFiles },
  "/agencies": { icon: IconBuildingCommunity },
  "/operator/provinces": { icon: IconMap2, short: m.frame_tab_provinces },
  "/operator/onboard": { icon: IconMapPinPlus, short: m.frame_tab_onboard },
  "/operator/people": { icon: IconUsers, short: m.frame_tab_people },
  "/nation/provinces": { icon: IconMap2 },
  "/nation/makeup": { icon: IconChartBar, short: m.frame_tab_makeup },
  "/nation/documents": { icon: IconFiles, short: m.frame_tab_documents },
};

/** On a phone: the first three pages, and everything else through the palette. */
export const Tabs = ({ entries, onMore }: { entries: readonly Shown[]; onMore: () => void }) => (
  <>
    {ownOf(entries)
      .flatMap((entry) => (tabs[entry.to] ? [{ ...entry, ...tabs[entry.to]! }] : []))
      .slice(0, 3)
      .map(({ href, label, icon: Icon, short = label }) => (
        <Link key={href} to={href} {...linked(false)}>
          <Icon size={22} stroke={1.7} aria-hidden="true" />
          {short()}
        </Link>
      ))}
    <button type="button" className="btn" onClick={onMore}>
      <IconMenu2 size={22} stroke={1.7} aria-hidden="true" />
      {m.frame_more()}
    </button>
  </>
);
