import type { Page } from "playwright-core";
import { click, type Screen } from "./screen.ts";

/** A list with two wrong rows, as the wizard shows it before anything is written. */
const list = [
  "mã,tên cơ quan,loại,ghi chú",
  "X.01,Xã Ba Chẽ,Xã,",
  "X.02,Xã Bình Liêu,Thị trấn,",
  "X.01,Xã Cái Chiên,Xã,",
  "X.04,Xã Hoành Mô,Xã,",
];
const dropList = (page: Page) =>
  page.locator("input[type=file]").setInputFiles({ name: "danh-sach.csv", mimeType: "text/csv", buffer: Buffer.from(list.join("\n")) });

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
];
