import type { Page, Request } from "playwright-core";
import { expect, test } from "vitest";
import { signIn, visit } from "./browser.ts";
import { screens } from "./screens-table.ts";
import { aStage } from "./suite.ts";

const on = aStage();

type Asked = { what: string; depth: number };
const isAsked = (request: Request) => new URL(request.url()).pathname.startsWith("/v1/");

/**
 * The API's answers are held until the page asks for nothing more by itself; then all that it asked for are given. What is asked after that
 * waited for an answer: it is one deeper.
 */
async function waves(page: Page, path: string): Promise<Asked[]> {
  const asked: Asked[] = [];
  const held: (() => Promise<void>)[] = [];
  const loading = new Set<Request>();
  let depth = 1;
  const begin = (request: Request) => void (isAsked(request) || loading.add(request));
  const end = (request: Request) => void loading.delete(request);
  page.on("request", begin).on("requestfinished", end).on("requestfailed", end);
  await page.route(
    (url) => url.pathname.startsWith("/v1/"),
    (route, request) => {
      asked.push({ what: `${request.method()} ${request.url().slice(on.site.url.length)}`, depth });
      held.push(async () => {
        await route.continue();
        await (await request.response())?.finished();
      });
    },
  );
  await page.goto(path);
  for (let before = -1; ;) {
    // Whatever waits for its code, or for a timer of the page, has its turn.
    for (let turn = 0; turn < 2 || loading.size > 0; turn++) {
      if (turn < 2) await page.clock.runFor(400);
      await page.evaluate("new Promise((done) => requestIdleCallback(done))");
    }
    if (asked.length === before) {
      if (held.length === 0) break;
      depth++;
      await Promise.all(held.splice(0).map((give) => give()));
    }
    before = asked.length;
  }
  page.off("request", begin).off("requestfinished", end).off("requestfailed", end);
  await page.unrouteAll();
  return asked;
}

test("no screen waits for more than two answers one after another", async () => {
  const found: string[] = [];
  for (const as of new Set(screens.map((screen) => screen.as))) {
    const { page, close } = await visit(on.browser, on.site);
    if (as) await signIn(page, on.people[as]);
    await page.clock.install();
    for (const { name, path } of screens.filter((screen) => screen.as === as && !screen.after)) {
      const asked = await waves(page, await path(on.people));
      const line = (said: string) => `${name}: ${said}`;
      if (as && new URL(page.url()).pathname === "/sign-in") found.push(line("is not reached"));
      // What was known and is asked anew keeps nobody waiting.
      const first = asked.filter(({ what }, i) => asked.findIndex((each) => each.what === what) === i);
      found.push(...first.filter(({ depth }) => depth > 2).map(({ what, depth }) => line(`${what} waits for ${depth - 1} answers`)));
    }
    await close();
  }
  expect(found).toEqual([]);
}, 900_000);
