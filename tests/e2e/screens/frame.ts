import { at, type Screen } from "./screen.ts";

export const frame: readonly Screen[] = [
  { name: "tasks", as: "secretary", path: () => "/" },
  { name: "tasks-none", as: "lead", path: () => "/tasks" },
  { name: "frame-palette", as: "secretary", path: () => "/", after: (page) => page.keyboard.press("Control+k") },
  { name: "frame-keys", as: "secretary", path: () => "/", after: (page) => page.keyboard.press("?") },
  { name: "frame-account", as: "lead", path: () => "/tasks", after: (page) => page.getByRole("button", { name: /Tài khoản/ }).click() },
  { name: "frame-bell", as: "head", path: at("/tasks"), after: (page) => page.getByRole("button", { name: /việc quá hạn/ }).click() },
  {
    name: "frame-trouble",
    as: "lead",
    path: () => "/tasks",
    after: async (page) => {
      const told = {
        status: 409,
        code: "x",
        title: "Xung đột",
        detail: "Dữ liệu đang được người khác sửa; hãy thử lại.",
        requestId: "7f2k-19",
      };
      await page.route("**/v1/tasks*", (route) => route.fulfill({ status: 409, json: told, contentType: "application/problem+json" }));
      await page.reload();
      await page.getByText("7f2k-19").waitFor();
      await page.unroute("**/v1/tasks*");
    },
  },
  { name: "frame-not-here", as: "lead", path: () => "/khong-co-trang-nay" },
];
