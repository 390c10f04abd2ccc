import { adoptionIdFor, declare } from "@chuan/core/adoption";
import { expect, test } from "vitest";
import { signIn, visit } from "./browser.ts";
import { aSuite } from "./suite.ts";

const on = aSuite();

test("an operator's wrong address is told at its field before anything is sent; a province is suspended with a reason, and what may follow is offered", async () => {
  const operator = await on.site.onPlatform("operator", { name: "Trần Minh Khoa" });
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, operator, "/operator/onboard");
  await page.getByLabel("Tỉnh, thành phố", { exact: true }).selectOption("86.2025");
  await page.getByLabel("Họ tên người quản trị").fill("Nguyễn Thị Hạnh");
  const address = page.getByLabel("Thư điện tử công vụ của người quản trị");
  await address.fill("không@phải thư");
  await page.getByRole("button", { name: "Mở không gian và gửi thư mời" }).click();
  expect(await address.evaluate((field) => (field as unknown as { validity: { valid: boolean } }).validity.valid)).toBe(false);
  await address.fill("quan.tri.86@tinh.gov.vn");
  await page.getByRole("button", { name: "Mở không gian và gửi thư mời" }).click();
  await page.getByRole("link", { name: /Xem .*Vĩnh Long/ }).click();
  await page.getByRole("button", { name: "Tạm dừng" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Lý do").fill("Theo đề nghị của tỉnh.");
  await dialog.getByRole("button", { name: "Tạm dừng" }).click();
  await page.getByText("Người của tỉnh xem được mọi thứ, chưa ghi được gì.").waitFor();
  await page.getByRole("button", { name: "Mở lại" }).waitFor();
  expect(await page.getByRole("button", { name: "Tạm dừng" }).count()).toBe(0);
  expect(trouble).toEqual([]);
  await close();
});

test("the nation's figures move with a declaration; from map and table one comes to a province's totals and to nothing refused", async () => {
  const desk = await on.site.province("22");
  const wards = [await on.site.agency(desk, "Phường Hồng Gai"), await on.site.agency(desk, "Phường Bãi Cháy")];
  const said = { id: adoptionIdFor("2015"), reason: "Ghi nhận hiện trạng.", basis: "1/CB", conformity: "self_declared" as const };
  await declare(wards[0]!, { ...said, scope: { covered: 5, inForce: 5 } });
  await on.site.platform.settle();
  const analyst = await on.site.onPlatform("national_analyst", { name: "Lê Thu Phương" });
  const { page, trouble, close } = await visit(on.browser, on.site);
  const refused: string[] = [];
  page.on("response", (answer) => answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`));
  await signIn(page, analyst);
  refused.length = 0;
  await page.getByText("1 trong 2 cơ quan").waitFor();
  await page.getByRole("button", { name: "Quảng Ninh 50" }).press("ArrowLeft");
  await page.getByText("Tỉnh này chưa có số liệu trong hệ thống.").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("link", { name: "Xem số tổng của Quảng Ninh" }).waitFor();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: "Xuất số liệu" })
      .click()
      .then(() => page.getByRole("button", { name: "Bảng CSV (.csv)" }).click()),
  ]);
  const csv = Buffer.concat(await Array.fromAsync(await file.createReadStream())).toString("utf8");
  expect(csv).toContain("22.2025;Quảng Ninh;2;1;50;");

  await declare(wards[1]!, { ...said, scope: { covered: 5, inForce: 5 } });
  await on.site.platform.settle();
  await page.reload();
  await page.getByText("2 trong 2 cơ quan").waitFor();
  await page.getByRole("link", { name: "Quảng Ninh", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Thành phố Quảng Ninh" }).waitFor();
  await page.getByText("2 / 2 · 100 %").first().waitFor();
  for (const name of ["Theo cấp, phiên bản, năm", "Tài liệu và việc đọc", "Toàn quốc"]) {
    await page.getByRole("navigation", { name: "Chính", exact: true }).getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  }
  const links = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((all) => all.map((each) => (each as unknown as { pathname: string }).pathname));
  expect(links.filter((path) => !/^\/nation\/provinces\/\d\d\.\d{4}$/.test(path))).toEqual([]);
  expect([...refused, ...trouble]).toEqual([]);
  await close();
}, 60_000);
