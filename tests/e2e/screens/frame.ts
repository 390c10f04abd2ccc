import { at, click, type Screen } from "./screen.ts";

export const frame: readonly Screen[] = [
  { name: "tasks", as: "secretary", path: () => "/" },
  { name: "tasks-none", as: "lead", path: () => "/tasks" },
  { name: "frame-palette", as: "secretary", path: () => "/", after: (page) => page.keyboard.press("Control+k") },
  {
    name: "frame-palette-found",
    as: "lead",
    path: () => "/tasks",
    after: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("phuong");
      await page
        .getByRole("option", { name: /Phường/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "frame-palette-nothing",
    as: "lead",
    path: () => "/tasks",
    after: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("zzzz không có");
      await page.getByText("Chưa tìm thấy").waitFor();
    },
  },
  { name: "frame-places", as: "secretary", path: () => "/", wide: true, after: (page) => click(page, /đổi nơi làm việc/) },
  { name: "frame-offline", as: "secretary", path: at("/overview"), after: (page) => page.context().setOffline(true) },
  {
    name: "frame-locked",
    as: "secretary",
    path: at("/documents/new"),
    after: async (page) => {
      const told = { status: 401, title: "Phiên đã hết", detail: "Phiên làm việc đã hết.", requestId: "x" };
      await page.getByLabel("Tên tài liệu").fill("Quy trình tiếp công dân");
      await page.route("**/v1/**", (route) => {
        const code = route.request().url().includes("/sessions/") ? "session.ended" : "token.expired";
        return route.fulfill({ status: 401, json: { ...told, code }, contentType: "application/problem+json" });
      });
      await click(page, "Mở bản thảo");
      await page.getByRole("dialog", { name: "Phiên làm việc đã kết thúc" }).waitFor();
    },
  },
  { name: "tasks-new", as: "fresh", path: () => "/" },
  { name: "tasks-staff", as: "staff", path: () => "/" },
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
