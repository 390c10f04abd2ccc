import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside } from "../app/parents.tsx";
import { ahead, ask } from "../app/query.ts";
import { current, start } from "../app/session.ts";
import { awaited } from "./first.ts";
import { type Metric, metricNames } from "./metrics.ts";
import { type Grouping, firstReads, groupings, readsOf } from "./reads.ts";

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/overview",
  validateSearch: (search: Record<string, unknown>): { by?: Grouping } => {
    const by = groupings.find((each) => each === search["by"]);
    return by ? { by } : {};
  },
  loaderDeps: ({ search: { by } }) => ({ by }),
  loader: async ({ deps: { by } }) => {
    const firstSteps = start().then(() => (awaited(current()) ? ahead(...firstReads()) : undefined));
    await Promise.all([ahead(...readsOf(by)), firstSteps]);
  },
  component: lazyRouteComponent(() => import("./Overview.tsx"), "Overview"),
  staticData: { crumb: () => m.overview_title() },
});
const documents = createRoute({
  getParentRoute: () => inside,
  path: "/documents",
  validateSearch: (search: Record<string, unknown>): { of?: Metric } => {
    const of = metricNames.find((each) => each === search["of"]);
    return of ? { of } : {};
  },
  loader: () => ahead(ask("GET /v1/rollups/agencies")),
  component: lazyRouteComponent(() => import("./ByAgency.tsx"), "ByAgency"),
  staticData: { crumb: () => m.overview_documents() },
});
export const overviewRoutes = [overview, documents];

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
    {
      to: "/documents",
      label: () => m.overview_documents(),
      room: "province",
      can: "figures:read",
      group: "conduct",
      words: "tài liệu cơ quan quá hạn rà soát văn bản mới documents",
    },
  ],
};
