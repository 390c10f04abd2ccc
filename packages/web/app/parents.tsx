import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { Frame } from "./Frame.tsx";
import { NotHere } from "./NotHere.tsx";
import { current, start } from "./session.ts";
import { Wait } from "./Wait.tsx";

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotHere, pendingComponent: Wait });

/** Pages of people who are signed in and stand in a workspace; whoever is not is brought where they can be, and back again. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Frame,
  beforeLoad: async ({ location }) => {
    await start();
    const session = current();
    if (session.state !== "in") throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
    if (session.me.mustEnrolTotp) throw redirect({ to: "/second-factor" });
    if (session.workspace === null) throw redirect({ to: "/workspaces" });
  },
});

/** Pages of one agency, `/agencies/{agency}/…`, as the API's lines are. */
export const ofAgency = createRoute({ getParentRoute: () => inside, path: "/agencies/$agency", component: Outlet });
