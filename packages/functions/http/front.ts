import { Hono } from "hono";
import { headers, ownTerms } from "./headers.ts";
import { noRoute, problemResponse } from "./problem.ts";

/** What stands in front of every app, in one process or in a function of its own: terms, health, and an answer for what is not there. */
export function front(version: string): Hono {
  const app = new Hono();
  app.use(headers, ownTerms);
  app.get("/health", (c) => c.json({ status: "ok", version }));
  app.notFound((c) => problemResponse(c, noRoute));
  return app;
}
