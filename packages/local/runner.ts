import { addDays, civilDate, type ProvinceKey } from "@chuan/kernel";
import { listProvinces } from "@chuan/core/provinces";
import { job } from "@chuan/core/access";
import { asJob } from "@chuan/core/entrance";
import { enforceDue } from "@chuan/core/documents";
import type { OperatorCtx, ProvinceCtx } from "@chuan/kernel";
import { keepAnchors } from "./anchors.ts";
import type { Platform } from "./platform.ts";

const idle = 50;
const busy = 0;
const sumEvery = 1000;

/** Follows the feed and the clock until it is stopped. A failure is logged and tried again: nothing is passed over. */
export function startRunner(platform: Platform) {
  const waiting = new Set<ProvinceKey>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let summed = 0;
  let closed = "";

  async function turn(): Promise<number> {
    const moved = await platform.step(waiting);
    const now = platform.clock();
    if (waiting.size > 0 && (moved === 0 || now.getTime() - summed > sumEvery)) {
      const provinces = [...waiting];
      await platform.follow.sum(platform.means("feed"), provinces);
      for (const province of provinces) waiting.delete(province);
      summed = now.getTime();
    }
    const yesterday = addDays(civilDate(now), -1);
    if (closed !== yesterday) {
      await closeDay(platform);
      closed = yesterday;
    }
    return moved;
  }

  const next = (wait: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = run();
    }, wait);
  };
  async function run(): Promise<void> {
    try {
      next((await turn()) > 0 ? busy : idle);
    } catch (error) {
      platform.log({
        at: platform.clock().toISOString(),
        requestId: "feed",
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      next(1000);
    }
  }
  next(0);
  return {
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * At the start, once a day, or later: documents whose day has come are in force; every province is summed, because a crash may have come between fold and sum; its ended days stand
 * in the nation's rows, the heads of all logs are noted, and changes long told are let go.
 */
export async function closeDay(platform: Platform): Promise<void> {
  for await (const province of provincesOf(platform)) {
    await enforceDue(asJob<ProvinceCtx>(platform.means("clock"), clockwork, { level: "province", province }));
    await platform.follow.sum(platform.means("clock"), [province]);
  }
  await keepAnchors(platform);
  await platform.forget();
}

const clockwork = job("clock", "province:read", "document:enforce");

/** The keys of all provinces on board. */
export async function* provincesOf(platform: Platform): AsyncGenerator<ProvinceKey> {
  const ctx = asJob<OperatorCtx>(platform.means("clock"), clockwork, { level: "operator" });
  let cursor: string | undefined;
  do {
    const page = await listProvinces(ctx, { limit: 200, ...(cursor ? { cursor } : {}) });
    for (const { province } of page.items) yield province;
    cursor = page.cursor;
  } while (cursor);
}
