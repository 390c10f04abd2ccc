import { expect, test } from "vitest";
import { plan, adoptionIdFor } from "@chuan/core/adoption";
import { desktop, phone, visit } from "./browser.ts";
import { password } from "./site.ts";
import { aSuite } from "./suite.ts";

let secretary: string;
const on = aSuite(async (site) => {
  const desk = await site.province();
  const ward = await site.agency(desk, "Phường Hồng Gai");
  secretary = await site.member(ward, "iso_secretary", { name: "Đỗ Thị Mai" });
  await plan(ward, { id: adoptionIdFor("2015"), due: "2099-06-30" });
});

test.each([
  ["at a desk", desktop],
  ["on a phone", phone],
] as const)(
  "%s a wrong password is told at its field and the field keeps what was typed; the right one leads to my tasks, counted",
  async (_, size) => {
    const { page, trouble, close } = await visit(on.browser, on.site, { size });
    await page.goto("/");
    await page.waitForURL("**/sign-in");
    await page.getByLabel("Thư điện tử công vụ").fill(secretary);
    const field = page.getByLabel("Mật khẩu", { exact: true });
    await field.fill("sai mật khẩu rồi");
    await page.keyboard.press("Enter");
    await page.getByText("Thư điện tử, mật khẩu hoặc mã xác thực không đúng").waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await field.inputValue()).toBe("sai mật khẩu rồi");
    await field.fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
    await page.getByText("Có 1 việc, chưa việc nào gấp.").waitFor();
    expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual(["Công bố phù hợp theo kế hoạch"]);
    expect(trouble).toEqual([]);
    await close();
  },
);
