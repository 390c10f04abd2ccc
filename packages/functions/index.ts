import type { Hono } from "hono";
import { front } from "./http/front.ts";
import { opened, verbsOf } from "./http/contents.ts";
import { inputOf, type Schema } from "./http/openapi.ts";
import { identityApp, type IdentityDeps, identityRoutes, type IdentityVerbs, openRoutes } from "./identity/index.ts";
import { nationalApp, nationalRoutes } from "./national/index.ts";
import { operatorApp, operatorRoutes } from "./operator/index.ts";
import { referenceApp } from "./reference/index.ts";
import { type Stores, workspaceApp, workspaceRoutes } from "./workspace/index.ts";

export { guard } from "./http/guard.ts";
export type { Schema } from "./http/openapi.ts";
export { webPolicy } from "./http/web-policy.ts";
export { type Pace, type Paces, usualPaces } from "./http/rate.ts";
export { type Route, type Routes, type Verb, verbsOf } from "./http/contents.ts";
export type { Logged } from "./http/serve.ts";
export { type AnchorStore, closeDay, type Closing, provincesOf } from "./clock/index.ts";
export { clerk, projector, type ProjectorDeps, sums } from "./projector/index.ts";
export { identityRoutes, nationalRoutes, openRoutes, operatorRoutes, workspaceRoutes };

export type WholeDeps = IdentityDeps & Stores & { version: string };

/** Every route of the platform, read. In the cloud each app is a function of its own; here they are told together. */
export const allRoutes = (verbs: () => Promise<IdentityVerbs>) =>
  opened({ ...identityRoutes(verbs), ...workspaceRoutes, ...nationalRoutes, ...operatorRoutes });

/** What every route takes, as JSON Schema, for whoever makes forms of it: without a server, and with no secret in it. */
export async function allInputs(): Promise<{ readonly [line: string]: Schema }> {
  const { accounts, accountSettings } = await import("@chuan/core/accounts");
  const routes = await allRoutes(async () => accounts({ settings: accountSettings, secrets: { ticketKey: new Uint8Array(32) } }));
  return Object.fromEntries(Object.entries(routes).map(([line, route]) => [line, inputOf(verbsOf(route)[0]!)]));
}

/** All apps behind one door, as the embedded platform serves them. */
export function wholeApp(deps: WholeDeps): Hono {
  const app = front(deps);
  app.get("/.well-known/jwks.json", async (c) => c.json(await deps.ring.jwks()));
  app.route(
    "/",
    referenceApp(() => allRoutes(deps.verbs), openRoutes, deps.version),
  );
  const [identity, workspace, national, operator] = [
    identityApp(deps),
    workspaceApp({ ...deps, storesOf: async () => deps }),
    nationalApp(deps),
    operatorApp(deps),
  ];
  const mine = Object.keys(identityRoutes(deps.verbs)).map((line) => line.split("/")[2]);
  app.all("/v1/national/*", (c) => national.fetch(c.req.raw, c.env as object));
  app.all("/v1/operator/*", (c) => operator.fetch(c.req.raw, c.env as object));
  for (const first of new Set(mine)) {
    app.all(`/v1/${first}`, (c) => identity.fetch(c.req.raw, c.env as object));
    app.all(`/v1/${first}/*`, (c) => identity.fetch(c.req.raw, c.env as object));
  }
  app.all("/v1/*", (c) => workspace.fetch(c.req.raw, c.env as object));
  return app;
}
