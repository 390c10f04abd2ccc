import { factName } from "@chuan/core/adoption";
import { adoptionStates, agencyTypes, usual } from "@chuan/core/classification";
import { provincesOn } from "@chuan/core/provinces";
import { AgencyId, copyToNation, type Facts, keys, ProvinceKey, sumProvince, type Table } from "@chuan/kernel";

/** The provinces of a day, as the registry has them: 34 since 1 July 2025. */
export const provinces = provincesOn("2026-03-01").map(({ key }) => ProvinceKey.parse(key as ProvinceKey));
export const now = new Date("2026-03-02T05:00:00Z");
export const day = "2026-03-01";

/** What one agency counts for. With `kinds` there are so many different ones, whatever the number of agencies. */
export function factsOf(n: number, kinds: number): Facts {
  const k = n % kinds;
  const type = agencyTypes[k % agencyTypes.length]!;
  const cell = {
    role: "standing",
    edition: "2015",
    state: adoptionStates[k % adoptionStates.length]!,
    ...usual[type],
    type,
    conformity: "none",
    coverage: "unknown",
    year: String(2010 + (k % 16)),
  };
  return { [factName(cell)]: 1 };
}

/** A country of so many agencies, as the projector would leave it: their sums are put there, the rest is summed and copied. */
export async function aCountry(table: Table, agencies: number, kinds: number): Promise<void> {
  const items = Array.from({ length: agencies }, (_, n) => {
    const province = provinces[n % provinces.length]!;
    const place = keys.home({ level: "agency", province, agency: AgencyId.from(`${n}`) });
    const sums = factsOf(Math.floor(n / provinces.length), kinds);
    return { pk: keys.placeRollupsPartition(province), sk: place, sums, appliedTo: 1, rev: 1, days: { [day]: sums } };
  });
  for (let i = 0; i < items.length; i += 100) await table.transact(items.slice(i, i + 100).map((put) => ({ put })));
  for (const province of provinces) {
    await sumProvince(table, province);
    await copyToNation(table, province, now);
  }
}
