import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside } from "../app/parents.tsx";

const clients = createRoute({
  getParentRoute: () => inside,
  path: "/clients",
  component: lazyRouteComponent(() => import("./Clients.tsx"), "Clients"),
  staticData: { crumb: () => m.clients_title() },
});
export const clientRoutes = [clients];

export const noun: Noun = {
  entries: [
    {
      to: "/clients",
      label: () => m.clients_title(),
      room: "province",
      can: "client:manage",
      group: "setup",
      words: "api khóa lập trình developer",
    },
  ],
};
