import { useQuery } from "@tanstack/react-query";
import { Link, useMatches } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { placesIn, useAgencyName, usePlace } from "./place.ts";
import { useSession } from "./session.ts";

type Params = { readonly [name: string]: string };
declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** What the page is called in the breadcrumb. */
    crumb?: () => string;
    /** What this record is called, when that is known: until then it goes by `crumb`. */
    record?: (params: Params) => Promise<string>;
    /** The list the page belongs to, where its address does not say so. */
    above?: { to: string; crumb: () => string };
  }
}

type Crumb = { to: string; name: string; record?: () => Promise<string> };

/** Where one is: the place, then the pages above this one, then this one. */
export function Crumbs() {
  const session = useSession();
  const place = usePlace();
  const agencyName = useAgencyName(place);
  const desk = placesIn(session).find(({ agency }) => agency === undefined);
  const pages = useMatches().flatMap(({ pathname, params, staticData: { crumb, record, above } }): Crumb[] => [
    ...(above ? [{ to: above.to, name: above.crumb() }] : []),
    ...(crumb ? [{ to: pathname, name: crumb(), ...(record ? { record: () => record(params as Params) } : {}) }] : []),
  ]);
  const all: Crumb[] = [
    ...(desk ? [{ to: "/", name: desk.name }] : []),
    ...(desk && place.agency ? [{ to: "/agencies", name: m.frame_agencies() }] : []),
    ...(place.agency && agencyName ? [{ to: `/agencies/${place.agency}/${desk ? "profile" : "tasks"}`, name: agencyName }] : []),
    ...pages,
  ];
  return (
    <nav className="crumbs grow" aria-label={m.frame_crumbs()}>
      <ol className="crumb">
        {all.map((crumb, i) => (
          <One key={crumb.to + String(i)} {...crumb} isHere={i === all.length - 1} />
        ))}
      </ol>
    </nav>
  );
}

function One({ to, name, record, isHere }: Crumb & { isHere: boolean }) {
  const { data = name } = useQuery({
    queryKey: ["crumb", to],
    queryFn: () => record?.() ?? name,
    enabled: record !== undefined,
    throwOnError: false,
    retry: false,
  });
  return <li title={data}>{isHere ? <span aria-current="page">{data}</span> : <Link to={to}>{data}</Link>}</li>;
}
