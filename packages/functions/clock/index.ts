import { job } from "@chuan/core/access";
import { enforceDue } from "@chuan/core/documents";
import { collectFiles } from "@chuan/core/files";
import { asJob, type Means } from "@chuan/core/entrance";
import { listProvinces } from "@chuan/core/provinces";
import { anchorsOf, anchorsOfPlatform } from "@chuan/core/upkeep";
import { type AnchorLine, civilDate, confine, type OperatorCtx, type ProvinceCtx, type ProvinceKey, reaches } from "@chuan/kernel";
import { incomingLifeMs } from "@chuan/kernel/files";
import { sums } from "../projector/sums.ts";

/** One step of closing a day: a province, or what is in nobody's. */
export type Part = ProvinceKey | "platform";

/** Where anchors go, out of reach of whoever can write the table. A part whose anchors are kept is done for that day. */
export type AnchorStore = {
  kept(day: string): Promise<ReadonlySet<string>>;
  keep(day: string, part: Part, lines: readonly AnchorLine[]): Promise<void>;
};

export type Closing = {
  means: Means;
  /** With what a province's own records may be written. */
  desk: (province: ProvinceKey) => Promise<Means>;
  anchors: AnchorStore;
  /** Asked before each part: whether the rest is left to the next call. */
  enough?: () => boolean;
};

/**
 * At the start, once a day, or later: documents whose day has come are in force; files that nothing holds are gone; every province is summed, because a crash may have come
 * between fold and sum; its ended days stand in the nation's rows; the heads of all logs are noted. Each part may be done twice. What fails in
 * one province holds up no other.
 * @returns whether all of it is done; if not, the next call goes on where this one stopped
 * @throws AggregateError of what failed, after everything else was done
 */
export async function closeDay({ means: given, desk, anchors, enough = () => false }: Closing): Promise<boolean> {
  const means = { ...given, table: confine(given.table, reaches.clock) };
  const now = means.clock();
  const day = civilDate(now);
  const kept = await anchors.kept(day);
  const failed: unknown[] = [];
  for await (const part of partsOf(means)) {
    if (kept.has(part)) continue;
    if (enough()) return failed.length > 0 ? fail(failed) : false;
    try {
      const heads = part === "platform" ? anchorsOfPlatform(means.table, now) : await closeProvince(means, desk, part, now);
      await anchors.keep(day, part, await Array.fromAsync(heads));
    } catch (error) {
      failed.push(error);
    }
  }
  return failed.length > 0 ? fail(failed) : true;
}

const fail = (failed: unknown[]): never => {
  throw new AggregateError(failed, `closing the day failed in ${failed.length} parts: ${failed.map(String).join("; ")}`);
};

async function closeProvince(means: Means, desk: Closing["desk"], province: ProvinceKey, now: Date) {
  const ctx = asJob<ProvinceCtx>(await desk(province), clockwork, { level: "province", province });
  const done = await Promise.allSettled([enforceDue(ctx), collectFiles(ctx, new Date(now.getTime() - incomingLifeMs))]);
  // Whatever failed holds up no figure; the day is not anchored as done, so it is tried again.
  await sums.sum(means, [province]);
  const failed = done.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
  if (failed.length > 0) throw new AggregateError(failed, failed.map(String).join("; "));
  return anchorsOf(means.table, province, now);
}

async function* partsOf(means: Means): AsyncGenerator<Part> {
  yield* provincesOf(means);
  yield "platform";
}

const clockwork = job("clock", "province:read", "document:enforce", "file:collect");

/** The keys of all provinces that ever came on board. */
export async function* provincesOf(means: Means): AsyncGenerator<ProvinceKey> {
  const ctx = asJob<OperatorCtx>(means, clockwork, { level: "operator" });
  let cursor: string | undefined;
  do {
    const page = await listProvinces(ctx, { limit: 200, ...(cursor ? { cursor } : {}) });
    for (const { province } of page.items) yield province;
    cursor = page.cursor;
  } while (cursor);
}
