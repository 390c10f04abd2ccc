import { adoptionIdFor, declare, plan } from "@chuan/core/adoption";
import { agencyTypes } from "@chuan/core/classification";
import { create } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { changeSettings } from "@chuan/core/settings";
import { type AgencyCtx, type ProvinceCtx, within } from "@chuan/kernel";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildBare } from "../../packages/web/tools/bare.ts";
import { aDocument, atWork } from "../e2e/office.ts";
import { aSite, type Site } from "../e2e/site.ts";
import { anActor } from "../world.ts";
import { documentsInto } from "./catalogue.ts";

const day = 86_400_000;
export const many = { agencies: 60, documents: 2000 };

/** A province of 60 agencies that declared over half a year, one of them with 2,000 documents; served with our build and, as `/bare.html`, a bare page. */
export async function webStage() {
  const web = mkdtempSync(path.join(tmpdir(), "chuan-bench-web-"));
  cpSync(path.resolve(import.meta.dirname, "../../packages/web/dist"), web, { recursive: true });
  await buildBare(web);
  const site = await aSite({ web });
  const desk = await site.province();
  const bench = asJob<ProvinceCtx>(site.platform.means("bench"), anActor(), { level: "province", province: desk.scope.province });
  const lead = await site.atDesk(desk, "province_lead", { name: "Nguyễn Thị Hạnh" });
  await site.atDesk(desk, "province_leader", { name: "Lê Văn Chính" });
  await changeSettings(bench, { target: { share: 90, of: "declared", by: "2027-12-31" } });
  const agencies = await someAgencies(site, bench);
  const place = agencies[0]!;
  const secretary = await site.member(place, "iso_secretary", { name: "Nguyễn Thị Ngọc Huyền" });
  const head = await site.member(place, "agency_head", { name: "Trần Văn Út" });
  const people = { secretary: await atWork(site, place, secretary, "Huyền"), head: await atWork(site, place, head, "Út") };
  const { document } = await aDocument(people, "Quy trình kiểm soát thông tin dạng văn bản", "in_force");
  await documentsInto(place, many.documents - 1);
  await site.platform.settle();
  const stop = async () => {
    await site.stop();
    rmSync(web, { recursive: true, force: true });
  };
  return { site, lead, secretary, agency: place.scope.agency, document, stop };
}

async function someAgencies(site: Site, desk: ProvinceCtx): Promise<AgencyCtx[]> {
  site.turnClock(-200 * day);
  const places: AgencyCtx[] = [];
  for (let n = 0; n < many.agencies; n++) {
    const type = agencyTypes.filter((each) => each !== "historic_district")[n % 7]!;
    const { id } = await create(desk, { code: `CQ.${String(n).padStart(2, "0")}`, name: `Ủy ban nhân dân phường số ${n}`, type });
    places.push(within(desk, id));
  }
  const id = adoptionIdFor("2015");
  const reason = "Ghi nhận hiện trạng.";
  for (let month = 0; month < 5; month++) {
    for (const [n, place] of places.entries())
      if (n % 8 === month)
        await declare(place, { id, reason, conformity: "self_declared", scope: { covered: 5, inForce: 5 }, basis: `${n}/CB` });
      else if (month === 0 && n % 8 > 5) await plan(place, { id, due: n % 2 ? "2026-09-01" : "2027-06-01", reason });
    await site.platform.settle();
    site.turnClock(40 * day);
  }
  return places;
}
