import { expect, test } from "vitest";
import { signIn, visit } from "./browser.ts";
import { aSuite } from "./suite.ts";

let lead: string;
const on = aSuite(async (site) => {
  lead = await site.atDesk(await site.province(), "province_lead", { name: "Nguyễn Thị Hạnh" });
});

test("a list with two wrong rows is mended in its cells and imported whole; the overview counts it and each number opens its list", async () => {
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, lead, "/agencies/import");
  const list = ["mã,đơn vị hành chính,loại", "X.01,Xã Ba Chẽ,Xã", "X.02,Xã Bình Liêu,Thị trấn", "X.01,Phường Hà Tu,Phường"];
  const file = { name: "danh-sach.csv", mimeType: "text/csv", buffer: Buffer.from(list.join("\n")) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("Chưa biết cột nào là “tên cơ quan”").waitFor();
  await page.getByLabel("Cột “đơn vị hành chính” là").selectOption("name");
  await page.getByRole("button", { name: "Kiểm tra 3 dòng" }).click();
  await page.getByText("«Thị trấn»").waitFor();
  await page.getByLabel("loại cơ quan, dòng 3").fill("Xã");
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByText("Mã «X.01» đã có ở dòng 2.").waitFor();
  await page.getByLabel("mã cơ quan, dòng 4").fill("P.01");
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByRole("button", { name: "Nhập 3 cơ quan" }).click();
  await page.getByRole("heading", { name: "Đã nhập 3 cơ quan" }).waitFor();
  await on.site.platform.settle();
  await page.goto("/overview");
  await page.getByRole("link", { name: "Chưa có kế hoạch 3" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /^3 cơ quan/ })
    .waitFor();
  expect(await page.locator("tbody th").allTextContents()).toEqual(["Phường Hà Tu", "Xã Ba Chẽ", "Xã Bình Liêu"]);
  await page.getByLabel("Loại cơ quan").selectOption("ward");
  await page.getByText("1 trong 3 cơ quan").waitFor();
  expect(new URL(page.url()).searchParams.get("type")).toBe("ward");
  expect(trouble).toEqual([]);
  await close();
});
