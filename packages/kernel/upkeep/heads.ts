import { headKey } from "../keys.ts";
import type { Table } from "../table/port.ts";
import { type Head, headIn } from "../trail.ts";

/** The head of a place's log at an instant (ISO), to be kept elsewhere: a tail that is rewritten later no longer fits it. */
export type AnchorLine = Head & { at: string; place: string };

/** The heads of places that have a log, a hundred in a round trip. */
export async function* headsOf(table: Table, places: readonly string[], at: Date): AsyncGenerator<AnchorLine> {
  for (let i = 0; i < places.length; i += 100) {
    const some = places.slice(i, i + 100);
    const heads = await table.batchGet(some.map(headKey));
    for (const [j, place] of some.entries()) if (heads[j]) yield { at: at.toISOString(), place, ...headIn(heads[j]) };
  }
}
