import { addDays, addFacts, civilDate, type Facts, nation, query } from "@chuan/kernel";
import * as z from "zod";
import { cellsIn, countAll, countBy, metricNames } from "./metrics.ts";
import { Group, listed, oneProvince, shown } from "./national.ts";

const every = z.enum(["month", "quarter", "year"]);
const months = { month: 1, quarter: 3, year: 12 } as const;

const NationalTrend = z
  .object({
    every,
    points: z.array(
      z.object({
        date: z.string(),
        provinces: z.int(),
        total: Group.pick({ counts: true, shares: true }),
        levels: z.array(Group.pick({ key: true, counts: true, shares: true })),
      }),
    ),
  })
  .meta({ id: "NationalTrend", description: "Số liệu cuối mỗi kỳ đã qua và của hôm nay, chung và theo cấp." });

/**
 * The nation's counts, or one province's, at the end of the last periods and today, oldest first: in all, and by level of agencies. One
 * query for each point, all at once. Days before a province came aboard have nothing to count.
 */
export const nationalTrend = query({
  name: "figures.national_trend",
  reach: "national",
  can: "national:read",
  input: z.strictObject({
    every: every.default("month"),
    /** How many points, today's among them. */
    points: z.coerce.number().int().min(2).max(24).default(12),
    metrics: listed.optional(),
    province: oneProvince,
  }),
  answer: NationalTrend,
  run: async (ctx, { every: period, points, metrics, province }) => {
    const today = civilDate(ctx.clock());
    const wanted = metrics ?? metricNames;
    const days = [...endsBefore(today, months[period], points - 1), today];
    const rows = await Promise.all(days.map((day) => nation(ctx.table, day === today ? undefined : day, province)));
    return {
      every: period,
      points: rows.map((own, i) => {
        const cells = cellsIn(own.reduce<Facts>((sum, { sums }) => addFacts(sum, sums), {}));
        const levels = countBy(cells, "level").map(({ key, counts }) => ({ key, ...shown(counts, wanted) }));
        return { date: days[i]!, provinces: own.length, total: shown(countAll(cells), wanted), levels };
      }),
    };
  },
});

/** The last days of the `count` periods before the one that `today` lies in, oldest first. Periods of 1, 3 or 12 months from January on. */
function endsBefore(today: string, length: number, count: number): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const first = Math.floor((month - 1) / length) * length;
  return Array.from({ length: count }, (_, i) => {
    const begin = new Date(Date.UTC(year, first - (count - 1 - i) * length, 1)).toISOString().slice(0, 10);
    return addDays(begin, -1);
  });
}
