import type { Browser, BrowserContextOptions, CDPSession, Page } from "playwright-core";
import { desktop } from "../e2e/browser.ts";

/** Milliseconds, but for `cls`. `script` and `task` are processor time of the page's own thread; `longest` its longest task. */
export type Drawn = { lcp: number; cls: number; script: number; task: number; longest: number };

/** What the browser itself tells of a page, kept from its first moment on; `events` are interactions, from the input until the next frame. */
const watch = `
  const seen = (globalThis.seen = { lcp: 0, cls: 0, longest: 0, events: [] });
  const see = (type, take, options) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  see("largest-contentful-paint", ({ startTime }) => (seen.lcp = startTime));
  see("layout-shift", ({ value, hadRecentInput }) => (seen.cls += hadRecentInput ? 0 : value));
  see("longtask", ({ duration }) => (seen.longest = Math.max(seen.longest, duration)));
  see("event", ({ interactionId, duration }) => interactionId && seen.events.push(duration), { durationThreshold: 16 });
`;

/** The line of an office: 20 Mbit/s, 40 ms there and back. */
const line = { offline: false, latency: 40, downloadThroughput: 20e6 / 8, uploadThroughput: 5e6 / 8 };
export type Machine = { slower?: number; online?: boolean };

/** A window without a cache, whose page is watched; `slower` makes its processor so many times slower, `online` puts it at the end of a line. */
export async function watched(
  browser: Browser,
  options: BrowserContextOptions,
  { slower = 1, online = false }: Machine = {},
): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: desktop, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", ...options });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  if (online) {
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", line);
  }
  if (slower > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return { page, cdp };
}

/** Opens an address as a first visit does, until `stands` does in its own letters and the page has nothing left to do. */
export async function drawn({ page, cdp }: Awaited<ReturnType<typeof watched>>, path: string, stands: string): Promise<Drawn> {
  await page.goto(path);
  await page.locator(stands).first().waitFor();
  await page.evaluate("document.fonts.ready");
  await page.evaluate("new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done, 100))))");
  const seen = await page.evaluate<Pick<Drawn, "lcp" | "cls" | "longest">>("seen");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const seconds = (name: string) => metrics.find((each) => each.name === name)!.value;
  return { ...seen, script: seconds("ScriptDuration") * 1000, task: seconds("TaskDuration") * 1000 };
}

/**
 * Does something and waits until its result stands.
 * @returns what the slowest of its interactions took until the next frame, and how long until the result stood
 */
export async function done(page: Page, act: () => Promise<void>, stands: () => Promise<void>): Promise<{ frame: number; stood: number }> {
  await page.evaluate("seen.events.length = 0");
  const begun = performance.now();
  await act();
  await stands();
  const stood = performance.now() - begun;
  // Event timing is told after the frame that follows; faster than 16 ms is not told at all.
  await page.evaluate("new Promise((told) => requestAnimationFrame(() => setTimeout(told, 50)))");
  return { frame: await page.evaluate<number>("Math.max(16, ...seen.events)"), stood };
}
