import { closeDay } from "../clock/index.ts";
import { keepKeys } from "./keys.ts";
import { start } from "./start.ts";
import { tenantStores } from "./stores.ts";
import { openTable, tableNames } from "./tables.ts";

const { env, clock, log, failed, reading } = start("clock");
const stores = tenantStores(env, { name: "clock", clock, onRefusal: failed });
const table = openTable(tableNames(env.TABLE_NAME, env.SILOS));

/** What a part of the day may take, with room to spare: no part is begun with less time left. */
const partMs = 120_000;

/**
 * Closes the day, and keeps the keys. Called oftener than once a day: what is done is passed over, and what a call leaves for lack of time the
 * next one takes up. Should it fail, the schedule calls again.
 */
export async function handler(event: { id?: string }, context: { getRemainingTimeInMillis(): number }): Promise<{ done: boolean }> {
  const requestId = `clock-${event.id ?? "now"}`;
  await keepKeys(reading.store, env, clock());
  const means = { table, clock, requestId };
  const desk = async (province: Parameters<typeof stores.storesOf>[0]) => ({ ...means, ...(await stores.storesOf(province)) });
  const { anchorBucket } = await import("./anchors.ts");
  const anchors = anchorBucket(env.ANCHORS_BUCKET);
  const done = await closeDay({ means, desk, anchors, enough: () => context.getRemainingTimeInMillis() < partMs });
  log({ at: clock().toISOString(), requestId, done });
  return { done };
}
