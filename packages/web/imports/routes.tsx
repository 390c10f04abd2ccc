import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { inside } from "../app/parents.tsx";

const wizard = createRoute({
  getParentRoute: () => inside,
  path: "/agencies/import",
  component: lazyRouteComponent(() => import("./Wizard.tsx"), "Wizard"),
  staticData: { above: { to: "/agencies", crumb: () => m.agencies_title() }, crumb: () => m.imports_title() },
});
export const importRoutes = [wizard];
