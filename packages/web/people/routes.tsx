import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { send } from "../app/api.ts";
import type { Found, Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";
import type { Person } from "../app/roles.ts";

type Shown = { state?: Exclude<Person["state"], "active">; search?: string };
const validateSearch = ({ state, search }: Record<string, unknown>): Shown => ({
  ...(state === "invited" || state === "deactivated" ? { state } : {}),
  ...(typeof search === "string" && search !== "" ? { search } : {}),
});
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

/** The list with this person alone in it. */
const foundIn = (agency: string | undefined, { id, name, title, email, state }: Person): Found => {
  const list = agency ? `/agencies/${agency}/people` : "/people";
  const search = new URLSearchParams({ search: email, ...(state === "active" ? {} : { state }) });
  return { id: `${agency ?? "desk"}/${id}`, label: name, aside: title ?? email, go: `${list}?${search}` };
};

export const noun: Noun = {
  finds: [
    {
      name: "people",
      group: () => m.people_title(),
      room: "province",
      can: "member:read",
      find: async (_, search, signal, below) => {
        const { items } = await send("GET /v1/members/all", { search, limit: 5 }, { signal });
        return items.filter(({ agency }) => !agency || below.has("member:read")).map((person) => foundIn(person.agency, person));
      },
    },
    {
      name: "people-here",
      group: () => m.people_title(),
      room: "agency",
      can: "member:read",
      find: async ({ agency = "" }, search, signal) => {
        const { items } = await send("GET /v1/agencies/{agency}/members", { agency, search, limit: 5 }, { signal });
        return items.map((person) => foundIn(agency, person));
      },
    },
  ],
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
