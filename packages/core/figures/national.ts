import { addFacts, CivilDate, civilDate, type Facts, nation, ProvinceKey, query } from "@chuan/kernel";
import * as z from "zod";
import { both } from "@chuan/kernel";
import { fullName, provinceOf } from "../provinces/index.ts";
import { DocumentFigures, documentFigures } from "./documents.ts";
import { cellsIn, countAll, countBy, type Counts, groupings, type Metric, metricNames, sharesOf } from "./metrics.ts";
import { dayAsked } from "./rollups.ts";

/** Names parted by commas; all of them by default. */
export const listed = z
  .string()
  .transform((text) => text.split(",").map((name) => name.trim()))
  .pipe(
    z.array(
      z.enum(metricNames, {
        error: both({ vi: `Chỉ số phải là một trong: ${metricNames.join(", ")}.`, en: `A metric is one of ${metricNames.join(", ")}.` }),
      }),
    ),
  );

/** One province alone, by its key. */
export const oneProvince = ProvinceKey.optional();

export const Group = z.object({
  key: z.string(),
  name: z.string().optional(),
  counts: z.partialRecord(z.enum(metricNames), z.int()),
  shares: z.partialRecord(z.enum(metricNames), z.number().nullable()),
  /** Of the whole, and of each province: documents are not told apart by what an agency is. */
  documents: DocumentFigures.optional(),
});
export const Aggregates = z
  .object({
    asOf: z.string(),
    groupBy: z.string(),
    provinces: z.int(),
    total: Group.omit({ key: true, name: true }),
    groups: z.array(Group),
  })
  .meta({ id: "Aggregates", description: "Tổng hợp toàn quốc: chỉ có số, không có hồ sơ nào của cơ quan." });

/** The nation's sums, or one province's, grouped. One table query of at most 34 items, however many agencies there are. */
export const aggregates = query({
  name: "figures.national",
  reach: "national",
  can: "national:read",
  input: z.strictObject({
    groupBy: z.enum(["province", ...groupings]).default("province"),
    metrics: listed.optional(),
    asOf: CivilDate.optional(),
    province: oneProvince,
  }),
  answer: Aggregates,
  run: async (ctx, { groupBy, metrics, asOf, province: only }) => {
    const today = civilDate(ctx.clock());
    const day = dayAsked(asOf, today);
    const rows = await nation(ctx.table, day === today ? undefined : day, only);
    const wanted = metrics ?? metricNames;
    const all = rows.reduce<Facts>((sum, row) => addFacts(sum, row.sums), {});
    const groups =
      groupBy === "province"
        ? rows.map(({ province, sums }) => ({
            key: province as string,
            name: nameOf(province, day),
            counts: countAll(cellsIn(sums)),
            documents: documentFigures(sums, day),
          }))
        : countBy(cellsIn(all), groupBy);
    return {
      asOf: day,
      groupBy,
      provinces: rows.length,
      total: { ...shown(countAll(cellsIn(all)), wanted), documents: documentFigures(all, day) },
      groups: groups.map(({ counts, ...group }) => ({ ...group, ...shown(counts, wanted) })),
    };
  },
});

const nameOf = (key: string, day: string) => {
  const unit = provinceOf(key);
  return unit ? fullName(unit, unit.validTo && unit.validTo < day ? unit.validTo : day) : key;
};

export function shown(counts: Counts, wanted: readonly Metric[]) {
  const pick = <V>(from: { [M in Metric]: V }) => Object.fromEntries(wanted.map((name) => [name, from[name]])) as { [M in Metric]?: V };
  return { counts: pick(counts), shares: pick(sharesOf(counts)) };
}
