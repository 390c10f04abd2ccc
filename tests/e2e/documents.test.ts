import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { AgencyCtx } from "@chuan/kernel";
import { aPdf } from "../sending.ts";
import { signIn, visit } from "./browser.ts";
import { aDocument, atWork } from "./office.ts";
import { aSuite } from "./suite.ts";

let ward: AgencyCtx;
let people: { secretary: string; head: string; staff: string };
const on = aSuite(async (site) => {
  ward = await site.agency(await site.province(), "Phường Hồng Gai");
  people = {
    secretary: await site.member(ward, "iso_secretary", { name: "Nguyễn Thị Ngọc Huyền" }),
    head: await site.member(ward, "agency_head", { name: "Trần Văn Út" }),
    staff: await site.member(ward, "staff", { name: "Kim Thị Ngọc Ánh" }),
  };
});

const desk = async () => ({
  secretary: await atWork(on.site, ward, people.secretary, "Nguyễn Thị Ngọc Huyền"),
  head: await atWork(on.site, ward, people.head, "Trần Văn Út"),
});
const pageOf = (document: string, path = "") => `/agencies/${ward.scope.agency}/documents/${document}${path}`;
const writing = (page: Page) => page.getByRole("textbox", { name: "Nội dung văn bản" });
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Đã lưu/ });
async function write(page: Page, words: string) {
  await writing(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}
/** What the API has of the open draft, as plain letters. */
async function textOf(page: Page, version: string): Promise<string> {
  const answer = await page.request.get(`/v1/agencies/${ward.scope.agency}/versions/${version}`);
  return JSON.stringify(((await answer.json()) as { text: unknown }).text);
}
test("what is written without a network is kept, outlives the page, and is sent once the network is back", async () => {
  const { document, version } = await aDocument(await desk(), "Quy trình viết khi mất mạng", "draft");
  const { page, close } = await visit(on.browser, on.site);
  await signIn(page, people.secretary, pageOf(document, "/edit"));
  await writing(page).waitFor();
  await page.context().setOffline(true);
  await write(page, "Viết lúc mất mạng.");
  await page.getByText(/giữ trên máy này/).waitFor();
  // Each pause in writing is kept; the page is closed once the last words are.
  await page.waitForFunction(`new Promise((done) => {
    const asked = indexedDB.open("chuan.drafts", 1);
    asked.onsuccess = () => {
      const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
      all.onsuccess = () => done(JSON.stringify(all.result).includes("mất mạng."));
    };
  })`);
  expect(await page.getByText("Máy đang ngoại tuyến").count()).toBe(1);
  const other = await page.context().newPage();
  await page.close();
  await other.context().setOffline(false);
  await other.goto(pageOf(document, "/edit"));
  await saved(other).waitFor();
  await expect.poll(() => textOf(other, version)).toContain("lúc mất mạng.");
  await close();
}, 60_000);

test("of two windows on one draft neither loses a word: the later is told, and keeps both", async () => {
  const { document, version } = await aDocument(await desk(), "Quy trình hai cửa sổ", "draft");
  const [one, two] = [await visit(on.browser, on.site), await visit(on.browser, on.site)];
  for (const { page } of [one, two]) {
    await signIn(page, people.secretary, pageOf(document, "/edit"));
    await writing(page).waitFor();
  }
  await write(one.page, "Câu của cửa sổ một.");
  await saved(one.page).waitFor();
  await write(two.page, "Câu của cửa sổ hai.");
  await two.page.getByRole("button", { name: "Ghép cả hai" }).click();
  await saved(two.page).waitFor();
  await expect.poll(() => textOf(two.page, version)).toMatch(/cửa sổ một.*cửa sổ hai|cửa sổ hai.*cửa sổ một/);
  await one.close();
  await two.close();
}, 60_000);

test("who opens a draft that another holds sees who does, and takes it over with a reason", async () => {
  const { document, version } = await aDocument(await desk(), "Quy trình có người giữ", "draft");
  const { page, close } = await visit(on.browser, on.site);
  await signIn(page, people.staff, pageOf(document, "/edit"));
  await page.getByText(/Nguyễn Thị Ngọc Huyền đang soạn bản này/).waitFor();
  await page.getByRole("button", { name: "Tiếp quản để soạn" }).click();
  await page.getByRole("dialog").getByLabel("Lý do").fill("Chị Huyền nghỉ phép tuần này.");
  await page.getByRole("dialog").getByRole("button", { name: "Tiếp quản để soạn" }).click();
  await writing(page).waitFor();
  const { edition } = (await (await page.request.get(`/v1/agencies/${ward.scope.agency}/versions/${version}`)).json()) as {
    edition: { lock: { id: string } };
  };
  expect(edition.lock.id).not.toBe((await desk()).secretary.actor.id);
  await close();
}, 60_000);

test("a PDF of 20 MB shows how far it is, is given up half way, is sent, and is read in place", async () => {
  const { document } = await aDocument(await desk(), "Quy trình kèm tệp", "draft");
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, people.secretary, pageOf(document, "/edit"));
  await writing(page).waitFor();
  const file = { name: "quy-trinh.pdf", mimeType: "application/pdf", buffer: aPdf("Noi dung trong tep", 20 * 1024 * 1024) };
  const chosen = page.locator('input[type="file"][accept*="pdf"]');
  // The sending is held until it has been given up.
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<void>();
  await page.route("**/files/**", async (route) => {
    await givenUp;
    // The page has aborted it by now, or is about to.
    await route.abort().catch(() => {});
  });
  await chosen.setInputFiles(file);
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Dừng gửi" }).click();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  giveUp();
  await page.unrouteAll({ behavior: "wait" });
  await chosen.setInputFiles(file);
  await page.getByText("Nội dung là tệp quy-trinh.pdf, 20 MB").waitFor();
  await page.locator("canvas").waitFor();
  await page.getByText("Noi dung trong tep").waitFor({ state: "attached" });
  expect(trouble.filter((line) => !/ERR_FAILED/.test(line))).toEqual([]);
  await close();
}, 90_000);
