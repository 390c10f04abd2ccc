import { adoptionIdFor, apply, build, declare, plan } from "@chuan/core/adoption";
import { add } from "@chuan/core/comments";
import { revise, save } from "@chuan/core/documents";
import { changeSettings } from "@chuan/core/settings";
import type { AgencyCtx, ProvinceCtx } from "@chuan/kernel";
import { aShelf, someLaws } from "../laws.ts";
import { aDocument, atWork, someDocuments, someModels } from "../office.ts";
import { aSite, type Site } from "../site.ts";
import { birth } from "./texts.ts";

/** As long as names of offices get. */
export const longName = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, dân dụng và nông nghiệp tỉnh Quảng Ninh";

/** What the pictures and the checks of every route stand on: people and records to look at. */
export async function stage() {
  const site = await aSite();
  const shelf = await aShelf(site);
  await monthsBefore(site);
  const desk = await site.province();
  const ward = await site.agency(desk, "Phường Hồng Gai");
  const other = await site.agency(desk, "Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh", { type: "public_service_unit" });
  await someStand(site, desk);
  const name = { secretary: "Nguyễn Thị Ngọc Huyền", head: "Trần Văn Út" };
  const secretary = await site.member(ward, "iso_secretary", { name: name.secretary });
  await site.member(other, "agency_head", { name: name.secretary, email: secretary }).catch(() => {});
  const lead = await site.atDesk(desk, "province_lead", { name: "Nguyễn Thị Hạnh" });
  await site.atDesk(desk, "inspector", { name: "Lâm Quốc Việt", title: "Trưởng phòng Tiêu chuẩn Đo lường Chất lượng" });
  await plan(ward, { id: adoptionIdFor("2015"), due: "2026-11-05", on: "2026-01-15", reason: "Ghi nhận hiện trạng." });
  const head = await site.member(ward, "agency_head", { name: name.head, title: "Chủ tịch UBND phường" });
  const staff = await site.member(ward, "staff", { name: "Kim Thị Ngọc Ánh", title: "Công chức Tư pháp – Hộ tịch" });
  const desks = { secretary: await atWork(site, ward, secretary, name.secretary), head: await atWork(site, ward, head, name.head) };
  const documents = { ...(await someDocuments(desks)), birth: await twoEditions(desks) };
  const remark = { text: "Nêu rõ ai giữ hồ sơ và giữ ở đâu.", quote: "hồ sơ tìm lại được" };
  await add(desks.head, { of: documents.inReview.version, ...remark });
  const models = await someModels(desk, desks);
  const law = await someLaws(desks, documents);
  const newcomer = await site.atDesk(await site.province("01"), "province_lead", { name: "Trần Thị Lan" });
  const importer = await site.atDesk(await site.province("92"), "province_lead", { name: "Thạch Thị Sa Rinh" });
  const empty = await site.agency(desk, longName, { type: "public_service_unit" });
  const fresh = await site.member(empty, "iso_secretary", { name: "Huỳnh Thị Mỹ Duyên" });
  const between = await site.atDesk(await site.province("01"), "inspector", { name: "Lê Thị Kim Xuyến" });
  await site.atDesk(desk, "inspector", { name: "Lê Thị Kim Xuyến", email: between }).catch(() => {});
  const operator = await site.onPlatform("operator", { name: "Trần Minh Khoa" });
  const analyst = await site.onPlatform("national_analyst", { name: "Lê Thu Phương" });
  await site.platform.settle();
  const place = { agency: ward.scope.agency, documents, models, law, shelf };
  const people = {
    empty: empty.scope.agency,
    secretary,
    head,
    staff,
    lead,
    newcomer,
    importer,
    fresh,
    between,
    operator,
    analyst,
    archivist: shelf.head,
    place,
  };
  return { site, people };
}
export type People = Awaited<ReturnType<typeof stage>>["people"];

const at = adoptionIdFor("2015");
const said = { id: at, reason: "Ghi nhận hiện trạng.", conformity: "self_declared" as const, scope: { covered: 5, inForce: 5 } };

/** Provinces whose agencies declared in the months before. */
async function monthsBefore(site: Site): Promise<void> {
  const day = 86_400_000;
  site.turnClock(-200 * day);
  const places = [];
  for (const [code, count] of [
    ["22", 7],
    ["31", 5],
    ["48", 3],
    ["79", 6],
    ["86", 4],
  ] as const) {
    const desk = await site.province(code);
    for (let n = 1; n <= count; n++) places.push(await site.agency(desk, `Phường số ${n}`));
  }
  for (let month = 0; month < 5; month++) {
    for (const [n, place] of places.entries()) if (n % 6 === month) await declare(place, { ...said, basis: `${n}/CB` });
    await site.platform.settle();
    site.turnClock(40 * day);
  }
  await site.platform.settle();
}

/** A department with what is below it, and agencies at several stations of their way. */
async function someStand(site: Site, desk: ProvinceCtx): Promise<void> {
  await changeSettings(desk, { target: { by: "2026-12-31", share: 80, of: "declared" } });
  const department = await site.agency(desk, "Sở Khoa học và Công nghệ", { type: "department" });
  const below = { type: "sub_department" as const, parent: department.scope.agency };
  const quality = await site.agency(desk, "Chi cục Tiêu chuẩn Đo lường Chất lượng", below);
  const health = await site.agency(desk, "Sở Y tế", { type: "department" });
  const commune = await site.agency(desk, "Xã Ba Chẽ", { type: "commune" });
  await declare(department, { ...said, basis: "112/QĐ-SKHCN" });
  const { id, reason } = said;
  await plan(quality, { id, reason, due: "2026-12-20" });
  await build(quality, { id, reason });
  await build(health, { id, reason, due: "2026-11-15" });
  await apply(health, { id, reason });
  await plan(commune, { id, reason, due: "2026-10-30" });
}

/** A process in force and the next one as a decree changed it. */
async function twoEditions(desks: { secretary: AgencyCtx; head: AgencyCtx }) {
  const { document, version } = await aDocument(desks, "Quy trình đăng ký khai sinh", "in_force", birth.first);
  const next = await revise(desks.secretary, { id: document, step: "revision", from: version });
  const draft = next.state === "active" ? next.draft! : version;
  await save(desks.secretary, { id: draft, body: birth.next, seen: 1 });
  return { document, version: draft };
}
