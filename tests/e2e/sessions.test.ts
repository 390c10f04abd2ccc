import { adoptionIdFor, plan } from "@chuan/core/adoption";
import { inviteToAgency } from "@chuan/core/people";
import { expect, test } from "vitest";
import { totp } from "../access/rows-identity.ts";
import { desktop, enter, overflowing, phone, signIn, visit } from "./browser.ts";
import { byPointer } from "./hand.ts";
import { aSite, password } from "./site.ts";
import { aSuite } from "./suite.ts";

const on = aSuite();

async function aWard(name: string, code = "22") {
  const desk = await on.site.province(code);
  return { desk, ward: await on.site.agency(desk, name) };
}

test("the link of an invitation leads to its page: a weak password is told at the field, a good one leads inside", async () => {
  const { ward } = await aWard("Phường Bãi Cháy");
  const email = "moi.vao@tinh.gov.vn";
  await inviteToAgency(ward, { email, name: "Lê Mới Vào", roles: ["staff"] });
  const link = await on.site.linkFor(email);
  const { page, trouble, close } = await visit(on.browser, on.site);
  await page.goto(link);
  const field = page.getByLabel("Mật khẩu", { exact: true });
  await field.fill("ngắn quá");
  await page.getByRole("button", { name: "Nhận lời mời" }).click();
  await page.locator(".mantine-InputWrapper-error").waitFor();
  expect(new URL(page.url()).hash).toBe("");
  await field.fill(password);
  await page.getByRole("button", { name: "Nhận lời mời" }).click();
  await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
  await page.getByText("Không còn việc nào chờ").waitFor();
  expect(trouble).toEqual([]);
  await close();
});

test("a session that ended under a page is opened again over it, and what was asked goes on; a wrong password there keeps the page", async () => {
  const { desk, ward } = await aWard("Phường Hà Tu");
  const other = await on.site.agency(desk, "Phường Cao Xanh");
  const email = await on.site.member(ward, "iso_secretary", { name: "Đỗ Thị Mai" });
  await inviteToAgency(other, { email, name: "Đỗ Thị Mai", roles: ["iso_secretary"] });
  await on.site.platform.settle();
  await plan(other, { id: adoptionIdFor("2015"), due: "2099-06-30" });
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, email);
  await page.getByRole("button", { name: /đổi nơi làm việc/ }).click();
  await page.getByRole("link", { name: "Phường Cao Xanh" }).click();
  await page.getByText("Có 1 việc").waitFor();
  // Nothing of the next page is known yet, so it asks.
  on.site.turnClock(40 * 60_000);
  await page.getByRole("link", { name: "Người dùng", exact: true }).click();
  const lock = page.getByRole("dialog", { name: "Phiên làm việc đã kết thúc" });
  await lock.waitFor();
  await page.keyboard.press("Escape");
  expect(await lock.isVisible()).toBe(true);
  await lock.getByLabel("Mật khẩu", { exact: true }).fill("sai mật khẩu rồi");
  await page.keyboard.press("Enter");
  await lock.getByText("không đúng").waitFor();
  await lock.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await lock.waitFor({ state: "detached" });
  await page.getByRole("rowheader", { name: "Đỗ Thị Mai" }).waitFor();
  expect(trouble).toEqual([]);
  await close();
});

test.each([
  ["at a desk", desktop],
  ["on a phone", phone],
] as const)(
  "a session that ended under a form, %s: it is opened again over the form, nothing typed is lost, it is sent once",
  async (width, size) => {
    const { ward } = await aWard(`Phường Giếng Đáy, ${width}`);
    const secretary = await on.site.member(ward, "iso_secretary", { name: "Đỗ Thị Mai" });
    const { page, trouble, close } = await visit(on.browser, on.site, { size });
    await enter(page, secretary, `/agencies/${ward.scope.agency}/people`);
    const hand = byPointer(page, size === phone);
    const invited = `${size.width}.moi@tinh.gov.vn`;
    await hand.press("Mời người dùng");
    await hand.fill("Họ và tên", "Lê Mới Vào");
    await hand.fill("Thư điện tử", invited);
    await hand.tick("Công chức");
    on.site.turnClock(40 * 60_000);
    await hand.press("Gửi giấy mời");
    await page.getByRole("dialog", { name: "Phiên làm việc đã kết thúc" }).waitFor();
    expect(await overflowing(page)).toEqual([]);
    await hand.fill("Mật khẩu", password);
    await page.keyboard.press("Enter");
    await hand.closed();
    await hand.press("Đã mời");
    await page.getByRole("rowheader", { name: "Lê Mới Vào" }).waitFor();
    await on.site.platform.settle();
    expect(on.site.platform.letters().filter(({ to }) => to === invited)).toHaveLength(1);
    expect(trouble).toEqual([]);
    await close();
  },
);

