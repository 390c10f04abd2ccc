import { click, type Screen } from "./screen.ts";

export const account: readonly Screen[] = [
  { name: "account-sign-in", path: () => "/sign-in" },
  {
    name: "account-wrong-password",
    path: () => "/sign-in",
    after: async (page) => {
      await page.getByLabel("Thư điện tử công vụ").fill(`huyen.${Date.now()}@quangninh.gov.vn`);
      await page.getByLabel("Mật khẩu", { exact: true }).fill("sai mật khẩu");
      await page.keyboard.press("Enter");
      await page.getByText("không đúng").waitFor();
    },
  },
  { name: "account-forgot", path: () => "/forgot" },
  { name: "account-reset", path: () => "/reset#x" },
  { name: "account-invitation", path: () => "/invitation#x" },
  { name: "account-own", as: "secretary", path: () => "/account" },
  { name: "account-password", as: "secretary", path: () => "/account", after: (page) => click(page, "Đổi mật khẩu") },
  { name: "account-workspaces", as: "between", path: () => "/workspaces" },
];
