import { everyItem } from "../table/every.ts";
import type { Key, Table } from "../table/port.ts";

/** Few enough that a transaction stays far below 4 MB, whatever the items weigh. */
const atOnce = 25;

/** Deletes every item of a partition, oldest key first, except those that are kept. @returns how many. Interrupted, it is run again. */
export async function emptyPartition(table: Table, pk: string, keep: (key: Key) => boolean = () => false): Promise<number> {
  let gone = 0;
  let batch: Key[] = [];
  const remove = async () => {
    if (batch.length > 0) await table.transact(batch.map((key) => ({ delete: key })));
    gone += batch.length;
    batch = [];
  };
  // Deleting behind the page that was read moves no position before us.
  for await (const { pk: of, sk } of everyItem(table, { pk, limit: 100 })) {
    if (keep({ pk: of, sk })) continue;
    batch.push({ pk: of, sk });
    if (batch.length === atOnce) await remove();
  }
  await remove();
  return gone;
}
