import { keys, type ProvinceCtx } from "@chuan/kernel";
import { Agencies, type Agency } from "../agencies/index.ts";
import type { Row } from "./judge.ts";

/** A batch get takes a hundred keys. */
const batch = 100;

/** The agencies of the register that the rows speak of, by code: read strongly, through the claims that hold the codes. */
export async function known(ctx: ProvinceCtx, rows: readonly Pick<Row, "agency" | "parent">[]): Promise<Map<string, Agency>> {
  const codes = [...new Set(rows.flatMap(({ agency, parent }) => [agency.code, ...(parent === undefined ? [] : [parent])]))];
  const pk = keys.claimPartition(keys.claimPlace(ctx.scope, true));
  const found = new Map<string, Agency>();
  for (let i = 0; i < codes.length; i += batch) {
    const claims = await ctx.table.batchGet(codes.slice(i, i + batch).map((code) => ({ pk, sk: `${Agencies.name}.code=${code}` })));
    const holders = claims.flatMap((claim) => (claim ? [String(claim["holder"])] : []));
    if (holders.length === 0) continue;
    const place = (id: string) => keys.home({ level: "agency", province: ctx.scope.province, agency: id as Agency["id"] });
    const items = await ctx.table.batchGet(holders.map((id) => ({ pk: keys.nounPartition(place(id), Agencies.name), sk: id })));
    for (const item of items) {
      const agency = item && Agencies.open(item);
      if (agency) found.set(agency.code, agency);
    }
  }
  return found;
}
