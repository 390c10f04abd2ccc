import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside } from "../app/parents.tsx";
import { type Grouping, groupings } from "./groupings.ts";

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/overview",
  validateSearch: (search: Record<string, unknown>): { by?: Grouping } => {
    const by = groupings.find((each) => each === search["by"]);
    return by ? { by } : {};
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
