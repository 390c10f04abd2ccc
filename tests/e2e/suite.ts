import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { aBrowser } from "./browser.ts";
import { stage } from "./screens/stage.ts";
import { aSite, type Site } from "./site.ts";

/** A browser and a site for the tests of a file, there before the first and gone after the last; `set` puts on it what they all need. */
export function aSuite(set: (site: Site) => Promise<unknown> = async () => {}) {
  const on = {} as { browser: Browser; site: Site };
  beforeAll(async () => {
    [on.browser, on.site] = await Promise.all([aBrowser(), aSite()]);
    await set(on.site);
  });
  afterAll(async () => {
    await on.browser?.close();
    await on.site?.stop();
  });
  return on;
}

/** A browser, and the site with the people and records that every screen is shown with. */
export function aStage() {
  const on = {} as { browser: Browser } & Awaited<ReturnType<typeof stage>>;
  beforeAll(async () => {
    const [browser, set] = await Promise.all([aBrowser(), stage()]);
    Object.assign(on, set, { browser });
  });
  afterAll(async () => {
    await on.browser?.close();
    await on.site?.stop();
  });
  return on;
}
