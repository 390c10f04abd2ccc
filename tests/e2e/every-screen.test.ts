import { expect, test } from "vitest";
import { overflowing, violations } from "./browser.ts";
import { screens } from "./screens-table.ts";
import { looks, stands } from "./screens/walk.ts";
import { aStage } from "./suite.ts";

const on = aStage();

test.each(looks)(
  "every screen, $scheme, $width px: no violation of WCAG 2.2 AA, nothing scrolls sideways, the CSP refuses nothing",
  async ({ scheme, size }) => {
    const found: string[] = [];
    for await (const { screen, page, trouble } of stands(on.browser, on.site, on.people, screens, { scheme, size })) {
      const told = [...(await violations(page)), ...(await overflowing(page)), ...trouble];
      found.push(...told.map((line) => `${screen.name}: ${line}`));
    }
    expect(found).toEqual([]);
  },
  900_000,
);
