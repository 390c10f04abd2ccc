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
  beforeLoad: ({ location }) => {
    if (current().state !== "starting") admit(location.href);
  },
  // Loaders run side by side: what the page begins with is asked for while it is being found out who asks.
  loader: async ({ location }) => {
    await start();
    admit(location.href);
  },
});

function admit(href: string): void {
  const session = current();
  if (session.state !== "in") throw redirect({ to: "/sign-in", search: href === "/" ? {} : { to: href } });
  if (session.me.mustEnrolTotp) throw redirect({ to: "/second-factor" });
  if (session.workspace === null) throw redirect({ to: "/workspaces" });
}

/** Pages of one agency, `/agencies/{agency}/…`, as the API's lines are. */
export const ofAgency = createRoute({ getParentRoute: () => inside, path: "/agencies/$agency", component: Outlet });
