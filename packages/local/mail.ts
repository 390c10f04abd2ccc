import type { Letter, Post } from "@chuan/core/letters";
import { Hono } from "hono";
import { readdirSync, readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { writePrivately } from "./data.ts";

type Caught = Letter & { id: string; at: string };

/** Letters of an embedded platform go into a folder, where their addressees' helpers can read them. */
export function mailCatcher(folder: string, clock: () => Date) {
  const post: Post = {
    async send(letter) {
      const at = clock().toISOString();
      const id = `${at.replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}`;
      writePrivately(path.join(folder, `${id}.json`), JSON.stringify({ ...letter, id, at } satisfies Caught));
    },
  };
  const all = (): Caught[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .toSorted()
      .toReversed()
      .slice(0, 500)
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Caught);
  return { post, all };
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const linked = (text: string) => escaped(text).replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`);
const style =
  "body{font:15px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #ccc;padding:1rem}";

/** `/dev/mail`: the letters caught, newest first; as JSON for programs that ask for it. */
export function mailPage(all: () => Caught[]): Hono {
  const app = new Hono();
  app.get("/dev/mail", (c) => {
    const to = c.req.query("to");
    const letters = all().filter((letter) => to === undefined || letter.to === to);
    if (c.req.header("accept")?.includes("application/json")) return c.json({ items: letters });
    const told = letters.map((l) => `<h2>${escaped(l.subject)}</h2><p>${escaped(l.to)} · ${escaped(l.at)}</p><pre>${linked(l.text)}</pre>`);
    const body = told.length > 0 ? told.join("") : "<p>Chưa có thư nào.</p>";
    return c.body(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thư</title><style>${style}</style><h1>Thư đã gửi</h1>${body}</html>`,
      200,
      {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      },
    );
  });
  return app;
}
