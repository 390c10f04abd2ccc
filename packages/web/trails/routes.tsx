import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";
import type { Period } from "./entries.ts";

const day = (value: unknown) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const validateSearch = (search: Record<string, unknown>): Period => {
  const [from, until] = [day(search["from"]), day(search["until"])];
  return { ...(from ? { from } : {}), ...(until ? { until } : {}) };
};
const staticData = { crumb: () => m.trails_title() };

const ofDesk = createRoute({
  getParentRoute: () => inside,
  path: "/trail",
  validateSearch,
  component: lazyRouteComponent(() => import("./Trail.tsx"), "Trail"),
  staticData,
});
const ofOne = createRoute({
  getParentRoute: () => ofAgency,
  path: "/trail",
  validateSearch,
  component: lazyRouteComponent(() => import("./Trail.tsx"), "Trail"),
  staticData,
});
export const trailRoutes = [ofDesk];
export const agencyTrailRoutes = [ofOne];

export const noun: Noun = {
  entries: [
    { to: "/trail", label: () => m.trails_title(), room: "province", can: "trail:read", group: "setup", words: "lịch sử ai làm gì" },
    {
      to: "/agencies/$agency/trail",
      label: () => m.trails_title(),
      room: "agency",
      can: "trail:read",
      group: "setup",
      words: "lịch sử ai làm gì",
    },
  ],
};
