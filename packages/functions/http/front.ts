import { broken, Problem } from "@chuan/kernel";
import { Hono } from "hono/quick";
import { headers, ownTerms } from "./headers.ts";
import { noRoute, problemResponse, requestIdOf } from "./problem.ts";

type Options = { version: string; log: (line: { at: string; requestId: string; error: string }) => void };

/** What stands in front of every app, in one process or in a function of its own: terms, health, and an answer for what nobody else answers. */
export function front({ version, log }: Options): Hono {
  const app = new Hono();
  app.use(headers, ownTerms);
  app.get("/health", (c) => c.json({ status: "ok", version }));
  app.notFound((c) => problemResponse(c, noRoute));
  app.onError((error, c) => {
    log({ at: new Date().toISOString(), requestId: requestIdOf(c), error: error.stack ?? error.message });
    return problemResponse(c, error instanceof Problem ? error : broken("internal", "unexpected"));
  });
  return app;
}
