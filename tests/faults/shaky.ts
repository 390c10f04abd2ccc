import type { Table } from "@chuan/kernel";
import type { Dice } from "./chance.ts";

export class Crash extends Error {}

/** Lets others go first: mostly for a moment, sometimes long enough for them to do their whole work. */
export async function pause({ random }: Dice): Promise<void> {
  for (let left = 20 * random() ** 4; left > 1; left--) await new Promise((done) => setImmediate(done));
}

/** A table whose every call may fail before or after it took effect, and lets others go first. */
export function shaky(table: Table, dice: Dice, often = 0.05): Table {
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    if (dice.chance(often)) throw new Crash("crash before");
    await pause(dice);
    const answer = await call();
    if (dice.chance(often)) throw new Crash("crash after");
    return answer;
  };
  return {
    get: (key) => around(() => table.get(key)),
    batchGet: (keys) => around(() => table.batchGet(keys)),
    query: (range) => around(() => table.query(range)),
    transact: (ops) => around(() => table.transact(ops)),
    feed: (cursor, limit) => table.feed(cursor, limit),
  };
}

/** Again until it does not crash. What is refused is refused. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}
