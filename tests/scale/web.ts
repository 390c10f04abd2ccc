import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { budget, sizes } from "../../packages/web/tools/sizes.ts";
import { aBrowser, signIn, visit } from "../e2e/browser.ts";
import type { Section } from "./bench.ts";
import { many, webStage } from "./web-stage.ts";
import { done, type Drawn, drawn, watched } from "./web-visits.ts";

const rounds = 7;
const bounds = { lcp: 2.2, interaction: 200, cls: 0.1, task: 200 };
type Stage = Awaited<ReturnType<typeof webStage>>;
type Seats = { readonly [W in "lead" | "secretary"]: BrowserContextOptions };

const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
const kB = (bytes: number) => (bytes / 1000).toFixed(1);

/** What each screen costs on the wire, gzip: as the first page of a visit, and after another. */
export async function webSizes(): Promise<Section> {
  const all = sizes();
  const over = all.filter(({ apart, first, further }) =>
    apart ? further > budget.apart : first > budget.first || further > budget.further,
  );
  return {
    title: `The web application, gzip (at most ${budget.first / 1000} kB first, ${budget.further / 1000} kB further; apart: loaded once a screen stands)`,
    rows: all.map(({ screen, first, further, apart }) => ({
      screen,
      "first, kB": apart ? "apart" : kB(first),
      "further, kB": kB(further),
    })),
    wrong: over.map(({ screen, further }) => `${screen}: ${kB(further)} kB is over its budget`),
  };
}

/** Signed in once, as people are; each visit then begins with the cookies and an empty cache. */
async function seatsOf(browser: Browser, { site, ...stage }: Stage): Promise<Seats> {
  const seat = async (email: string, to: string) => {
    const { page, close } = await visit(browser, site);
    await signIn(page, email, to);
    await page.locator("tbody th a").first().waitFor();
    const storageState = await page.context().storageState();
    await close();
    return { baseURL: site.url, storageState };
  };
  return { lead: await seat(stage.lead, "/overview"), secretary: await seat(stage.secretary, `/agencies/${stage.agency}/documents`) };
}

/**
 * The dashboard and the master list beside bare React pages, one that shows nothing and those that show the same, page by page in turn. The
 * bound is for the end of a line, where people sit; without one there is processor time alone, which tells what our own code costs.
 */
