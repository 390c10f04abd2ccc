import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { inside, root } from "../app/parents.tsx";
import { homeOf } from "../app/home.ts";
import { current, start } from "../app/session.ts";

/** Only a path of our own: a link must not lead away after signing in. */
const ownPath = (to: unknown): { to?: string } => (typeof to === "string" && /^\/(?!\/)/.test(to) ? { to } : {});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>) => ownPath(search["to"]),
  component: lazyRouteComponent(() => import("./SignIn.tsx"), "SignIn"),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyRouteComponent(() => import("./Forgot.tsx"), "Forgot"),
});
/** The paths of `reset` and `invitation` stand in letters; the token is behind the `#`, which no server sees. */
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  component: lazyRouteComponent(() => import("./Reset.tsx"), "Reset"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./Invitation.tsx"), "Invitation"),
});
const signedIn = async () => {
  await start();
  if (current().state !== "in") throw redirect({ to: "/sign-in" });
};
const workspaces = createRoute({
  getParentRoute: () => root,
  path: "/workspaces",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./Workspaces.tsx"), "Workspaces"),
});
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("./SecondFactor.tsx"), "SecondFactor"),
});
const own = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("./Own.tsx"), "Own"),
  staticData: { crumb: () => m.account_own() },
});
/** `/` is wherever the person belongs. */
export const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  loader: async () => {
    await start();
    if (current().state === "in") throw redirect({ href: homeOf(current()), replace: true });
  },
});

export const accountRoutes = [signIn, forgot, reset, invitation, workspaces, secondFactor];
export const ownRoutes = [own];
