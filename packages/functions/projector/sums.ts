import type { Means } from "@chuan/core/entrance";
import { confine, copyToNation, foldNews, type Key, type ProvinceKey, reaches, sumProvince } from "@chuan/kernel";

/** What follows from news as sums alone. Its table reads logs and sums and writes sums, here as in the cloud: no record is within its reach. */
export const sums = {
  /** @returns the provinces whose sums may have moved: `sum` them when it suits, at most every few seconds. */
  fold: ({ table }: Means, news: readonly Key[]): Promise<ProvinceKey[]> => foldNews(confine(table, reaches.projector), news),
  async sum({ table, clock }: Means, provinces: Iterable<ProvinceKey>): Promise<void> {
    const within = confine(table, reaches.projector);
    for (const province of provinces) {
      await sumProvince(within, province);
      await copyToNation(within, province, clock());
    }
  },
};
