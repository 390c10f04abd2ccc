import { type ProvinceCtx, ProvinceKey, within } from "@chuan/kernel";
import { type aPlatform, aProvince } from "../../../tests/world.ts";
import { adoptionIdFor, build, declare } from "../adoption/index.ts";
import { create } from "../agencies/index.ts";
import type { AgencyType } from "../classification/index.ts";

const reason = "Ghi nhận hiện trạng khi bắt đầu dùng hệ thống.";
const kinds: readonly AgencyType[] = ["department", "sub_department", "historic_district", "public_service_unit"];

/**
 * Forty agencies as a report of 2014 tells them: 32 certified or declared, 19 of them for all of their procedures, 4 building, 4 not
 * begun; of various kinds.
 */
export async function fortyAgencies(platform: ReturnType<typeof aPlatform>, key = "49.2008"): Promise<ProvinceCtx> {
  const desk = await aProvince(platform, ProvinceKey.parse(key as ProvinceKey));
  for (let n = 0; n < 40; n++) {
    const code = `CQ.${String(n).padStart(2, "0")}`;
    const agency = await create(desk, { code, name: `Cơ quan ${n}`, type: kinds[n % 4]!, edition: "2008", validFrom: "2008-11-15" });
    const ctx = within(desk, agency.id);
    const said = { id: adoptionIdFor("2008"), reason };
    const conformity = n % 5 === 0 ? ("certified" as const) : ("self_declared" as const);
    if (n < 32)
      await declare(ctx, {
        ...said,
        on: `${2010 + (n % 5)}-06-15`,
        basis: `${n}/CB`,
        conformity,
        scope: { covered: n < 19 ? 50 : 30, inForce: 50 },
      });
    else if (n < 36) await build(ctx, { ...said, on: "2014-03-10" });
  }
  await platform.settle();
  return desk;
}
