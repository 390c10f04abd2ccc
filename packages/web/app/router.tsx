import { createRouter } from "@tanstack/react-router";
import { accountRoutes, home, ownRoutes } from "../account/routes.tsx";
import { agenciesRoutes, agencyProfileRoutes } from "../agencies/routes.tsx";
import { clientRoutes } from "../clients/routes.tsx";
import { agencyDisposalRoutes } from "../documents/disposal/routes.tsx";
import { agencyDocumentRoutes } from "../documents/routes.tsx";
import { importRoutes } from "../imports/routes.tsx";
import { agencyLawRoutes } from "../laws/routes.tsx";
import { agencyModelRoutes, modelRoutes } from "../models/routes.tsx";
import { overviewRoutes } from "../overview/routes.tsx";
import { agencyPeopleRoutes, peopleRoutes } from "../people/routes.tsx";
import { agencySettingsRoutes, settingsRoutes } from "../settings/routes.tsx";
import { nationRoutes } from "../nation/routes.tsx";
import { provinceRoutes } from "../provinces/routes.tsx";
import { agencyTaskRoutes, taskRoutes } from "../tasks/routes.tsx";
import { agencyTrailRoutes, trailRoutes } from "../trails/routes.tsx";
import { inside, ofAgency, root } from "./parents.tsx";
import { Trouble } from "./Trouble.tsx";
import { Wait } from "./Wait.tsx";

const desk = [
  ...taskRoutes,
  ...overviewRoutes,
  ...modelRoutes,
  ...agenciesRoutes,
  ...importRoutes,
  ...peopleRoutes,
  ...settingsRoutes,
  ...clientRoutes,
  ...trailRoutes,
];
const above = [...provinceRoutes, ...nationRoutes];
const agency = [
  ...agencyTaskRoutes,
  ...agencyDocumentRoutes,
  ...agencyLawRoutes,
  ...agencyDisposalRoutes,
  ...agencyModelRoutes,
  ...agencyProfileRoutes,
  ...agencyPeopleRoutes,
  ...agencySettingsRoutes,
  ...agencyTrailRoutes,
];
const tree = root.addChildren([
  ...accountRoutes,
  inside.addChildren([home, ...ownRoutes, ...desk, ...above, ofAgency.addChildren(agency)]),
]);

export const router = createRouter({
  routeTree: tree,
  // Of each route and not of the root: the frame stays around a page that could not open.
  defaultErrorComponent: Trouble,
  defaultPendingComponent: Wait,
  // A page that stands stays until the next one does, or for 300 ms; what is faster needs no word.
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
