import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";

const component = lazyRouteComponent(() => import("./Mine.tsx"), "Mine");
const mine = createRoute({ getParentRoute: () => inside, path: "/tasks", component, staticData: { crumb: () => m.tasks_title() } });
const mineInAgency = createRoute({
  getParentRoute: () => ofAgency,
  path: "/tasks",
  component,
  staticData: { crumb: () => m.tasks_title() },
});
export const taskRoutes = [mine];
export const agencyTaskRoutes = [mineInAgency];

export const noun: Noun = {
  entries: [
    { to: "/tasks", label: () => m.tasks_title(), room: "province", can: "task:read", group: "work", key: "v", words: "công việc" },
    { to: "/agencies/$agency/tasks", label: () => m.tasks_title(), room: "agency", can: "task:read", group: "work", key: "v" },
  ],
};
