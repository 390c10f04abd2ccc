import { Link, useMatches } from "@tanstack/react-router";
import { Fragment } from "react";
import { m } from "../words/out/messages.js";
import { placesIn, usePlace } from "./place.ts";
import { useSession } from "./session.ts";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** What the page is called in the breadcrumb. */
    crumb?: () => string;
  }
}

/** Where one is: the place, then the pages above this one, then this one. */
export function Crumbs() {
  const place = usePlace();
  const session = useSession();
  const matches = useMatches().flatMap(({ pathname, staticData: { crumb } }) => (crumb ? [{ pathname, name: crumb() }] : []));
  const desk = placesIn(session).find(({ agency }) => agency === undefined);
  const above = [...(place.agency && desk ? [desk.name] : []), ...(place.name ? [place.name] : [])];
  return (
    <nav className="crumbs grow" aria-label={m.frame_crumbs()}>
      <ol className="crumb">
        {above.map((name) => (
          <li key={name} title={name}>
            {name}
          </li>
        ))}
        {matches.map(({ pathname, name }, i) => (
          <Fragment key={pathname}>
            <li title={name}>{i < matches.length - 1 ? <Link to={pathname}>{name}</Link> : <span aria-current="page">{name}</span>}</li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
