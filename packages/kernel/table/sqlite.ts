import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { backup, DatabaseSync, type StatementSync } from "node:sqlite";
import { broken, Problem } from "../errors.ts";
import { after, holds } from "./apply.ts";
import { mostItemBytes, mustBeKey, mustBeKeys, mustBeLegal, mustBeLimit, mustBeRange } from "./limits.ts";
import { type Item, type Key, keyOf, type Op, Refused, type Table } from "./port.ts";
import { busy } from "./retry.ts";
import { itemSize } from "./size.ts";
import { page, select } from "./sqlite-query.ts";
import { isBusy, openFile, rowOf } from "./sqlite-schema.ts";

export type SqliteTable = Table & {
  /** Every item, by key: for tests and exports. */
  dump(): Item[];
  /** Forgets the changes up to a feed's cursor; a reader that is further behind goes on with what is left. */
  trim(cursor: string): void;
  /** Deletes at most `limit` items past their `ttl` (epoch seconds), as DynamoDB does by itself. Gives how many. */
  expire(now: number, limit: number): number;
  /**
   * One consistent copy, taken while others read and write; it appears under its name only when whole.
   * @throws conflict `table.backup_in_use` when the file to replace is open, or was not closed
   */
  backupTo(path: string): Promise<void>;
  close(): void;
};

/**
 * The embedded engine: one file (or ":memory:"), durable on commit, its change log is the feed. Several processes may share the file.
 * @throws unavailable `table.busy` when another process holds the file for longer than `patienceMs` (10 s unless told)
 */
export function sqliteTable(path: string, { patienceMs = 10_000 } = {}): SqliteTable {
  const db = openFile(path, patienceMs);
  const sql = {
    get: db.prepare("SELECT body FROM items WHERE pk = ? AND sk = ?"),
    put: db.prepare("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    delete: db.prepare("DELETE FROM items WHERE pk = ? AND sk = ?"),
    log: db.prepare("INSERT INTO changes (pk, sk) VALUES (?, ?)"),
    feed: db.prepare("SELECT seq, pk, sk FROM changes WHERE seq > ? ORDER BY seq LIMIT ?"),
    // The newest stays: its number must not be given out again.
    trim: db.prepare("DELETE FROM changes WHERE seq <= ? AND seq < (SELECT max(seq) FROM changes)"),
    expired: db.prepare("SELECT pk, sk FROM items WHERE ttl <= ? ORDER BY ttl LIMIT ?"),
    all: db.prepare("SELECT body FROM items ORDER BY pk, sk"),
    begin: db.prepare("BEGIN IMMEDIATE"),
    commit: db.prepare("COMMIT"),
    rollback: db.prepare("ROLLBACK"),
    range: new Map<string, StatementSync>(),
  };
  const parse = (row: unknown) => (row ? (JSON.parse((row as { body: string }).body) as Item) : undefined);
  const read = (key: Key) => parse(sql.get.get(key.pk, key.sk));

  /** Synchronous from first to last statement, so nothing else of this process can come between; the file's lock keeps out the others. */
  function atomically<T>(work: () => T): T {
    try {
      sql.begin.run();
      const result = work();
      sql.commit.run();
      return result;
    } catch (error) {
      if (db.isTransaction) sql.rollback.run();
      throw isBusy(error) ? busy() : error;
    }
  }

  function remove({ pk, sk }: Key) {
    if (sql.delete.run(pk, sk).changes > 0) sql.log.run(pk, sk);
  }

  function write(op: Op, now: Item | undefined, bytes: number) {
    if ("check" in op) return;
    const item = after(op, now);
    if (!item) return remove(keyOf(op));
    sql.put.run(...rowOf(item, "add" in op ? sizeOfSum(item) : bytes));
    sql.log.run(item.pk, item.sk);
  }

  function statement(text: string) {
    const known = sql.range.get(text) ?? db.prepare(text);
    sql.range.set(text, known);
    return known;
  }

  return {
    async get(key) {
      mustBeKey(key);
      return read(key);
    },
    async batchGet(keys) {
      mustBeKeys(keys);
      return keys.map(read);
    },
    async query(range) {
      if (!mustBeRange(range)) return { items: [] };
      const { text, values } = select(range);
      return page(range, statement(text).iterate(...values));
    },
    async transact(ops) {
      const bytes = mustBeLegal(ops);
      if (ops.length === 0) return;
      atomically(() => {
        const found = ops.map((op) => read(keyOf(op)));
        const lost = ops.flatMap((op, i) => (op.when && !holds(op.when, found[i]) ? [[i, found[i]] as const] : []));
        if (lost.length > 0) throw new Refused(new Map(lost));
        ops.forEach((op, i) => write(op, found[i], bytes[i]!));
      });
    },
    async feed(cursor, limit) {
      mustBeLimit(limit);
      const rows = sql.feed.all(sequence(cursor), limit) as (Key & { seq: number })[];
      return { keys: rows.map(({ pk, sk }) => ({ pk, sk })), next: String(rows.at(-1)?.seq ?? sequence(cursor)) };
    },
    dump: () => sql.all.all().map((row) => parse(row)!),
    trim: (cursor) => atomically(() => void sql.trim.run(sequence(cursor))),
    expire: (now, limit) =>
      atomically(() => {
        const gone = sql.expired.all(now, limit) as Key[];
        gone.forEach(remove);
        return gone.length;
      }),
    async backupTo(target) {
      // Its unmerged log would be read into the new file.
      if (existsSync(`${target}-wal`)) throw inUse(target);
      // A connection of its own copies one snapshot in one step; sharing ours it would start again with every write.
      const source = path === ":memory:" ? db : new DatabaseSync(path, { readOnly: true, timeout: patienceMs });
      try {
        await backup(source, `${target}.part`, { rate: 0x7fffffff });
      } finally {
        if (source !== db) source.close();
      }
      await rename(`${target}.part`, target);
    },
    close() {
      if (db.isOpen) db.close();
    },
  };
}

/** @throws broken `table.invalid` */
function sizeOfSum(item: Item): number {
  const bytes = itemSize(item);
  if (bytes > mostItemBytes) throw broken("table.invalid", `an item of ${bytes} bytes, at most ${mostItemBytes}`);
  return bytes;
}

/** A cursor of this engine. @throws broken `table.bad_cursor` */
function sequence(cursor: string): number {
  if (!/^\d*$/.test(cursor)) throw broken("table.bad_cursor", "a cursor of another engine");
  return Number(cursor);
}

const inUse = (path: string) =>
  new Problem("conflict", "table.backup_in_use", {
    vi: `Tệp ${path} đang được mở; hãy chọn tên khác cho bản sao lưu.`,
    en: `The file ${path} is in use; choose another name for the backup.`,
  });
