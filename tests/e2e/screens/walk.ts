import type { Browser, Page } from "playwright-core";
import { desktop, phone, signIn, visit, type View } from "../browser.ts";
import type { Site } from "../site.ts";
import type { Screen } from "./screen.ts";
import type { People } from "./stage.ts";

/** A sheet of A4 at 96 dots an inch, less its margins. */
const paper = { width: 680, height: 1000 };
const small = { width: 375, height: 812 };
/** Both schemes at both widths that are promised; pictures are taken at a common phone's too. */
export const looks = (["light", "dark"] as const).flatMap((scheme) =>
  [desktop, phone].map((size) => ({ scheme, size, width: size.width })),
);
export const pictured = (["light", "dark"] as const).flatMap((scheme) => [desktop, small, phone].map((size) => ({ scheme, size })));

type Standing = { screen: Screen; page: Page; trouble: string[] };
/** Every screen in turn as it stands when its moment has come, each person signed in once; what went wrong on the way is in `trouble`. */
export async function* stands(
  browser: Browser,
  site: Site,
  people: People,
  screens: readonly Screen[],
  view: View,
): AsyncGenerator<Standing> {
  for (const as of new Set(screens.map((screen) => screen.as))) {
    const { page, trouble, close } = await visit(browser, site, view);
    if (as) await signIn(page, people[as]);
    for (const screen of screens.filter((each) => each.as === as && (view.size === desktop || !(each.wide || each.print)))) {
      await page.emulateMedia({ media: screen.print ? "print" : "screen" });
      await page.setViewportSize(screen.print ? paper : (view.size ?? desktop));
      try {
        await page.goto(await screen.path(people));
        await page.getByRole("heading", { level: 1 }).waitFor();
        await screen.after?.(page);
      } catch (error) {
        trouble.push(error instanceof Error ? error.message : String(error));
      }
      yield { screen, page, trouble };
      trouble.length = 0;
      await page.unrouteAll();
      await page.context().setOffline(false);
    }
    await close();
  }
}
