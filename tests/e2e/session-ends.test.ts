import type { AgencyCtx } from "@chuan/kernel";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signIn, visit } from "./browser.ts";
import { aDocument, atWork } from "./office.ts";
import { password } from "./site.ts";
import { aSuite } from "./suite.ts";

const secretaryName = "Nguyễn Thị Ngọc Huyền";
const headName = "Trần Văn Út";
let ward: AgencyCtx;
let people: { secretary: string; head: string };
const on = aSuite(async (site) => {
  ward = await site.agency(await site.province(), "Phường Hồng Gai");
  people = {
    secretary: await site.member(ward, "iso_secretary", { name: secretaryName }),
    head: await site.member(ward, "agency_head", { name: headName }),
  };
});
/** What is written and not sent is kept beside the page; a session that ends is another way of not reaching the API. */
async function unlock(page: Page): Promise<void> {
  const lock = page.getByRole("dialog", { name: "Phiên làm việc đã kết thúc" });
  await lock.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await lock.waitFor({ state: "detached" });
}
const pastTheEnd = () => on.site.turnClock(40 * 60_000);

test("when a session ends under the editor, what is written stays, and is saved once one is back in", async () => {
  const office = {
    secretary: await atWork(on.site, ward, people.secretary, secretaryName),
    head: await atWork(on.site, ward, people.head, headName),
  };
  const { document, version } = await aDocument(office, "Quy trình khi phiên kết thúc", "draft");
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, people.secretary, `/agencies/${ward.scope.agency}/documents/${document}/edit`);
  const writing = page.getByRole("textbox", { name: "Nội dung văn bản" });
  await writing.click();
  pastTheEnd();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Viết khi phiên đã hết.");
  await unlock(page);
  await page
    .getByRole("status")
    .filter({ hasText: /^Đã lưu/ })
    .waitFor();
  const stored = await page.request.get(`/v1/agencies/${ward.scope.agency}/versions/${version}`);
  expect(await stored.text()).toContain("Viết khi phiên đã hết.");
  expect(await writing.textContent()).toContain("Viết khi phiên đã hết.");
  expect(trouble).toEqual([]);
  await close();
}, 60_000);

test("when a session ends under a form, its fields stay, and it is sent once one is back in", async () => {
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, people.secretary, `/agencies/${ward.scope.agency}/documents/new`);
  const title = page.getByLabel("Tên tài liệu");
  await title.fill("Quy trình gõ dở");
  pastTheEnd();
  await title.press("Enter");
  await unlock(page);
  await page.getByRole("textbox", { name: "Nội dung văn bản" }).waitFor();
  await page.getByText("Quy trình gõ dở").first().waitFor();
  expect(trouble).toEqual([]);
  await close();
}, 60_000);
