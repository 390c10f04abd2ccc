import { mkdirSync } from "node:fs";
import path from "node:path";
import { aBrowser, desktop, phone, signIn, visit } from "./browser.ts";
import { screens, stage } from "./screens-table.ts";

/** `npm run screens [name …]`: every screen of the table, in both schemes and both widths, into `screens/`. */
const folder = path.resolve(import.meta.dirname, "../../screens");
const only = process.argv.slice(2);
const wanted = screens.filter(({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)));

mkdirSync(folder, { recursive: true });
const [browser, { site, people }] = await Promise.all([aBrowser(), stage()]);
let troubles = 0;
try {
  for (const scheme of ["light", "dark"] as const)
    for (const size of [desktop, { width: 375, height: 812 }, phone]) {
      for (const { name, as, path: address, after } of wanted) {
        const { page, trouble, close } = await visit(browser, site, { scheme, size });
        const at = await address(people);
        if (as) await signIn(page, people[as], at);
        else await page.goto(at);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await after?.(page);
        await page.evaluate("document.fonts.ready");
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: path.join(folder, `${name}-${scheme}-${size.width}.png`), fullPage: !after });
        for (const line of trouble) process.stderr.write(`${name} ${scheme} ${size.width}: ${line}\n`);
        troubles += trouble.length;
        await close();
      }
    }
} finally {
  await browser.close();
  await site.stop();
}
process.stdout.write(`${wanted.length * 6} pictures in ${folder}\n`);
process.exitCode = troubles === 0 ? 0 : 1;
