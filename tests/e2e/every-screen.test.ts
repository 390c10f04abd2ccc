import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBrowser, desktop, overflowing, phone, signIn, violations, visit } from "./browser.ts";
import { screens, stage } from "./screens-table.ts";

let browser: Browser;
let set: Awaited<ReturnType<typeof stage>>;
beforeAll(async () => {
  [browser, set] = await Promise.all([aBrowser(), stage()]);
});
afterAll(async () => {
  await browser?.close();
  await set?.site.stop();
});

const looks = (["light", "dark"] as const).flatMap((scheme) => [desktop, phone].map((size) => ({ scheme, size, width: size.width })));

test.each(looks)(
  "every screen, $scheme, $width px: no violation of WCAG 2.2 AA, nothing scrolls sideways, the CSP refuses nothing",
  async ({ scheme, size }) => {
    const found: string[] = [];
    for (const as of new Set(screens.map((screen) => screen.as))) {
      const { page, trouble, close } = await visit(browser, set.site, { scheme, size });
      if (as) await signIn(page, set.people[as]);
      for (const { name, path, after } of screens.filter((screen) => screen.as === as)) {
        await page.goto(await path(set.people));
        await page.getByRole("heading", { level: 1 }).waitFor();
        await after?.(page);
        const told = [...(await violations(page)), ...(await overflowing(page)), ...trouble.splice(0)];
        found.push(...told.map((line) => `${name}: ${line}`));
      }
      await close();
    }
    expect(found).toEqual([]);
  },
  180_000,
);
