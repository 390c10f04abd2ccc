import type { ProvinceCtx, Terms } from "@chuan/kernel";
import { carryOut } from "./carry-out.ts";
import { faults, receive } from "./receive.ts";

/**
 * Takes a list of agencies in and brings it to its end: all of it, or none. Repeated, it makes nothing twice. What a crash leaves half done
 * is carried on by the platform, since the rows are kept. @throws invalid import.faults, import.empty; conflict import.running
 */
export const take = Object.assign(
  async (ctx: ProvinceCtx, input: Parameters<typeof receive>[1], terms: Terms = {}) => {
    const list = await carryOut(ctx, (await receive(ctx, input, terms)).id);
    if (list.state === "refused") throw faults(list.problems);
    return list;
  },
  { ...receive },
);
