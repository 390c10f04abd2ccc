import { expect, test } from "vitest";
import { signIn, violations, visit } from "./browser.ts";
import { atWork, someDocuments } from "./office.ts";
import { aSuite } from "./suite.ts";

let people: { secretary: string; stranger: string; lead: string };
const on = aSuite(async (site) => {
  const desk = await site.province();
  const ward = await site.agency(desk, "Phường Hồng Gai");
  const other = await site.agency(desk, "Phường Bãi Cháy");
  const secretary = await site.member(ward, "iso_secretary", { name: "Nguyễn Thị Ngọc Huyền" });
  const head = await site.member(ward, "agency_head", { name: "Trần Văn Út" });
  await someDocuments({
    secretary: await atWork(site, ward, secretary, "Nguyễn Thị Ngọc Huyền"),
    head: await atWork(site, ward, head, "Trần Văn Út"),
  });
  const stranger = await site.member(other, "iso_secretary", { name: "Đỗ Thị Mai" });
  people = { secretary, stranger, lead: await site.atDesk(desk, "province_lead", { name: "Nguyễn Thị Hạnh" }) };
  await site.platform.settle();
});

test("⌘K finds a document without dấu and by its beginnings, opens it by the keyboard, and knows it again; another agency finds nothing", async () => {
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, people.secretary);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("hai long do");
  const option = page.getByRole("option", { name: /Quy trình đo lường sự hài lòng/ });
  await option.waitFor();
  expect(await option.getAttribute("aria-selected")).toBe("true");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /Quy trình đo lường sự hài lòng/ }).waitFor();
  await page.keyboard.press("Control+k");
  await page
    .getByRole("group", { name: "Gần đây" })
    .getByRole("option", { name: /hài lòng/ })
    .waitFor();
  expect(trouble).toEqual([]);
  await close();

  const away = await visit(on.browser, on.site);
  await signIn(away.page, people.stranger);
  await away.page.keyboard.press("Control+k");
  await away.page.getByRole("combobox").fill("hai long do");
  await away.page.getByText("Chưa tìm thấy “hai long do”").waitFor();
  await away.close();
});

test("at the desk ⌘K finds agencies, and leads to a page of theirs that opens", async () => {
  const { page, close } = await visit(on.browser, on.site);
  await signIn(page, people.lead);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("bai chay");
  const option = page.getByRole("option", { name: /Phường Bãi Cháy/ });
  await option.waitFor();
  const [answer] = await Promise.all([
    page.waitForResponse((told) => /\/v1\/agencies\/agy_/.test(told.url())),
    page.keyboard.press("Enter"),
  ]);
  expect(answer.status()).toBe(200);
  await page.waitForURL(/\/agencies\/agy_/);
  await close();
});

test("⌘K finds a person where one may look, and leads to them in the list of their place", async () => {
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, people.lead);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("mai do");
  await page.getByRole("option", { name: /Đỗ Thị Mai/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("rowheader", { name: "Đỗ Thị Mai" }).waitFor();
  expect(await page.getByRole("rowheader").count()).toBe(1);
  expect(trouble).toEqual([]);
  await close();

  const away = await visit(on.browser, on.site);
  await signIn(away.page, people.secretary);
  await away.page.keyboard.press("Control+k");
  await away.page.getByRole("combobox").fill("mai do");
  await away.page.getByText("Chưa tìm thấy “mai do”").waitFor();
  await away.page.getByRole("combobox").fill("tran ut");
  await away.page.getByRole("option", { name: /Trần Văn Út/ }).waitFor();
  await away.close();
});
