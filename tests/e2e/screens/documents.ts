import { at, of, type Screen } from "./screen.ts";

export const documents: readonly Screen[] = [
  { name: "overview-agency", as: "secretary", path: at("/overview") },
  { name: "documents", as: "secretary", path: at("/documents") },
  { name: "documents-none", as: "secretary", path: at("/documents?search=khong+co") },
  { name: "documents-new", as: "secretary", path: at("/documents/new") },
  { name: "document", as: "secretary", path: of("held") },
  { name: "document-review", as: "head", path: of("inReview") },
  { name: "document-approve", as: "head", path: of("awaiting") },
  { name: "document-edit", as: "secretary", path: of("revised", "/edit") },
  { name: "document-compare", as: "secretary", path: of("revised", "/compare") },
  {
    name: "document-describe",
    as: "secretary",
    path: of("held"),
    after: (page) => page.getByRole("button", { name: "Sửa thông tin" }).click(),
  },
  {
    name: "document-distribute",
    as: "secretary",
    path: of("held"),
    after: (page) => page.getByRole("button", { name: "Chọn người nhận" }).click(),
  },
];
