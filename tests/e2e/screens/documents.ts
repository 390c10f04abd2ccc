import { password } from "../site.ts";
import { at, click, of, type Screen } from "./screen.ts";

const ask = (name: string, as: NonNullable<Screen["as"]>, which: Parameters<typeof of>[0], button: string | RegExp): Screen => ({
  name,
  as,
  path: of(which),
  after: (page) => click(page, button),
});

export const documents: readonly Screen[] = [
  { name: "overview-agency", as: "secretary", path: at("/overview") },
  { name: "overview-agency-new", as: "fresh", path: ({ empty }) => `/agencies/${empty}/overview` },
  { name: "documents", as: "secretary", path: at("/documents") },
  { name: "documents-print", as: "secretary", path: at("/documents"), print: true },
  { name: "documents-none", as: "secretary", path: at("/documents?search=khong+co") },
  { name: "documents-new", as: "secretary", path: at("/documents/new") },
  { name: "document", as: "secretary", path: of("held") },
  { name: "document-print", as: "secretary", path: of("birth"), print: true },
  { name: "document-desk", as: "lead", path: of("birth") },
  { name: "document-read", as: "staff", path: of("held") },
  { name: "document-draft", as: "secretary", path: of("revised") },
  { name: "document-review", as: "head", path: of("inReview") },
  { name: "document-approve", as: "head", path: of("awaiting") },
  {
    name: "document-approve-wrong",
    as: "head",
    path: of("awaiting"),
    whole: true,
    after: async (page) => {
      await page.getByLabel("Tôi đã đọc nội dung thay đổi").check();
      await page.getByLabel(/^Mật khẩu/).fill(`${password} sai`);
      await click(page, /^Phê duyệt bản/);
      await page.getByText(/không đúng/).waitFor();
    },
  },
  { name: "document-edit", as: "secretary", path: of("birth", "/edit") },
  {
    name: "document-edit-table",
    as: "secretary",
    path: of("birth", "/edit"),
    after: (page) => page.getByText("Công chức hộ tịch").click(),
  },
  { name: "document-compare", as: "secretary", path: of("birth", "/compare") },
  { name: "document-compare-inline", as: "secretary", path: of("birth", "/compare?as=inline") },
  ask("document-describe", "secretary", "held", "Sửa thông tin"),
  ask("document-distribute", "secretary", "held", "Chọn người nhận"),
  ask("document-revise", "secretary", "held", "Soạn bản mới"),
  ask("document-withdraw", "head", "held", "Bãi bỏ tài liệu"),
  ask("document-submit", "secretary", "birth", "Trình soát xét"),
  ask("document-discard", "secretary", "birth", "Hủy bản thảo"),
  ask("document-send-back", "head", "inReview", "Trả lại"),
  ask("document-decline", "head", "awaiting", "Trả lại"),
  ask("document-call-back", "head", "inReview", "Rút về sửa"),
  ask("document-remark", "head", "inReview", "Nhận xét chung"),
];
