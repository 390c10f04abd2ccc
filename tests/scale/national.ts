import { asJob } from "@chuan/core/entrance";
import { aggregates } from "@chuan/core/figures";
import { metered, type NationalCtx } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { anActor } from "../world.ts";
import type { Section } from "./bench.ts";
import { aCountry, now } from "./country.ts";

/** The nation's question by number of agencies. What it reads depends on how many kinds there are, not on how many agencies. */
export async function national(): Promise<Section> {
  const rows: { agencies: number; kinds: number; groups: number; RCU: number; trips: number }[] = [];
  const wrong: string[] = [];
  for (const kinds of [3, 60])
    for (const agencies of [100, 1000, 4000]) {
      const bare = sqliteTable(":memory:");
      await aCountry(bare, agencies, kinds);
      const { table, take } = metered(bare);
      const ctx = asJob<NationalCtx>({ table, clock: () => now, requestId: "bench" }, anActor(), { level: "national" });
      const { groups, total } = await aggregates(ctx, {});
      const { rcu, trips } = take();
      rows.push({ agencies, kinds, groups: groups.length, RCU: rcu, trips });
      if (total.counts.agencies !== agencies) wrong.push(`the nation counts ${total.counts.agencies} of ${agencies} agencies`);
      if (trips !== 1) wrong.push(`the nation's question of ${agencies} agencies takes ${trips} round trips`);
      if (groups.length > 34) wrong.push(`the nation has ${groups.length} rows`);
    }
  const few = new Set(rows.filter(({ kinds }) => kinds === 3).map(({ RCU }) => RCU));
  if (few.size > 1) wrong.push(`the nation's question costs ${[...few].join(", ")} RCU`);
  return { title: "The nation's question (34 provinces)", rows, wrong };
}
