import sparticuz from "@sparticuz/chromium";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { password, type Site } from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 320, height: 720 };
export type View = { scheme?: "light" | "dark"; size?: typeof desktop };

/** On Linux a browser out of an npm package, which asks the machine for libnss3 alone; elsewhere the Chrome that is installed. */
export async function aBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") return chromium.launch({ channel: "chrome" });
  const args = sparticuz.args.filter((arg) => !/single-process|no-zygote/.test(arg));
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true });
}

export type Visit = { page: Page; trouble: string[]; close: () => Promise<void> };

/** A window of its own on a site. What the page's own console refuses, such as an inline style under the CSP, is kept in `trouble`. */
export async function visit(browser: Browser, site: Site, { scheme = "light", size = desktop }: View = {}): Promise<Visit> {
  const small = size.width < 500;
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: size,
    colorScheme: scheme,
    hasTouch: small,
    isMobile: small,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  // An answer that refuses is an answer; the browser's own line about it is no trouble.
  page.on("console", (line) => line.type() === "error" && !/Failed to load resource/.test(line.text()) && trouble.push(line.text()));
  return { page, trouble, close: () => context.close() };
}

/** Signs in through the page and waits until the first page inside stands. */
export async function signIn(page: Page, email: string, to = "/"): Promise<void> {
  await page.goto(to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel("Thư điện tử công vụ").fill(email);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  // A page stands until the next one does, under the next one's address.
  await page.getByLabel("Thư điện tử công vụ").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Begins on a page as somebody, without the form of the sign-in page: for what is not about signing in. */
export async function enter(page: Page, email: string, to: string): Promise<void> {
  const answer = await page.request.post("/v1/sessions", { data: { email, password, device: "Chrome, Linux" } });
  if (!answer.ok()) throw new Error(await answer.text());
  await page.goto(to);
}

/** Every violation of WCAG 2.0–2.2 A and AA that axe finds on the page, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] };
    const run = (globalThis as unknown as { axe: { run: (on: unknown, options: object) => Promise<Found> } }).axe.run;
    const found = await run((globalThis as unknown as { document: unknown }).document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${(failureSummary ?? "").split("\n")[1] ?? ""}`),
    );
  });
}

/**
 * What makes the page wider than the window it was given, or hides behind an edge without its whole text in reach; empty when nothing does.
 * The window's own `innerWidth` grows with what is too wide on a phone, so it is measured against the width that was set.
 */
export const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(`((width) => {
    const named = (each) => each.tagName.toLowerCase() + "." + each.className;
    const seen = [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility() && !each.closest(".vh, svg"));
    const wide = document.scrollingElement.scrollWidth <= width ? [] : seen.filter((each) => each.getBoundingClientRect().right > width + 1);
    const over = (each) => each.scrollWidth > each.clientWidth + 1;
    const scrolls = seen.filter((each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX) && over(each) && each.tabIndex < 0);
    const hides = (each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && getComputedStyle(each).clipPath === "none";
    const says = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || each.dataset.short;
    const cut = seen.filter((each) => hides(each) && says(each) && over(each) && !each.closest("[title]"));
    return [
      ...(document.scrollingElement.scrollWidth > width ? ["the page is " + document.scrollingElement.scrollWidth + " px wide"] : []),
      ...wide.slice(0, 5).map((each) => "too wide: " + named(each)),
      ...scrolls.slice(0, 5).map((each) => "scrolls sideways without the keyboard: " + named(each)),
      ...cut.slice(0, 5).map((each) => "cut, and its title does not say it: " + named(each)),
    ];
  })(${page.viewportSize()!.width})`);
