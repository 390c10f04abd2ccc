import { Problem, type ProvinceCtx, type Terms } from "@chuan/kernel";
import { registerRunning } from "../agencies/index.ts";
import { carryOut } from "./carry-out.ts";
import { faults, receive } from "./receive.ts";

/**
 * Takes a list of agencies in and brings it to its end: all of it, or none. Repeated, it makes nothing twice. What a crash leaves half done
 * is carried on by the platform, since the rows are kept. @throws invalid import.faults, import.empty; conflict import.running
 */
export const take = Object.assign(
  async (ctx: ProvinceCtx, input: Parameters<typeof receive>[1], terms: Terms = {}) => {
    const { id } = await receive(ctx, input, terms).catch(plainly);
    const list = await carryOut(ctx, id);
    if (list.state === "refused") throw faults(list.problems);
    return list;
  },
  { ...receive },
);

/** A claim of our own making is nobody's choice of a value: what holds it is another import. */
function plainly(error: unknown): never {
  throw error instanceof Problem && error.code === "import.running_taken" ? registerRunning : error;
}
