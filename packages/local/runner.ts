import { closeDay as closeDayOf } from "@chuan/functions";
import { addDays, civilDate, type ProvinceKey } from "@chuan/kernel";
import { incomingLifeMs } from "@chuan/kernel/files";
import { anchorFile } from "./anchors.ts";
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

/** Closes the day, and lets go of changes that were told long ago. */
export async function closeDay(platform: Platform): Promise<void> {
  const means = platform.means("clock");
  await closeDayOf({ means, desk: async () => means, anchors: anchorFile(platform.folder.anchors) });
  await platform.files.expirePassing(new Date(platform.clock().getTime() - incomingLifeMs));
  await platform.forget();
}
