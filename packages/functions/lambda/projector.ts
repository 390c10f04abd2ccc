import { sums } from "../projector/sums.ts";
import { start } from "./start.ts";
import { streamHandler } from "./stream.ts";
import { openTable, tableNames } from "./tables.ts";

const { env, clock, log } = start("projector");
const table = openTable(tableNames(env.TABLE_NAME, env.SILOS));

/** News of logs → sums, and the nation's rows. */
export const handler = streamHandler({
  clock,
  log,
  async take({ keys, requestId }) {
    const means = { table, clock, requestId };
    await sums.sum(means, await sums.fold(means, keys));
  },
});
