import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { webPages } from "./web.ts";

const folder = path.join(tmpdir(), `chuan-web-${randomUUID()}`);
mkdirSync(path.join(folder, "assets"), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = "console.log('một trang');".repeat(100);
writeFileSync(path.join(folder, "index.html"), "<!doctype html>");
writeFileSync(path.join(folder, "assets/a.js"), script);
writeFileSync(path.join(folder, "assets/a.woff2"), script);
const app = webPages(folder);
const ask = (address: string, accepts = "gzip, deflate, br") =>
  app.request(address, { headers: { "accept-encoding": accepts, accept: "text/html" } });

test("scripts and pages travel compressed to whoever takes them so, every time the same; fonts and everyone else have them as they are", async () => {
  for (const time of [1, 2]) {
    const told = await ask("/assets/a.js");
    expect([time, told.headers.get("content-encoding"), told.headers.get("vary")]).toEqual([time, "gzip", "accept-encoding"]);
    expect(gunzipSync(await told.arrayBuffer()).toString()).toBe(script);
  }
  expect((await ask("/overview")).headers.get("content-encoding")).toBe("gzip");
  for (const plain of [await ask("/assets/a.js", "identity"), await ask("/assets/a.woff2")]) {
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(script);
  }
});
