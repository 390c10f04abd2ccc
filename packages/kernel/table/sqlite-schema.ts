import { DatabaseSync } from "node:sqlite";
import { broken } from "../errors.ts";
import { attributesOf } from "./limits.ts";
import { indexes, type Item } from "./port.ts";
import { busy } from "./retry.ts";

const version = 1;
// `changes` is the feed. Its numbers grow with every commit, because only one transaction writes at a time.
const schema = `
  CREATE TABLE items (pk TEXT, sk TEXT, gsi1pk TEXT, gsi1sk TEXT, gsi2pk TEXT, gsi2sk TEXT, ttl REAL, bytes INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (pk, sk)) WITHOUT ROWID;
  CREATE INDEX gsi1 ON items (gsi1pk, gsi1sk, pk, sk) WHERE gsi1pk IS NOT NULL;
  CREATE INDEX gsi2 ON items (gsi2pk, gsi2sk, pk, sk) WHERE gsi2pk IS NOT NULL;
  CREATE INDEX expiry ON items (ttl) WHERE ttl IS NOT NULL;
  CREATE TABLE changes (seq INTEGER PRIMARY KEY, pk TEXT NOT NULL, sk TEXT NOT NULL);
  PRAGMA user_version = ${version};`;

/**
 * Opens or makes the file. Server and command line may have it open together: each waits its turn.
 * @throws broken `table.newer_file` when a newer program made it, unavailable `table.busy`
 */
export function openFile(path: string, timeout: number): DatabaseSync {
  const db = new DatabaseSync(path, { timeout });
  try {
    if (path !== ":memory:") useLog(db, timeout);
    db.exec("PRAGMA synchronous = FULL");
    db.exec("BEGIN IMMEDIATE");
    const { user_version: found } = db.prepare("PRAGMA user_version").get() as { user_version: number };
    if (found > version) throw broken("table.newer_file", `version ${found}, this program knows ${version}`);
    if (found === 0) db.exec(schema);
    db.exec("COMMIT");
    return db;
  } catch (error) {
    db.close();
    throw isBusy(error) ? busy() : error;
  }
}

/** Changing to WAL does not always wait its turn as other statements do, so it is asked for until it is granted. */
function useLog(db: DatabaseSync, timeout: number): void {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      db.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** SQLITE_BUSY or SQLITE_LOCKED: another process holds the file. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && [5, 6].includes(Number(error.errcode) & 0xff);

/** The columns of an item. In an index only when it has both attributes, as DynamoDB has it. */
export function rowOf(item: Item, bytes: number): (string | number | null)[] {
  const entries = indexes.flatMap((index) => {
    const [p, s] = attributesOf(index).map((name) => item[name]);
    return typeof p === "string" && typeof s === "string" ? [p, s] : [null, null];
  });
  return [item.pk, item.sk, ...entries, typeof item["ttl"] === "number" ? item["ttl"] : null, bytes, JSON.stringify(item)];
}
