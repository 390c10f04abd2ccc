import type { Page } from "playwright-core";
import { at, click, of, type Screen } from "./screen.ts";

/** A dialog of an agency's page, the later steps out of their fold. */
const step = (name: string, button: string | RegExp): Screen => ({
  name,
  as: "lead",
  path: at("/profile"),
  after: async (page) => {
    await page.getByText("Bước khác").click();
    await click(page, button);
  },
});
const ask = (name: string, path: Screen["path"], button: string | RegExp): Screen => ({
  name,
  as: "lead",
  path,
  after: (page) => click(page, button),
});
const agencies = () => "/agencies";
/** A name and a code that an agency has already. */
const again = async (page: Page) => {
  await click(page, "Thêm cơ quan");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tên cơ quan").fill("Phường Hồng Gai");
  await dialog.getByLabel("Mã", { exact: true }).fill("mã có dấu cách");
  await dialog.getByRole("button", { name: "Thêm cơ quan" }).click();
  await dialog.locator("[aria-invalid=true]").first().waitFor();
};

export const desk: readonly Screen[] = [
  { name: "overview-province", as: "lead", path: () => "/overview" },
  { name: "overview-print", as: "lead", path: () => "/overview", print: true },
  { name: "overview-first-steps", as: "newcomer", path: () => "/overview" },
  { name: "overview-documents", as: "lead", path: () => "/documents" },
  { name: "overview-documents-late", as: "lead", path: () => "/documents?of=updates_overdue" },
  { name: "agencies", as: "lead", path: agencies },
  { name: "agencies-print", as: "lead", path: agencies, print: true },
  { name: "agencies-tree", as: "lead", path: () => "/agencies?view=tree" },
  { name: "agencies-none", as: "newcomer", path: agencies },
  { name: "agencies-none-so", as: "lead", path: () => "/agencies?q=khong+co" },
  ask("agencies-create", agencies, "Thêm cơ quan"),
  { name: "agencies-create-wrong", as: "lead", path: agencies, after: again },
  { name: "agencies-profile", as: "lead", path: at("/profile") },
  { name: "agencies-profile-past", as: "lead", path: at("/profile?asOf=2026-01-01") },
  ask("agencies-build", at("/profile"), "Bắt đầu xây dựng"),
  step("agencies-apply", "Đưa vào áp dụng"),
  step("agencies-confirm", "Xác nhận hiệu lực"),
  step("agencies-declare", "Ghi nhận công bố"),
  step("agencies-restart", "Ghi lại từ đầu"),
  ask("agencies-begin", at("/profile"), "Bắt đầu phiên bản khác"),
  ask("agencies-rename", at("/profile"), "Đổi tên cơ quan"),
  ask("agencies-reclassify", at("/profile"), "Phân loại lại"),
  ask("agencies-close", at("/profile"), "Kết thúc hoạt động"),
  { name: "agencies-people", as: "lead", path: at("/people") },
  ask("agencies-invite", at("/people"), "Mời người dùng"),
  { name: "agencies-trail", as: "lead", path: at("/trail") },
  { name: "people", as: "lead", path: () => "/people" },
  { name: "people-none", as: "newcomer", path: () => "/people?state=deactivated" },
  ask("people-invite", () => "/people", "Mời người dùng"),
  ask("people-roles", () => "/people", /^Đổi vai trò/),
  ask("people-deactivate", () => "/people", /^Ngừng/),
  { name: "people-delegate", as: "head", path: at("/people"), after: (page) => click(page, /^Ủy quyền/) },
  { name: "settings", as: "lead", path: () => "/settings" },
  { name: "settings-agency", as: "head", path: at("/settings") },
  { name: "clients", as: "newcomer", path: () => "/clients" },
  ask("clients-create", () => "/clients", "Tạo ứng dụng"),
  {
    name: "clients-secret",
    as: "lead",
    path: () => "/clients",
    after: async (page) => {
      await click(page, "Tạo ứng dụng");
      await page.getByLabel("Tên ứng dụng").fill("Cổng dịch vụ công quốc gia, phần tra cứu quy trình của cơ quan");
      await page.getByLabel("Đọc tài liệu").check();
      await page.getByRole("dialog").getByRole("button", { name: "Tạo ứng dụng" }).click();
      await page.getByText("Khóa bí mật").waitFor();
    },
  },
  { name: "clients-some", as: "lead", path: () => "/clients" },
  ask("clients-revoke", () => "/clients", /^Thu hồi/),
  { name: "trail", as: "lead", path: () => "/trail" },
  { name: "trail-print", as: "lead", path: at("/trail"), print: true },
  { name: "refused", as: "staff", path: at("/trail") },
  { name: "document-not-found", as: "staff", path: (people) => of("held")(people).replace(/.$/, (last) => (last === "0" ? "1" : "0")) },
];
