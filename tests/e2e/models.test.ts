import type { AgencyCtx } from "@chuan/kernel";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBrowser, overflowing, phone, signIn, visit } from "./browser.ts";
import { aSite, password, type Site } from "./site.ts";

let browser: Browser;
let site: Site;
let ward: AgencyCtx;
let people: { lead: string; secretary: string; head: string };
beforeAll(async () => {
  [browser, site] = await Promise.all([aBrowser(), aSite()]);
  const desk = await site.province();
  ward = await site.agency(desk, "Phường Hồng Gai");
  await site.agency(desk, "Phường Cao Xanh");
  people = {
    lead: await site.atDesk(desk, "province_lead", { name: "Nguyễn Thị Hạnh" }),
    secretary: await site.member(ward, "iso_secretary", { name: "Nguyễn Thị Ngọc Huyền" }),
    head: await site.member(ward, "agency_head", { name: "Trần Văn Út" }),
  };
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const writing = (page: Page) => page.getByRole("textbox", { name: "Nội dung văn bản" });
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Đã lưu/ });
async function publish(page: Page, no: number, note: string) {
  await page.getByRole("button", { name: `Công bố lần ${no}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Có gì mới, vì sao").fill(note);
  await dialog.getByRole("button", { name: `Công bố lần ${no}` }).click();
  await page.getByText(`Lần ${no},`).waitFor();
}
/** From a draft to what is in force, by two people. */
async function inForce(secretary: Page, head: Page) {
  await secretary.getByRole("button", { name: "Trình soát xét" }).click();
  const dialog = secretary.getByRole("dialog");
  await dialog.getByLabel("Thay đổi những gì").fill("Ban hành lần đầu");
  await dialog.getByLabel("Vì sao").fill("Theo khung của tỉnh");
  await dialog.getByLabel("Người soát xét").selectOption({ label: "Trần Văn Út" });
  await dialog.getByRole("button", { name: "Trình soát xét" }).click();
  await secretary.getByRole("heading", { level: 2, name: "Bản 1.0 đang được soát xét" }).waitFor();
  await head.goto("/");
  await head.getByRole("link", { name: "Soát xét", exact: true }).click();
  await head.getByRole("button", { name: "Đồng ý bản 1.0" }).click();
  await head.getByRole("heading", { level: 2, name: "Bản 1.0 đã soát xét xong" }).waitFor();
  await secretary.goto("/");
  await secretary.getByRole("link", { name: "Trình duyệt" }).click();
  await secretary.getByRole("button", { name: "Trình phê duyệt bản 1.0" }).click();
  await secretary.getByRole("heading", { level: 2, name: "Bản 1.0 chờ phê duyệt" }).waitFor();
  await head.goto("/");
  await head.getByRole("link", { name: "Phê duyệt", exact: true }).click();
  await head.getByLabel("Tôi đã đọc nội dung thay đổi").check();
  await head.getByLabel("Mật khẩu của ông, bà").fill(password);
  await head.getByRole("button", { name: "Phê duyệt bản 1.0" }).click();
  await head.getByText("Đang hiệu lực").first().waitFor();
}

test("a province's model becomes an agency's document; when it goes on, the agency decides passage by passage, and the province sees who stands where", async () => {
  const lead = await visit(browser, site);
  await signIn(lead.page, people.lead, "/models/new");
  await lead.page.getByLabel("Khung", { exact: true }).fill("Khung tài liệu ISO cấp xã");
  await lead.page.getByLabel("Tên mẫu").fill("Quy trình tiếp công dân");
  await lead.page.getByLabel("Mã hiệu").fill("QT.11");
  await lead.page.getByRole("button", { name: "Mở để soạn" }).click();
  await writing(lead.page).click();
  await lead.page.getByLabel("Chèn chỗ điền").selectOption({ label: "Tên cơ quan" });
  await lead.page.keyboard.type(" tiếp công dân tại trụ sở.");
  await lead.page.keyboard.press("Enter");
  await lead.page.keyboard.type("Đơn được trả lời trong 10 ngày.");
  await saved(lead.page).waitFor();
  await lead.page.getByRole("button", { name: "Xong, về mẫu" }).click();
  await publish(lead.page, 1, "Ban hành lần đầu theo Luật Tiếp công dân");

  const secretary = await visit(browser, site);
  await signIn(secretary.page, people.secretary, `/agencies/${ward.scope.agency}/documents`);
  await secretary.page.getByRole("link", { name: "Xem văn bản mẫu" }).click();
  await secretary.page.getByRole("link", { name: "Quy trình tiếp công dân" }).click();
  await secretary.page.getByRole("button", { name: "Lấy mẫu này về soạn" }).click();
  await secretary.page.getByRole("dialog").getByLabel("Đơn vị chịu trách nhiệm").fill("Văn phòng");
  await secretary.page.getByRole("dialog").getByRole("button", { name: "Lấy mẫu này về soạn" }).click();
  await secretary.page.getByText("Phường Hồng Gai tiếp công dân tại trụ sở.").waitFor();
  await secretary.page.getByRole("link", { name: "Mở bản thảo" }).click();
  await writing(secretary.page).getByText("10 ngày").click();
  await secretary.page.keyboard.press("End");
  await secretary.page.keyboard.type(" Văn phòng theo dõi.");
  await saved(secretary.page).waitFor();
  const head = await visit(browser, site, { size: phone });
  await signIn(head.page, people.head);
  await inForce(secretary.page, head.page);
  await head.close();

  await lead.page.getByRole("link", { name: "Sửa mẫu" }).click();
  await writing(lead.page).getByText("10 ngày").click();
  await lead.page.keyboard.press("End");
  await lead.page.keyboard.type(" Trả lời bằng văn bản.");
  await lead.page.keyboard.press("Enter");
  await lead.page.keyboard.type("Lịch tiếp được niêm yết.");
  await saved(lead.page).waitFor();
  await lead.page.getByRole("button", { name: "Xong, về mẫu" }).click();
  await lead.page.getByText("Có sửa đổi chưa công bố").first().waitFor();
  await publish(lead.page, 2, "Thêm việc niêm yết lịch tiếp");
  await site.platform.settle();

  await secretary.page.goto("/");
  await secretary.page.getByRole("link", { name: "Xem lần mới" }).click();
  await secretary.page.getByText("Cả hai cùng sửa", { exact: true }).waitFor();
  await secretary.page.setViewportSize(phone);
  expect(await overflowing(secretary.page)).toEqual([]);
  await secretary.page.getByRole("button", { name: "Cả hai" }).click();
  await secretary.page.getByRole("button", { name: "Nhận lần 2 vào dự thảo" }).click();
  for (const words of ["Văn phòng theo dõi.", "Trả lời bằng văn bản.", "Lịch tiếp được niêm yết."])
    await writing(secretary.page).getByText(words).waitFor();
  await secretary.page.goto("/");
  await secretary.page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
  expect(await secretary.page.getByText("Xem lần mới").count()).toBe(0);

  await lead.page.goto("/models");
  const row = lead.page.getByRole("row", { name: /QT\.11/ });
  await row.getByRole("link").nth(3).waitFor();
  expect(await row.getByRole("cell").filter({ hasText: /^\d+$/ }).allTextContents()).toEqual(["1", "0", "1"]);
  await row.getByRole("link", { name: "1" }).first().click();
  await lead.page.getByText("1 trong 2 cơ quan").waitFor();
  await lead.page.getByRole("row", { name: /Phường Hồng Gai.*Lần 2/ }).waitFor();
  expect([...lead.trouble, ...secretary.trouble]).toEqual([]);
  await Promise.all([lead.close(), secretary.close()]);
}, 180_000);
