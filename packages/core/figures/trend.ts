import { addDays, CivilDate, civilDate, everyItem, invalid, keys, query, rollupIn } from "@chuan/kernel";
import * as z from "zod";
import { cellsIn, countAll, CountsSchema } from "./metrics.ts";
import { dayAsked } from "./rollups.ts";

const Trend = z
  .object({ points: z.array(z.object({ date: z.string(), counts: CountsSchema })) })
  .meta({ id: "Trend", description: "Một điểm cho mỗi ngày có thay đổi, và điểm ở đầu khoảng." });

/**
 * The province's counts over time: the state at the start of the range, then one point for each day on which something changed.
 * @throws invalid figures.ahead, figures.backwards
 */
export const provinceTrend = query({
  name: "figures.trend",
  reach: "province",
  can: "figures:read",
  input: z.strictObject({ from: CivilDate, to: CivilDate.optional() }),
  answer: Trend,
  run: async (ctx, { from, to }) => {
    const until = dayAsked(to, civilDate(ctx.clock()));
    if (dayAsked(from, civilDate(ctx.clock())) > until) throw backwards;
    const pk = keys.provinceSumPartition(ctx.scope.province);
    // Both at once, in one round trip.
    const [before, days] = await Promise.all([
      ctx.table.query({ pk, from: keys.dayKey(""), to: keys.dayKey(addDays(from, -1)), limit: 1, newestFirst: true }),
      allOf(everyItem(ctx.table, { pk, from: keys.dayKey(from), to: keys.dayKey(until), limit: 400 })),
    ]);
    const points = [{ date: from, counts: countAll(cellsIn(rollupIn(before.items[0]).sums)) }];
    for (const item of days) {
      const date = item.sk.slice(2);
      if (date === from) points.pop();
      points.push({ date, counts: countAll(cellsIn(rollupIn(item).sums)) });
    }
    return { points };
  },
});

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const backwards = invalid("figures.backwards", "to", {
  vi: "Ngày cuối phải từ ngày đầu trở đi.",
  en: "The last day must not lie before the first.",
});
