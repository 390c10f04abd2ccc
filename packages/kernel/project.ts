import type { ProvinceKey } from "./ids.ts";
import { placeOfTrail, provinceOfPlace } from "./keys.ts";
import { copyToNation } from "./nation.ts";
import { foldPlace, sumProvince } from "./rollups.ts";
import type { Key, Table } from "./table/port.ts";

/** What the feed delivers is only news: which places have something new to tell. @returns the provinces whose sums may have moved. */
export async function foldNews(table: Table, keys: readonly Key[]): Promise<ProvinceKey[]> {
  const places = new Set(keys.flatMap(({ pk }) => placeOfTrail(pk) ?? []));
  const moved = new Set<ProvinceKey>();
  for (const place of places) {
    const province = provinceOfPlace(place);
    if (province === undefined) continue;
    await foldPlace(table, place);
    moved.add(province);
  }
  return [...moved];
}

/** Folds, sums and copies upwards whatever the news is about. Twice or late is the same as once and in time. */
export async function project(table: Table, keys: readonly Key[], now: Date): Promise<void> {
  for (const province of await foldNews(table, keys)) {
    await sumProvince(table, province);
    await copyToNation(table, province, now);
  }
}