test("a forgotten password is set anew by the link of a letter", async () => {
  const { ward } = await aWard("Phường Hà Lầm");
  const email = await on.site.member(ward, "staff", { name: "Trần Hay Quên" });
  const { page, trouble, close } = await visit(on.browser, on.site);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Quên mật khẩu" }).click();
  // The page before has a field of that name too.
  await page.getByRole("heading", { name: "Quên mật khẩu" }).waitFor();
  await page.getByLabel("Thư điện tử công vụ").fill(email);
  await page.getByRole("button", { name: "Gửi liên kết" }).click();
  await page.getByRole("heading", { name: "Đã gửi thư" }).waitFor();
  await page.goto(await on.site.linkFor(email));
  await page.getByLabel("Mật khẩu mới", { exact: true }).fill("năm con cá vàng bơi");
  await page.getByRole("button", { name: "Đặt mật khẩu" }).click();
  await page.getByRole("link", { name: "Đăng nhập" }).click();
  await page.getByLabel("Thư điện tử công vụ").fill(email);
  await page.getByLabel("Mật khẩu", { exact: true }).fill("năm con cá vàng bơi");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
  expect(trouble).toEqual([]);
  await close();
});

test("who works in two provinces chooses one, and the palette's sign-out ends the session", async () => {
  const email = "hai.noi@tinh.gov.vn";
  const [one, two] = [await aWard("Phường Việt Hưng"), await aWard("Phường Kinh Bắc", "24")];
  await on.site.member(one.ward, "staff", { name: "Hai Nơi", email });
  await inviteToAgency(two.ward, { name: "Hai Nơi", email, roles: ["staff"] });
  await on.site.arrives(email);
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, email);
  await page.getByRole("heading", { level: 1, name: "Chọn không gian làm việc" }).waitFor();
  await page.getByRole("button", { name: /Phường Kinh Bắc/ }).click();
  await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
  expect(await page.locator(".where").textContent()).toContain("Phường Kinh Bắc");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dang xuat");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  await page.goto("/tasks");
  await page.waitForURL("**/sign-in?to=%2Ftasks");
  expect(trouble).toEqual([]);
  await close();
});

test("a role that reaches every agency enrols a second factor before anything else, and is asked for its code from then on", async () => {
  const strict = await aSite({ requireTotp: true });
  try {
    const desk = await strict.province();
    const email = await strict.atDesk(desk, "province_lead", { name: "Nguyễn Thị Hạnh" });
    const { page, trouble, close } = await visit(on.browser, strict);
    await signIn(page, email);
    await page.getByRole("button", { name: "Tạo mã QR" }).click();
    const key = (await page.locator(".secret").textContent())!.replaceAll(" ", "");
    await page.getByLabel("Mã xác thực").fill(totp(key, strict.platform.clock()));
    await page.getByRole("button", { name: "Bật xác thực hai bước" }).click();
    await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
    await page.getByRole("button", { name: /Tài khoản/ }).click();
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.waitForURL("**/sign-in");
    // A code is good once.
    strict.turnClock(60_000);
    await page.getByLabel("Thư điện tử công vụ").fill(email);
    await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    const code = page.getByLabel("Mã xác thực");
    await code.waitFor();
    await code.fill(totp(key, strict.platform.clock()));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Việc của tôi" }).waitFor();
    expect(trouble).toEqual([]);
    await close();
  } finally {
    await strict.stop();
  }
});

test("in one's own account one sees where one is signed in, signs another device out, and changes the password without leaving", async () => {
  const { ward } = await aWard("Phường Hà Tu");
  const email = await on.site.member(ward, "staff", { name: "Lê Văn Tư" });
  const elsewhere = await visit(on.browser, on.site);
  await signIn(elsewhere.page, email);
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, email, "/account");
  await page.getByText("2 thiết bị", { exact: true }).waitFor();
  await page.getByText("máy này", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: /^Đăng xuất Chrome/ }).click();
  await page.getByText("1 thiết bị", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Mật khẩu đang dùng").fill("không phải nó đâu");
  await dialog.getByLabel("Mật khẩu mới").fill("năm con vịt lội dưới ao");
  await dialog.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await dialog.getByText(/Mật khẩu hiện tại không đúng/).waitFor();
  await dialog.getByLabel("Mật khẩu đang dùng").fill(password);
  await dialog.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.reload();
  await page.getByText("1 thiết bị", { exact: true }).waitFor();

  on.site.turnClock(20 * 60_000);
  await elsewhere.page.goto("/account");
  await elsewhere.page.getByRole("heading", { level: 1, name: "Đăng nhập" }).waitFor();
  expect([...trouble, ...elsewhere.trouble]).toEqual([]);
  await elsewhere.close();
  await close();
});
