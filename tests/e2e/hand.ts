import type { Locator, Page } from "playwright-core";
import { password } from "./site.ts";

type Where = { in?: Locator };
/** What a person does on a page. A journey that is told in these words alone can be walked by pointer, by finger and by the keyboard. */
export type Hand = {
  press: (name: string | RegExp, where?: Where) => Promise<void>;
  follow: (name: string | RegExp, where?: Where) => Promise<void>;
  fill: (label: string | RegExp, words: string) => Promise<void>;
  /** Goes on writing at the end of a text. */
  write: (label: string, words: string) => Promise<void>;
  pick: (label: string, option: string) => Promise<void>;
  tick: (label: string) => Promise<void>;
  /** A file by its path, or one that is made for the purpose. */
  send: (button: string, file: string | { name: string; mimeType: string; buffer: Buffer }) => Promise<void>;
  /** To a page of the place one is in, by its name: through the palette. */
  go: (name: string) => Promise<void>;
  sees: (words: string | RegExp) => Promise<void>;
  /** Whether such a button is there at all. */
  offers: (name: RegExp) => Promise<boolean>;
  /** The dialog has done its work and is gone. */
  closed: () => Promise<void>;
  arrives: (title: string | RegExp) => Promise<void>;
  /** Accepts an invitation by the link of its letter. */
  accepts: (link: string) => Promise<void>;
  page: Pick<Page, "reload" | "url" | "evaluate">;
};

type Means = {
  act: (target: Locator) => Promise<void>;
  fill: (target: Locator, words: string) => Promise<void>;
  end: (target: Locator) => Promise<void>;
  pick: (target: Locator, option: string) => Promise<void>;
  tick: (target: Locator) => Promise<void>;
  palette: () => Promise<void>;
};

/** Acts in the dialog that lies on top, where one is open: what is below it is out of reach for everybody. */
function aHand(page: Page, means: Means): Hand {
  const top = async () => {
    const open = page.locator("dialog[open]");
    return (await open.count()) > 0 ? open.last() : page.locator("body");
  };
  /** The one that is seen: the navigation of a phone and that of a desk stand in the same page. */
  const seen = (all: Locator) => all.filter({ visible: true }).first();
  const find = async (role: "button" | "link", name: string | RegExp, within?: Locator) => {
    const exact = typeof name === "string" ? { name, exact: true } : { name };
    const inside = (place: Page | Locator) => {
      const found = place.getByRole(role, exact);
      return seen(role === "button" ? found.or(place.locator("summary").filter({ hasText: name })) : found);
    };
    await inside(page).waitFor();
    return inside(within ?? (await top()));
  };
  const field = async (label: string | RegExp) => {
    await seen(page.getByLabel(label, { exact: true })).waitFor();
    return seen((await top()).getByLabel(label, { exact: true }));
  };
  const hand: Hand = {
    page,
    press: async (name, where) => means.act(await find("button", name, where?.in)),
    follow: async (name, where) => means.act(await find("link", name, where?.in)),
    fill: async (label, words) => means.fill(await field(label), words),
    write: async (label, words) => {
      await means.end(await field(label));
      await page.keyboard.press("Control+End");
      await page.keyboard.insertText(words);
    },
    pick: async (label, option) => {
      const chosen = await field(label);
      await chosen.locator("option", { hasText: option }).first().waitFor({ state: "attached" });
      await means.pick(chosen, option);
    },
    tick: async (label) => means.tick(await field(label)),
    send: async (button, file) => {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), hand.press(button)]);
      await chooser.setFiles(file);
    },
    go: async (name) => {
      await means.palette();
      const palette = page.getByRole("combobox", { name: "Tìm nhanh" });
      await palette.waitFor();
      await page.keyboard.insertText(name);
      await page.getByRole("option", { name, selected: true }).waitFor();
      await page.keyboard.press("Enter");
      await palette.waitFor({ state: "detached" });
    },
    sees: (words) => seen(page.getByText(words)).waitFor(),
    offers: async (name) => (await page.getByRole("button", { name }).count()) > 0,
    closed: () => page.locator("dialog[open]").last().waitFor({ state: "detached" }),
    arrives: (title) => page.getByRole("heading", { level: 1, name: title }).waitFor(),
    accepts: async (link) => {
      await page.goto(link);
      await hand.fill("Mật khẩu", password);
      await page.keyboard.press("Enter");
      await page.waitForURL(({ pathname }) => !pathname.startsWith("/invitation"));
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
  };
  return hand;
}

