import { IconBuildingCommunity, IconChecklist, IconFiles, IconListCheck, IconMenu2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { useKnown } from "./known.ts";
import type { Entry } from "./noun.ts";
import { placesIn, usePlace } from "./place.ts";
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

const rest = { className: "entry", activeOptions: { exact: false }, activeProps: { "aria-current": "page" } } as const;

const groups = [
  { id: "work", title: undefined },
  { id: "conduct", title: () => m.frame_conduct() },
  { id: "setup", title: () => m.frame_setup() },
] as const;
type Group = { id: string; title: (() => string) | undefined; items: readonly Shown[] };

/** Who looks into an agency from a desk has the desk's pages in their groups, and those of the agency in one of its own. */
function grouped(entries: readonly Shown[]): Group[] {
  const isLookingIn = new Set(entries.map(({ room }) => room)).size > 1;
  const own = entries.filter(({ room }) => !isLookingIn || room !== "agency");
  return [
    ...groups.map(({ id, title }) => ({ id, title, items: own.filter(({ group }) => group === id) })),
    { id: "agency", title: m.frame_this_agency, items: entries.filter((entry) => !own.includes(entry)) },
  ];
}

export const Navigation = ({ entries }: { entries: readonly Shown[] }) => (
  <>
    {grouped(entries)
      .filter(({ items }) => items.length > 0)
      .map(({ id, title, items }) => (
        <div key={id}>
          {title && <h2>{title()}</h2>}
          <ul>
            {items.map(({ href, label }) => (
              <li key={href}>
                <Link to={href} {...rest}>
                  {label()}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
  </>
);

const icons = [IconListCheck, IconFiles, IconChecklist, IconBuildingCommunity];

/** On a phone: the first three pages, and everything else through the palette. */
export const Tabs = ({ entries, onMore }: { entries: readonly Shown[]; onMore: () => void }) => (
  <>
    {entries.slice(0, 3).map(({ href, label }, i) => {
      const Icon = icons[i]!;
      return (
        <Link key={href} to={href} {...rest}>
          <Icon size={22} stroke={1.7} aria-hidden="true" />
          {label()}
        </Link>
      );
    })}
    <button type="button" className="btn" onClick={onMore}>
      <IconMenu2 size={22} stroke={1.7} aria-hidden="true" />
      {m.frame_more()}
    </button>
  </>
);
