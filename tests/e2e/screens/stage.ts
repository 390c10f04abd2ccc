import { adoptionIdFor, declare, plan } from "@chuan/core/adoption";
import { aShelf, someLaws } from "../laws.ts";
import { atWork, someDocuments, someModels } from "../office.ts";
import { aSite, type Site } from "../site.ts";

/** What the pictures and the checks of every route stand on: people and records to look at. */
export async function stage() {
  const site = await aSite();
  const shelf = await aShelf(site);
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
  const office = {
    secretary: await atWork(site, ward, secretary, "Nguyễn Thị Ngọc Huyền"),
    head: await atWork(site, ward, head, "Trần Văn Út"),
  };
  const documents = await someDocuments(office);
  const models = await someModels(desk, office);
  const law = await someLaws(office, documents);
  const newcomer = await site.atDesk(await site.province("01"), "province_lead", { name: "Trần Thị Lan" });
  const operator = await site.onPlatform("operator", { name: "Trần Minh Khoa" });
  const analyst = await site.onPlatform("national_analyst", { name: "Lê Thu Phương" });
  await site.platform.settle();
  return {
    site,
    people: {
      secretary,
      head,
      lead,
      stranger,
      newcomer,
      operator,
      analyst,
      archivist: shelf.head,
      place: { agency: ward.scope.agency, documents, models, law, shelf },
    },
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
