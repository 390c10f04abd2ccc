import { at, click, type Screen } from "./screen.ts";
import type { People } from "./stage.ts";

const law = (people: People) => at(`/laws/${people.place.law}`)(people);
export const laws: readonly Screen[] = [
  { name: "laws", as: "secretary", path: at("/laws") },
  { name: "laws-none", as: "secretary", path: at("/laws?search=khong+co") },
  { name: "laws-new", as: "secretary", path: at("/laws/new") },
  { name: "laws-one", as: "head", path: law },
  {
    name: "laws-cite",
    as: "secretary",
    path: law,
    after: async (page) => {
      await click(page, "Nêu thêm tài liệu");
      await page.getByLabel("Tài liệu", { exact: true }).fill("quy trinh");
      await page.getByRole("button", { name: /^QT/ }).first().waitFor();
    },
  },
  { name: "laws-updates", as: "secretary", path: at("/legal-updates") },
  {
    name: "laws-judge",
    as: "secretary",
    path: at("/legal-updates"),
    after: async (page) => {
      await click(page, /^Xem xét QT/);
      await page.getByText("Ảnh hưởng, đã sửa xong").click();
    },
  },
  { name: "laws-judged", as: "secretary", path: at("/legal-updates?state=done") },
];

const shelf =
  (path: string) =>
  ({ place }: People) =>
    `/agencies/${place.shelf.agency}${path}`;
const over = (people: People) => shelf(`/documents/${people.place.shelf.over}`)(people);
export const disposal: readonly Screen[] = [
  { name: "disposal", as: "archivist", path: shelf("/destructions") },
  { name: "disposal-none", as: "secretary", path: at("/destructions") },
  { name: "disposal-document", as: "archivist", path: over },
  { name: "disposal-dispose", as: "archivist", path: over, after: (page) => click(page, /^Tiêu hủy bản/) },
  { name: "disposal-gone", as: "archivist", path: (people) => shelf(`/documents/${people.place.shelf.gone}`)(people) },
];
