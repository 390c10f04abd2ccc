import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside } from "../app/parents.tsx";
import { ask, queries } from "../app/query.ts";

/** The router reads `79` in an address as a number. What is empty is named as undefined, so that it leaves the address. */
const text = (given: unknown) => (typeof given === "string" || typeof given === "number" ? String(given) || undefined : undefined);
const filter = (search: Record<string, unknown>) =>
  ({ find: text(search["find"]), state: text(search["state"]) }) as { find?: string; state?: string };

const list = createRoute({
  getParentRoute: () => inside,
  path: "/operator/provinces",
  validateSearch: filter,
  component: lazyRouteComponent(() => import("./List.tsx"), "List"),
  staticData: { crumb: () => m.provinces_title() },
});
const onboard = createRoute({
  getParentRoute: () => inside,
  path: "/operator/onboard",
  component: lazyRouteComponent(() => import("./Onboard.tsx"), "Onboard"),
  staticData: { above: { to: "/operator/provinces", crumb: () => m.provinces_title() }, crumb: () => m.provinces_onboard_title() },
});
const one = createRoute({
  getParentRoute: () => inside,
  path: "/operator/provinces/$province",
  component: lazyRouteComponent(() => import("./One.tsx"), "One"),
  staticData: {
    above: { to: "/operator/provinces", crumb: () => m.provinces_title() },
    crumb: () => m.provinces_one(),
    record: async ({ province = "" }) => (await queries.ensureQueryData(ask("GET /v1/operator/provinces/{province}", { province }))).name,
  },
});
const people = createRoute({
  getParentRoute: () => inside,
  path: "/operator/people",
  component: lazyRouteComponent(() => import("./People.tsx"), "People"),
  staticData: { crumb: () => m.provinces_people() },
});
export const provinceRoutes = [list, onboard, one, people];

export const noun: Noun = {
  entries: [
    {
      to: "/operator/provinces",
      label: () => m.provinces_title(),
      room: "operator",
      can: "province:read",
      group: "work",
      key: "t",
      words: "tỉnh provinces",
    },
    {
      to: "/operator/onboard",
      label: () => m.provinces_onboard_title(),
      room: "operator",
      can: "province:manage",
      group: "work",
      words: "onboard thêm tỉnh",
    },
    { to: "/operator/people", label: () => m.provinces_people(), room: "operator", can: "member:read", group: "setup", words: "people" },
  ],
};
