import { createRouter } from "@tanstack/react-router";
import { accountRoutes, home } from "../account/routes.tsx";
import { agencyDocumentRoutes } from "../documents/routes.tsx";
import { agencyTaskRoutes, taskRoutes } from "../tasks/routes.tsx";
import { inside, ofAgency, root } from "./parents.tsx";
import { Trouble } from "./Trouble.tsx";
import { Wait } from "./Wait.tsx";

const tree = root.addChildren([
  ...accountRoutes,
  inside.addChildren([home, ...taskRoutes, ofAgency.addChildren([...agencyTaskRoutes, ...agencyDocumentRoutes])]),
]);

export const router = createRouter({
  routeTree: tree,
  // Of each route and not of the root: the frame stays around a page that could not open.
  defaultErrorComponent: Trouble,
  defaultPendingComponent: Wait,
  defaultPendingMs: 0,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
