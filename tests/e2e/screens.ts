import { mkdirSync } from "node:fs";
import path from "node:path";
import { aBrowser } from "./browser.ts";
import { screens } from "./screens-table.ts";
import { stage } from "./screens/stage.ts";
import { pictured, stands } from "./screens/walk.ts";

/**
 * `npm run screens [part …]`: every screen of the table, in both schemes and three widths, into `screens/`; with words, those pictures alone
 * whose name holds one of them (`document`, `dark-320`).
 */
const folder = path.resolve(import.meta.dirname, "../../screens");
const only = process.argv.slice(2);
const isWanted = (file: string) => only.length === 0 || only.some((part) => file.includes(part));

mkdirSync(folder, { recursive: true });
const [browser, { site, people }] = await Promise.all([aBrowser(), stage()]);
let [taken, troubles] = [0, 0];
try {
  for (const { scheme, size } of pictured) {
    const file = (name: string) => `${name}-${scheme}-${size.width}`;
    const wanted = screens.filter(({ name }) => isWanted(file(name)));
    for await (const { screen, page, trouble } of stands(browser, site, people, wanted, { scheme, size })) {
      await page.evaluate("document.fonts.ready");
      await page.waitForLoadState("networkidle");
      // A window as high as the page, and not a picture of many windows: what is fixed to the window's foot stands at the page's.
      const window = page.viewportSize()!;
      const high = screen.after && !screen.whole ? 0 : await page.evaluate<number>("document.scrollingElement.scrollHeight");
      if (high > window.height) await page.setViewportSize({ ...window, height: high });
      await page.screenshot({ path: path.join(folder, `${file(screen.name)}.png`), animations: "disabled" });
      if (high > window.height) await page.setViewportSize(window);
      for (const line of trouble) process.stderr.write(`${file(screen.name)}: ${line}\n`);
      troubles += trouble.length;
      taken++;
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
process.stdout.write(`${taken} pictures in ${folder}\n`);
process.exitCode = troubles === 0 ? 0 : 1;
