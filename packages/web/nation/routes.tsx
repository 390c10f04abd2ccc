import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside } from "../app/parents.tsx";
import { units } from "../app/provinces.ts";
import { ahead } from "../app/query.ts";
import { lookOf } from "./look.ts";
import { provincesOn, totalsOf } from "./reads.ts";

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/nation/provinces",
  validateSearch: lookOf,
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ deps: { asOf } }) => ahead(...provincesOn(asOf)),
  component: lazyRouteComponent(() => import("./Overview.tsx"), "Overview"),
  staticData: { crumb: () => m.nation_title() },
});
const makeup = createRoute({
  getParentRoute: () => inside,
  path: "/nation/makeup",
  validateSearch: lookOf,
  component: lazyRouteComponent(() => import("./Makeup.tsx"), "Makeup"),
  staticData: { crumb: () => m.nation_makeup() },
});
const documents = createRoute({
  getParentRoute: () => inside,
  path: "/nation/documents",
  validateSearch: lookOf,
  component: lazyRouteComponent(() => import("./Documents.tsx"), "Documents"),
  staticData: { crumb: () => m.nation_documents() },
});
const province = createRoute({
  getParentRoute: () => inside,
  path: "/nation/provinces/$province",
  validateSearch: lookOf,
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ params: { province }, deps: { asOf } }) => ahead(...totalsOf(province, asOf)),
  component: lazyRouteComponent(() => import("./Province.tsx"), "Province"),
  staticData: {
    above: { to: "/nation/provinces", crumb: () => m.nation_title() },
    crumb: () => m.nation_province(),
    record: async ({ province = "" }) => units.find(({ key }) => key === province)?.name ?? m.nation_province(),
  },
});
export const nationRoutes = [overview, makeup, documents, province];

const entry = { room: "national", can: "national:read", group: "work" } as const;
export const noun: Noun = {
  entries: [
    { to: "/nation/provinces", label: () => m.nation_title(), ...entry, key: "q", words: "nation toàn quốc bản đồ xếp hạng" },
    { to: "/nation/makeup", label: () => m.nation_makeup(), ...entry, words: "level edition year" },
    { to: "/nation/documents", label: () => m.nation_documents(), ...entry, key: "t", words: "documents reading" },
  ],
};