async function loads(browser: Browser, stage: Stage, seats: Seats, online: boolean): Promise<Section> {
  const asks = (path: string) => `/bare.html?ask=${encodeURIComponent(path)}`;
  const documents = `/agencies/${stage.agency}/documents`;
  const pages = [
    { name: "bare React, nothing to show", seat: seats.lead, path: "/bare.html", stands: "h1", beside: undefined },
    { name: "bare React, same figures", seat: seats.lead, path: asks("/v1/rollups?groupBy=type"), stands: "td", beside: undefined },
    { name: `dashboard, ${many.agencies} agencies`, seat: seats.lead, path: "/overview", stands: "tbody th a", beside: 1 },
    { name: "bare React, same documents", seat: seats.secretary, path: asks(`/v1${documents}?limit=50`), stands: "td", beside: undefined },
    { name: `master list, ${many.documents} documents`, seat: seats.secretary, path: documents, stands: "tbody th a", beside: 3 },
  ];
  const got = pages.map((): Drawn[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [i, { seat, path, stands }] of pages.entries()) {
      const window = await watched(browser, seat, { online });
      const told = await drawn(window, path, stands);
      await window.page.context().close();
      // The first round warms the server.
      if (round > 0) got[i]!.push(told);
    }
  const of = (i: number, what: keyof Drawn) => middle(got[i]!.map((told) => told[what]));
  const times = (i: number, beside: number | undefined, what: keyof Drawn) =>
    beside === undefined ? "" : (of(i, what) / of(beside, what)).toFixed(2);
  const wrong = pages.flatMap(({ name, beside }, i) => {
    if (beside === undefined) return [];
    const ratio = of(i, "lcp") / of(beside, "lcp");
    return [
      ...(online && ratio > bounds.lcp ? [`${name}: LCP is ${ratio.toFixed(2)} times that of the bare page, at most ${bounds.lcp}`] : []),
      ...(of(i, "cls") > bounds.cls ? [`${name}: its layout shifts by ${of(i, "cls").toFixed(3)}, at most ${bounds.cls}`] : []),
      ...(of(i, "longest") > bounds.task ? [`${name}: a task of ${of(i, "longest").toFixed(0)} ms, at most ${bounds.task}`] : []),
    ];
  });
  return {
    title: `First visits ${online ? "over the line of an office (20 Mbit/s, 40 ms)" : "on one machine, without a line"}, nothing cached (${rounds} rounds by turns, medians; × beside the bare page of the same data, ÷ beside the empty one)`,
    rows: pages.map(({ name, beside }, i) => ({
      page: name,
      "LCP ms": of(i, "lcp").toFixed(0),
      "LCP ×": times(i, beside, "lcp"),
      "LCP ÷": times(i, beside && 0, "lcp"),
      "script ms": of(i, "script").toFixed(0),
      "script ×": times(i, beside, "script"),
      "thread ms": of(i, "task").toFixed(0),
      "thread ×": times(i, beside, "task"),
      "longest task ms": of(i, "longest").toFixed(0),
      CLS: of(i, "cls").toFixed(3),
    })),
    wrong,
  };
}

type Act = { name: string; act: (page: Page) => Promise<void>; stands: (page: Page) => Promise<void> };
const status = (page: Page, text: RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor();
const onDashboard: readonly Act[] = [
  {
    name: "dashboard: by level",
    act: (page) => page.getByRole("button", { name: "Cấp", exact: true }).click(),
    stands: (page) => page.locator("tbody th", { hasText: "Cấp xã" }).first().waitFor(),
  },
  {
    name: "dashboard: open a number",
    act: (page) => page.locator("tfoot a").first().click(),
    stands: (page) => status(page, /cơ quan/),
  },
];
const onList: readonly Act[] = [
  {
    name: "master list: type a search",
    act: (page) => page.locator("main [data-filter]").pressSequentially("kiem soat", { delay: 60 }),
    stands: (page) => page.waitForURL(/search=kiem/).then(() => status(page, /Tìm thấy/)),
  },
  {
    name: "master list: take it back",
    act: (page) => page.locator("main [data-filter]").fill(""),
    stands: (page) =>
      page.waitForURL((url) => !url.search.includes("search")).then(() => page.getByRole("link", { name: "Trang sau" }).waitFor()),
  },
  {
    name: "master list: next page",
    act: (page) => page.getByRole("link", { name: "Trang sau" }).click(),
    stands: (page) => page.getByRole("link", { name: "Về trang đầu" }).waitFor(),
  },
  {
    name: "master list: one kind",
    act: async (page) => void (await page.getByLabel("Loại", { exact: true }).selectOption("process")),
    stands: (page) => page.waitForURL(/kind=process/).then(() => status(page, /Tìm thấy/)),
  },
];

/** From a click or a key until the next frame (event timing, the slowest of each round), and until what was asked for stands. */
async function interactions(browser: Browser, stage: Stage, seats: Seats, slower: number): Promise<Section> {
  const opened: Act = {
    name: "master list: open a document",
    act: (page) =>
      page
        .getByRole("link", { name: /kiểm soát thông tin dạng văn bản/ })
        .first()
        .click(),
    stands: (page) => page.getByRole("heading", { name: "1. Mục đích" }).waitFor(),
  };
  const parts = [
    { seat: seats.lead, path: "/overview", acts: onDashboard },
    { seat: seats.secretary, path: `/agencies/${stage.agency}/documents`, acts: onList },
    { seat: seats.secretary, path: `/agencies/${stage.agency}/documents?search=van+ban+dang`, acts: [opened] },
  ];
  const got = new Map<string, { frame: number; stood: number }[]>();
  for (let round = 0; round < rounds; round++)
    for (const { seat, path, acts } of parts) {
      const window = await watched(browser, seat, { slower });
      await drawn(window, path, "tbody th a");
      for (const { name, act, stands } of acts) {
        const told = await done(
          window.page,
          () => act(window.page),
          () => stands(window.page),
        );
        got.set(name, [...(got.get(name) ?? []), told]);
      }
      await window.page.context().close();
    }
  const frame = (all: readonly { frame: number }[]) => middle(all.map((each) => each.frame));
  return {
    title: `Interactions, on a processor ${slower === 1 ? "of this machine" : `${slower} times slower`} (${rounds} rounds, medians)`,
    rows: [...got].map(([interaction, all]) => ({
      interaction,
      "until the next frame, ms": frame(all).toFixed(0),
      "worst round, ms": Math.max(...all.map((each) => each.frame)).toFixed(0),
      "until it stands, ms": middle(all.map((each) => each.stood)).toFixed(0),
    })),
    wrong: [...got]
      .filter(([, all]) => frame(all) > bounds.interaction)
      .map(([name, all]) => `${name}: ${frame(all).toFixed(0)} ms, at most ${bounds.interaction} (processor × ${slower})`),
  };
}

/** The pages that people have open all day, in a real browser, from the build that is served. */
export async function web(): Promise<Section[]> {
  const [browser, stage] = [await aBrowser(), await webStage()];
  try {
    const seats = await seatsOf(browser, stage);
    return [
      await webSizes(),
      await loads(browser, stage, seats, true),
      await loads(browser, stage, seats, false),
      await interactions(browser, stage, seats, 1),
      await interactions(browser, stage, seats, 4),
    ];
  } finally {
    await browser.close();
    await stage.stop();
  }
}
