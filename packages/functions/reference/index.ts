import type { Context } from "hono";
import { Hono } from "hono/quick";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { openapi } from "../http/openapi.ts";
import type { Routes } from "../http/contents.ts";

/** Found when it is asked for: a function of the cloud carries these files beside itself. */
const fileOf = (name: string) => readFile(createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`));
const files = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" } as const;

const page = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chuẩn – API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="page"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>`;
const start = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#page", deepLinking: true, docExpansion: "list" });`;
// The page styles itself through the CSSOM and inline attributes, and draws its icons from data URLs.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** The description of the API, for programs at `/openapi.json` and for people at `/docs`, from our own files. */
export function referenceApp(routes: () => Promise<Routes>, open: ReadonlySet<string>, version: string): Hono {
  const description =
    "ISO điện tử cho cơ quan hành chính nhà nước (TCVN ISO 9001). Lỗi theo RFC 9457; ngày dân sự theo giờ Việt Nam (UTC+7).";
  let document: Promise<string> | undefined;
  const described = async () => JSON.stringify(openapi(await routes(), open, { title: "Chuẩn", version, description }));
  const show = (c: Context, body: string | Uint8Array<ArrayBuffer>, type: string) =>
    c.body(body, 200, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": policy,
      "cache-control": "public, max-age=3600",
    });
  const app = new Hono();
  app.get("/openapi.json", async (c) => show(c, await (document ??= described()), "application/json"));
  app.get("/docs", (c) => show(c, page, "text/html"));
  app.get("/docs/start.js", (c) => show(c, start, "text/javascript"));
  for (const [name, type] of Object.entries(files))
    app.get(`/docs/${name}`, async (c) => show(c, new Uint8Array(await fileOf(name)), type));
  return app;
}
