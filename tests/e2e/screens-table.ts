import { adoptionIdFor, declare, plan } from "@chuan/core/adoption";
import type { Page } from "playwright-core";
import { atWork, someDocuments } from "./office.ts";
import { aSite, type Site } from "./site.ts";

/** What the pictures and the checks of every route stand on: people and records to look at. */
export async function stage() {
  const site = await aSite();
  await elsewhere(site);
  const desk = await site.province();
  const ward = await site.agency(desk, "Phường Hồng Gai");
  const other = await site.agency(desk, "Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh");
  const secretary = await site.member(ward, "iso_secretary", { name: "Nguyễn Thị Ngọc Huyền" });
  await site.member(other, "agency_head", { name: "Nguyễn Thị Ngọc Huyền", email: secretary }).catch(() => {});
  const lead = await site.atDesk(desk, "province_lead", { name: "Nguyễn Thị Hạnh" });
  const stranger = "khong.co@tinh.gov.vn";
  await plan(ward, { id: adoptionIdFor("2015"), due: "2026-11-05", on: "2026-01-15", reason: "Ghi nhận hiện trạng." });
  const head = await site.member(ward, "agency_head", { name: "Trần Văn Út", title: "Chủ tịch UBND phường" });
  const documents = await someDocuments({
    secretary: await atWork(site, ward, secretary, "Nguyễn Thị Ngọc Huyền"),
    head: await atWork(site, ward, head, "Trần Văn Út"),
  });
  const newcomer = await site.atDesk(await site.province("01"), "province_lead", { name: "Trần Thị Lan" });
  const operator = await site.onPlatform("operator", { name: "Trần Minh Khoa" });
  const analyst = await site.onPlatform("national_analyst", { name: "Lê Thu Phương" });
  await site.platform.settle();
  return {
    site,
    people: { secretary, head, lead, stranger, newcomer, operator, analyst, place: { agency: ward.scope.agency, documents } },
  };
}

/** Other provinces, whose agencies declared in the months before. */
async function elsewhere(site: Site): Promise<void> {
  const day = 86_400_000;
  site.turnClock(-200 * day);
  const places = [];
  for (const [code, count] of [
    ["31", 5],
    ["48", 3],
    ["79", 6],
    ["86", 4],
  ] as const) {
    const desk = await site.province(code);
    for (let n = 1; n <= count; n++) places.push(await site.agency(desk, `Phường số ${n}`));
  }
  const said = {
    id: adoptionIdFor("2015"),
    reason: "Ghi nhận hiện trạng.",
    conformity: "self_declared" as const,
    scope: { covered: 5, inForce: 5 },
  };
  for (let month = 0; month < 5; month++) {
    for (const [n, place] of places.entries()) if (n % 6 === month) await declare(place, { ...said, basis: `${n}/CB` });
    await site.platform.settle();
    site.turnClock(40 * day);
  }
  await site.platform.settle();
}
export type People = Awaited<ReturnType<typeof stage>>["people"];

type Screen = {
  name: string;
  /** Who looks at it; nobody when it stands before sign-in. */
  as?: Exclude<keyof People, "place">;
  path: (people: People) => string | Promise<string>;
  /** What is done before the picture: such a picture shows the window and not the whole page. */
  after?: (page: Page) => Promise<void>;
};

const at =
  (path: string) =>
  ({ place }: People) =>
    `/agencies/${place.agency}${path}`;
const of =
  (name: keyof People["place"]["documents"], path = "") =>
  (people: People) =>
    at(`/documents/${people.place.documents[name].document}${path}`)(people);
const click = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
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

/** Every route there is, and a few moments of it. The checks of every route walk this table too. */
export const screens: readonly Screen[] = [
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
  { name: "tasks", as: "secretary", path: () => "/" },
  { name: "tasks-none", as: "lead", path: () => "/tasks" },
  { name: "frame-palette", as: "secretary", path: () => "/", after: (page) => page.keyboard.press("Control+k") },
  { name: "frame-keys", as: "secretary", path: () => "/", after: (page) => page.keyboard.press("?") },
  { name: "frame-account", as: "lead", path: () => "/tasks", after: (page) => page.getByRole("button", { name: /Tài khoản/ }).click() },
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
  { name: "overview", as: "secretary", path: at("/overview") },
  { name: "documents", as: "secretary", path: at("/documents") },
  { name: "documents-none", as: "secretary", path: at("/documents?search=khong+co") },
  { name: "documents-new", as: "secretary", path: at("/documents/new") },
  { name: "document", as: "secretary", path: of("held") },
  { name: "document-review", as: "head", path: of("inReview") },
  { name: "document-approve", as: "head", path: of("awaiting") },
  { name: "document-edit", as: "secretary", path: of("revised", "/edit") },
  { name: "document-compare", as: "secretary", path: of("revised", "/compare") },
  {
    name: "document-distribute",
    as: "secretary",
    path: of("held"),
    after: (page) => page.getByRole("button", { name: "Chọn người nhận" }).click(),
  },
  { name: "overview", as: "lead", path: () => "/overview" },
  { name: "overview-first-steps", as: "newcomer", path: () => "/overview" },
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
  { name: "people", as: "lead", path: () => "/people" },
  { name: "people-invite", as: "lead", path: () => "/people", after: (page) => click(page, "Mời người dùng") },
  { name: "people-roles", as: "lead", path: () => "/people", after: (page) => click(page, /^Đổi vai trò/) },
  { name: "settings", as: "lead", path: () => "/settings" },
  { name: "settings-agency", as: "head", path: at("/settings") },
  { name: "clients", as: "lead", path: () => "/clients" },
  { name: "clients-create", as: "lead", path: () => "/clients", after: (page) => click(page, "Tạo ứng dụng") },
  { name: "trail", as: "lead", path: () => "/trail" },
  { name: "provinces", as: "operator", path: () => "/" },
  { name: "provinces-onboard", as: "operator", path: () => "/operator/onboard" },
  { name: "provinces-one", as: "operator", path: () => "/operator/provinces/79.2025" },
  {
    name: "provinces-suspend",
    as: "operator",
    path: () => "/operator/provinces/79.2025",
    after: (page) => page.getByRole("button", { name: "Tạm dừng" }).click(),
  },
  { name: "provinces-people", as: "operator", path: () => "/operator/people" },
  { name: "nation", as: "analyst", path: () => "/nation/provinces?at=79.2025" },
  { name: "nation-makeup", as: "analyst", path: () => "/nation/makeup" },
  { name: "nation-documents", as: "analyst", path: () => "/nation/documents" },
  { name: "nation-province", as: "analyst", path: () => "/nation/provinces/79.2025" },
];
