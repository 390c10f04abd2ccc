import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { mayAtDesk } from "../app/desk.ts";
import type { Noun } from "../app/noun.ts";
import { inside } from "../app/parents.tsx";
import { ahead } from "../app/query.ts";
import { current, start } from "../app/session.ts";
import { type Grouping, firstReads, groupings, readsOf } from "./reads.ts";

const groupingIn = (search: object) => groupings.find((each) => "by" in search && each === search.by);

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/overview",
  validateSearch: (search: Record<string, unknown>): { by?: Grouping } => {
    const by = groupingIn(search);
    return by ? { by } : {};
  },
  loader: async ({ location }) => {
    const firstSteps = start().then(() => (mayAtDesk(current(), "agency:manage") ? ahead(...firstReads()) : undefined));
    await Promise.all([ahead(...readsOf(groupingIn(location.search))), firstSteps]);
  },
  component: lazyRouteComponent(() => import("./Overview.tsx"), "Overview"),
  staticData: { crumb: () => m.overview_title() },
});
export const overviewRoutes = [overview];

export const noun: Noun = {
  entries: [
    {
      to: "/overview",
      label: () => m.overview_title(),
      room: "province",
      can: "figures:read",
      group: "work",
      key: "q",
      words: "số liệu tỷ lệ chỉ tiêu dashboard",
    },
  ],
};
