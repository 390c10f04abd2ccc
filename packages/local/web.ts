import { webPolicy } from "@chuan/functions";
import { type Context, Hono } from "hono";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { gzip, type ZlibOptions } from "node:zlib";

/** Where `packages/web` builds into. */
export const builtWeb = path.join(path.dirname(import.meta.dirname), "web", "dist");

const types: { readonly [ending: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const gzipped = promisify<Uint8Array, ZlibOptions, Buffer>(gzip);

/**
 * The built application from a folder, read once: assets have their content in their name and stay for a year; every other address that a
 * browser opens is a page of the application. Texts travel compressed, each compressed when it is first asked for. Nothing is served when nothing is built.
 */
export function webPages(folder: string): Hono {
  const app = new Hono();
  if (!existsSync(path.join(folder, "index.html"))) return app;
  const files = new Map<string, { body: Uint8Array<ArrayBuffer>; type: string; small?: Promise<Uint8Array<ArrayBuffer>> }>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const type = types[path.extname(entry.name)];
    const address = `/${path.relative(folder, file).replaceAll(path.sep, "/")}`;
    if (entry.isFile() && type) files.set(address, { body: new Uint8Array(readFileSync(file)), type });
  }
  const show = async (c: Context, address: string, cache: string) => {
    const file = files.get(address)!;
    const headers = { "content-type": file.type, "cache-control": cache, "content-security-policy": webPolicy(), vary: "accept-encoding" };
    const isText = file.type !== types[".woff2"];
    if (!isText || !/\bgzip\b/.test(c.req.header("accept-encoding") ?? "")) return c.body(file.body, 200, headers);
    file.small ??= gzipped(file.body, { level: 9 }).then((small) => new Uint8Array(small));
    return c.body(await file.small, 200, { ...headers, "content-encoding": "gzip" });
  };
  app.get("*", async (c, next) => {
    const { path: address } = c.req;
    if (address.startsWith("/assets/") && files.has(address)) return show(c, address, "public, max-age=31536000, immutable");
    if (address !== "/index.html" && files.has(address)) return show(c, address, "public, max-age=3600");
    // The key of a province ends in a year, `22.2025`: that is no extension.
    const opensPage = !/\.\D\w*$/.test(address) && (c.req.header("accept") ?? "").includes("text/html");
    return opensPage ? show(c, "/index.html", "no-cache") : next();
  });
  return app;
}
