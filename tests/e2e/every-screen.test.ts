import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBrowser, overflowing, violations } from "./browser.ts";
import { screens } from "./screens-table.ts";
import { stage } from "./screens/stage.ts";
import { looks, stands } from "./screens/walk.ts";

let browser: Browser;
let set: Awaited<ReturnType<typeof stage>>;
beforeAll(async () => {
  [browser, set] = await Promise.all([aBrowser(), stage()]);
});
afterAll(async () => {
  await browser?.close();
  await set?.site.stop();
});

test.each(looks)(
  "every screen, $scheme, $width px: no violation of WCAG 2.2 AA, nothing scrolls sideways, the CSP refuses nothing",
  async ({ scheme, size }) => {
    const found: string[] = [];
    for await (const { screen, page, trouble } of stands(browser, set.site, set.people, screens, { scheme, size })) {
      const told = [...(await violations(page)), ...(await overflowing(page)), ...trouble];
      found.push(...told.map((line) => `${screen.name}: ${line}`));
    }
    expect(found).toEqual([]);
  },
  300_000,
);
