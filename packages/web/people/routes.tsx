import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";
import type { Person } from "../app/roles.ts";

type Shown = { state?: Exclude<Person["state"], "active"> };
const validateSearch = (search: Record<string, unknown>): Shown =>
  search["state"] === "invited" || search["state"] === "deactivated" ? { state: search["state"] } : {};
const staticData = { crumb: () => m.people_title() };

const atDesk = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  validateSearch,
  component: lazyRouteComponent(() => import("./Desk.tsx"), "Desk"),
  staticData,
});
const inAgency = createRoute({
  getParentRoute: () => ofAgency,
  path: "/people",
  validateSearch,
  component: lazyRouteComponent(() => import("./InAgency.tsx"), "InAgency"),
  staticData,
});
export const peopleRoutes = [atDesk];
export const agencyPeopleRoutes = [inAgency];

export const noun: Noun = {
  entries: [
    {
      to: "/people",
      label: () => m.people_title(),
      room: "province",
      can: "member:read",
      group: "setup",
      key: "n",
      words: "thành viên vai trò ủy quyền mời",
    },
    {
      to: "/agencies/$agency/people",
      label: () => m.people_title(),
      room: "agency",
      can: "member:read",
      group: "setup",
      key: "n",
      words: "thành viên vai trò ủy quyền mời",
    },
  ],
};