/** By mouse at a desk, by finger on a phone. */
export const byPointer = (page: Page, finger: boolean): Hand =>
  aHand(page, {
    act: (target) => (finger ? target.tap() : target.click()),
    fill: (target, words) => target.fill(words),
    end: (target) => (finger ? target.tap() : target.click()),
    pick: async (target, option) => {
      const label = await target.locator("option", { hasText: option }).first().textContent();
      await target.selectOption({ label: label! });
    },
    tick: (target) => (finger ? target.tap() : target.click()),
    palette: () => page.getByRole("button", { name: finger ? "Thêm" : /^Tìm/ }).click(),
  });

const most = 250;
// What the functions below, which run in the page, know of it: this side has no document.
type Element = { matches: (css: string) => boolean; contains: (of: Element) => boolean; compareDocumentPosition: (of: Element) => number };
type Shown = { activeElement: Element; body: Element; querySelector: (css: string) => Element };
type Select = { selectedIndex: number; options: Iterable<{ label: string }> };
type InPage = { document: Shown; addEventListener: (kind: string, listener: () => void, how: object) => void };
const noPointer = () => {
  const { addEventListener } = globalThis as unknown as InPage;
  const refuse = () => {
    throw new Error("a journey by keyboard used a pointer");
  };
  for (const kind of ["pointerdown", "mousedown", "touchstart"]) addEventListener(kind, refuse, { capture: true });
};
const wayTo = (target: unknown): string => {
  const { document } = globalThis as unknown as InPage;
  const [sought, now] = [target as Element, document.activeElement];
  if (now === sought) return "there";
  if (now.matches(".skip") && document.querySelector("main").contains(sought)) return "Enter";
  if (now === document.body || now.contains(sought)) return "Tab";
  const preceding = 2;
  return now.compareDocumentPosition(sought) & preceding ? "Shift+Tab" : "Tab";
};
const farFrom = (target: unknown, option: string): number => {
  const { options, selectedIndex } = target as Select;
  return [...options].findIndex(({ label }) => label.includes(option)) - selectedIndex;
};
/** By Tab, Enter, Space, arrows and ⌘K alone: any pointer is trouble that the page tells. */
export async function byKeyboard(page: Page): Promise<Hand> {
  await page.addInitScript(noPointer);
  /** Tabs until the focus is there, backwards where it lies behind; past the navigation as a person would, by the first link of the page. */
  async function come(target: Locator): Promise<void> {
    for (let n = 0; n < most; n++) {
      const way = await target.evaluate(wayTo);
      if (way === "there") return;
      await page.keyboard.press(way);
    }
    throw new Error(`the keyboard does not reach ${target.toString()}`);
  }
  return aHand(page, {
    act: async (target) => {
      await come(target);
      await page.keyboard.press("Enter");
    },
    fill: async (target, words) => {
      await come(target);
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(words);
    },
    end: come,
    pick: async (target, option) => {
      await come(target);
      for (let n = 0; n < most; n++) {
        const far = await target.evaluate(farFrom, option);
        if (far === 0) return;
        await page.keyboard.press(far > 0 ? "ArrowDown" : "ArrowUp");
      }
    },
    tick: async (target) => {
      await come(target);
      await page.keyboard.press("Space");
    },
    palette: () => page.keyboard.press("Control+k"),
  });
}
