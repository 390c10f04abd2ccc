import type { Page } from "playwright-core";
import { click, type Screen } from "./screen.ts";
import { longName } from "./stage.ts";

/** A list with two wrong rows, as the wizard shows it before anything is written. */
const list: string[] = [
  "mã,tên cơ quan,loại,ghi chú",
  "X.01,Xã Ba Chẽ,Xã,",
  "X.02,Xã Bình Liêu,Thị trấn,",
  "X.01,Xã Cái Chiên,Xã,",
  "X.04,Xã Hoành Mô,Xã,",
];
const dropList = (page: Page, lines = list) =>
  page.locator("input[type=file]").setInputFiles({ name: "danh-sach.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
/** Codes that no earlier picture has brought in. */
const sound = () => [list[0]!, ...["Xã Cái Bè", "Xã Phong Điền", longName].map((name, n) => `S.${Date.now()}.${n},"${name}",Xã,`)];

export const imports: readonly Screen[] = [
  { name: "imports-choose", as: "newcomer", path: () => "/agencies/import" },
  { name: "imports-columns", as: "newcomer", path: () => "/agencies/import", after: dropList },
  {
    name: "imports-mend",
    as: "newcomer",
    path: () => "/agencies/import",
    after: async (page) => {
      await dropList(page);
      await click(page, /^Kiểm tra 4 dòng/);
      await page.getByText("«Thị trấn»").waitFor();
    },
  },
  {
    name: "imports-sound",
    as: "importer",
    path: () => "/agencies/import",
    after: async (page) => {
      await dropList(page, sound());
      await click(page, /^Kiểm tra 3 dòng/);
      await page.getByRole("button", { name: /^Nhập 3/ }).waitFor();
    },
  },
  {
    name: "imports-done",
    as: "importer",
    path: () => "/agencies/import",
    after: async (page) => {
      await dropList(page, sound());
      await click(page, /^Kiểm tra 3 dòng/);
      await click(page, /^Nhập 3/);
      await page
        .getByRole("link", { name: /cơ quan/i })
        .last()
        .waitFor();
      await page
        .getByText(/Đã nhập/)
        .first()
        .waitFor();
    },
  },
];
