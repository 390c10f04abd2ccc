import { at, click, type Screen } from "./screen.ts";

export const desk: readonly Screen[] = [
  { name: "overview-province", as: "lead", path: () => "/overview" },
  { name: "overview-first-steps", as: "newcomer", path: () => "/overview" },
  { name: "overview-documents", as: "lead", path: () => "/documents" },
  { name: "overview-documents-late", as: "lead", path: () => "/documents?of=updates_overdue" },
  { name: "agencies", as: "lead", path: () => "/agencies" },
  { name: "agencies-tree", as: "lead", path: () => "/agencies?view=tree&type=ward" },
  { name: "agencies-none", as: "newcomer", path: () => "/agencies" },
  { name: "agencies-create", as: "lead", path: () => "/agencies", after: (page) => click(page, "Thêm cơ quan") },
  { name: "agencies-profile", as: "lead", path: at("/profile") },
  {
    name: "agencies-step",
    as: "lead",
    path: at("/profile"),
    after: async (page) => {
      await page.getByText("Bước khác").click();
      await click(page, "Ghi nhận công bố");
    },
  },
  {
    name: "agencies-rename",
    as: "lead",
    path: at("/profile"),
    after: (page) => click(page, "Đổi tên cơ quan"),
  },
  { name: "agencies-people", as: "lead", path: at("/people") },
  { name: "agencies-trail", as: "lead", path: at("/trail") },
  { name: "people", as: "lead", path: () => "/people" },
  { name: "people-invite", as: "lead", path: () => "/people", after: (page) => click(page, "Mời người dùng") },
  { name: "people-roles", as: "lead", path: () => "/people", after: (page) => click(page, /^Đổi vai trò/) },
  { name: "settings", as: "lead", path: () => "/settings" },
  { name: "settings-agency", as: "head", path: at("/settings") },
  { name: "clients", as: "lead", path: () => "/clients" },
  { name: "clients-create", as: "lead", path: () => "/clients", after: (page) => click(page, "Tạo ứng dụng") },
  { name: "trail", as: "lead", path: () => "/trail" },
];
