import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";
import { ahead } from "../app/query.ts";
import { filterIn } from "./filter.ts";
import { adoptionsOf, agencyOf, readsOf } from "./reads.ts";

const list = createRoute({
  getParentRoute: () => inside,
  path: "/agencies",
  validateSearch: filterIn,
  loader: ({ location }) => ahead(...readsOf(filterIn(location.search as Record<string, unknown>).closed === true)),
  component: lazyRouteComponent(() => import("./List.tsx"), "List"),
  staticData: { crumb: () => m.agencies_title() },
});
const profile = createRoute({
  getParentRoute: () => ofAgency,
  path: "/profile",
  validateSearch: (search: Record<string, unknown>): { asOf?: string } =>
    /^\d{4}-\d{2}-\d{2}$/.test(String(search["asOf"])) ? { asOf: String(search["asOf"]) } : {},
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ params: { agency }, deps: { asOf } }) => ahead(agencyOf(agency, asOf), adoptionsOf(agency)),
  component: lazyRouteComponent(() => import("./Profile.tsx"), "Profile"),
  staticData: { crumb: () => m.agencies_profile() },
});
export const agenciesRoutes = [list];
export const agencyProfileRoutes = [profile];

const profileOf = ({ agency }: { agency?: string }) => `/agencies/${agency}/profile`;
export const noun: Noun = {
  tasks: {
    "adoption.declare": { act: m.agencies_do_declare, to: profileOf },
    "adoption.redeclare": { act: m.agencies_do_redeclare, to: profileOf },
  },
  entries: [
    {
      to: "/agencies",
      label: () => m.agencies_title(),
      room: "province",
      can: "agency:read",
      group: "conduct",
      key: "c",
      words: "đơn vị sở xã phường",
    },
    {
      to: "/agencies/$agency/profile",
      label: () => m.agencies_profile(),
      room: "agency",
      can: "agency:read",
      group: "setup",
      key: "a",
      words: "áp dụng công bố iso",
    },
  ],
};
