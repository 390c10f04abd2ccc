import {
  type AgencyCtx,
  CivilDate,
  civilDate,
  type Facts,
  invalid,
  keys,
  type ProvinceCtx,
  query,
  rollupIn,
  sumsUntil,
} from "@chuan/kernel";
import * as z from "zod";
import { type Settings, settingsId, SettingsOf } from "../settings/index.ts";
import { DocumentFigures, documentFigures } from "./documents.ts";
import {
  behindPlan,
  cellsIn,
  countAll,
  countBy,
  CountsSchema,
  type Counts,
  groupings,
  percent,
  SharesSchema,
  sharesOf,
} from "./metrics.ts";

const input = z.strictObject({
  groupBy: z.enum(groupings).optional(),
  /** The sums as they stood at the end of this day; today's by default. */
  asOf: CivilDate.optional(),
});

const Target = z
  .object({
    by: z.string(),
    share: z.int(),
    of: z.string(),
    edition: z.string().optional(),
    reached: z.number().nullable(),
    missing: z.int(),
    daysLeft: z.int(),
  })
  .meta({ id: "TargetDistance", description: "Mục tiêu, đã đạt bao nhiêu phần trăm, còn thiếu bao nhiêu cơ quan, còn bao nhiêu ngày." });

export const Rollup = z
  .object({
    asOf: z.string(),
    counts: CountsSchema,
    shares: SharesSchema,
    /** Agencies whose own date for declaring has passed. */
    behindPlan: z.int(),
    documents: DocumentFigures,
    groups: z.array(z.object({ key: z.string(), counts: CountsSchema, shares: SharesSchema })).optional(),
    target: Target.optional(),
  })
  .meta({ id: "Rollup" });
type Rollup = z.output<typeof Rollup>;

/** @throws invalid figures.ahead: nobody knows tomorrow's sums. */
export function dayAsked(asked: string | undefined, today: string): string {
  if (asked !== undefined && asked > today)
    throw invalid("figures.ahead", "asOf", {
      vi: "Ngày này chưa đến, chưa có số liệu.",
      en: "This day lies ahead; there are no sums for it.",
    });
  return asked ?? today;
}

export function told(sums: Facts, day: string, groupBy: (typeof groupings)[number] | undefined): Rollup {
  const cells = cellsIn(sums);
  const counts = countAll(cells);
  const groups = groupBy && countBy(cells, groupBy).map((group) => ({ ...group, shares: sharesOf(group.counts) }));
  return {
    asOf: day,
    counts,
    shares: sharesOf(counts),
    behindPlan: behindPlan(sums, day),
    documents: documentFigures(sums, day),
    ...(groups ? { groups } : {}),
  };
}

/** How far a target is. One that names an edition counts only agencies that stand by it; its share is of all agencies. */
function distance(target: NonNullable<Settings["target"]>, sums: Facts, day: string) {
  const cells = cellsIn(sums);
  const { agencies } = countAll(cells);
  const counts: Counts = countAll(target.edition ? cells.filter(({ cell }) => cell.edition === target.edition) : cells);
  const metric = target.of === "applying" ? "in_use" : target.of;
  const wanted = Math.ceil((agencies * target.share) / 100);
  const daysLeft = Math.round((Date.parse(target.by) - Date.parse(day)) / 86_400_000);
  return {
    by: target.by,
    share: target.share,
    of: target.of,
    ...(target.edition ? { edition: target.edition } : {}),
    reached: percent(counts[metric], agencies),
    missing: Math.max(0, wanted - counts[metric]),
    daysLeft,
  };
}

/** The province's sums, derived shares, and how far its target is. One round trip. */
export const provinceRollup = query({
  name: "figures.province",
  reach: "province",
  can: "figures:read",
  input,
  answer: Rollup,
  run: async (ctx: ProvinceCtx, { groupBy, asOf }) => {
    const today = civilDate(ctx.clock());
    const day = dayAsked(asOf, today);
    const { province } = ctx.scope;
    const place = keys.home(ctx.scope);
    const own = { pk: keys.nounPartition(place, SettingsOf.name), sk: settingsId };
    // Both at once, in one round trip.
    const [[settings, sum], past] = await Promise.all([
      ctx.table.batchGet(day === today ? [own, keys.provinceSumKey(province)] : [own]),
      day === today ? undefined : sumsUntil(ctx.table, keys.provinceSumPartition(province), day),
    ]);
    const sums = past ?? rollupIn(sum).sums;
    const shown = told(sums, day, groupBy);
    const target = settings && SettingsOf.open(settings).target;
    return { ...shown, ...(target ? { target: distance(target, sums, day) } : {}) };
  },
});

/** One agency's own sums: the same figures, of one. */
export const agencyRollup = query({
  name: "figures.agency",
  reach: "agency",
  can: "figures:read",
  input,
  answer: Rollup,
  run: async (ctx: AgencyCtx, { groupBy, asOf }) => {
    const day = dayAsked(asOf, civilDate(ctx.clock()));
    return told(await sumsUntil(ctx.table, keys.placeSumsPartition(keys.home(ctx.scope)), day), day, groupBy);
  },
});
