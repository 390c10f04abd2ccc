import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { Item, Op } from "./port.ts";
import { type SqliteTable, sqliteTable } from "./sqlite.ts";

const folder = mkdtempSync(path.join(tmpdir(), "table-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const file = () => path.join(folder, `${++files}.db`);
function open(name: string): SqliteTable {
  const table = sqliteTable(name);
  onTestFinished(() => table.close());
  return table;
}
const item = (sk: string, more: object = {}): Item => ({ pk: "p", sk, ...more });
const one = (sk: string, more: object = {}): Op[] => [{ put: item(sk, more) }];

/** Another process with the same file: `script` has `table` and `say(line)`. */
function elsewhere(name: string, script: string) {
  const start = `const { sqliteTable } = await import(${JSON.stringify(path.join(import.meta.dirname, "sqlite.ts"))});
    const say = (line) => new Promise((done) => process.stdout.write(line + "\\n", done));
    const table = sqliteTable(${JSON.stringify(name)});\n`;
  const child = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", start + script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, lines: () => said.split("\n").slice(0, -1), ended: once(child, "close").then(([code]) => code as number) };
}

describe("the file", () => {
  test("keeps what was committed, for the next who opens it", async () => {
    const name = file();
    const first = sqliteTable(name);
    await first.transact(one("a", { n: 1, gsi1pk: "g", gsi1sk: "1" }));
    const { next } = await first.feed("", 10);
    first.close();
    const second = open(name);
    expect(second.dump()).toEqual([item("a", { n: 1, gsi1pk: "g", gsi1sk: "1" })]);
    expect((await second.query({ pk: "g", index: "gsi1", limit: 1 })).items).toHaveLength(1);
    expect((await second.feed(next, 10)).keys).toEqual([]);
  });
  test("is in WAL, so that nobody waits to read", () => {
    const name = file();
    open(name);
    const db = new DatabaseSync(name);
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    db.close();
  });
  test("may be closed twice", () => {
    const table = sqliteTable(":memory:");
    table.close();
    expect(() => table.close()).not.toThrow();
  });
  test("of a newer program is refused, and left as it is", () => {
    const name = file();
    const db = new DatabaseSync(name);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(() => sqliteTable(name)).toThrow("table.newer_file");
    expect(() => sqliteTable(name)).toThrow("table.newer_file");
  });
  test("that another holds while it is opened is unavailable", () => {
    const name = file();
    const db = new DatabaseSync(name);
    db.exec("BEGIN EXCLUSIVE");
    expect(() => sqliteTable(name, { patienceMs: 20 })).toThrow("table.busy");
    db.close();
    sqliteTable(name).close();
  });
  test("dumps every item by its key", async () => {
    const table = open(":memory:");
    await table.transact([{ put: item("b") }, { put: item("a") }, { put: { pk: "o", sk: "z" } }]);
    expect(table.dump().map(({ pk, sk }) => pk + sk)).toEqual(["oz", "pa", "pb"]);
  });
});

describe("several processes on one file", () => {
  test("may all open it at once while it is new, and lose no count", async () => {
    const name = file();
    const script = `for (let i = 0; i < 40; i++) await table.transact([{ add: { pk: "p", sk: "n" }, by: { n: 1 } }, { put: { pk: "p", sk: process.pid + " " + i } }]);`;
    const others = [1, 2, 3, 4].map(() => elsewhere(name, script));
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    const table = open(name);
    expect(await table.get(item("n"))).toEqual(item("n", { n: 160 }));
    expect((await table.feed("", 1000)).keys).toHaveLength(320);
  });
  test("see each other's commits at once, and refuse by them", async () => {
    const name = file();
    const [server, tool] = [open(name), open(name)];
    await server.transact(one("a", { version: 1 }));
    await tool.transact([{ put: item("a", { version: 2 }), when: { equals: { version: 1 } } }]);
    expect(await server.get(item("a"))).toEqual(item("a", { version: 2 }));
    await expect(server.transact([{ put: item("a"), when: { equals: { version: 1 } } }])).rejects.toThrow("refused");
    expect((await server.feed("", 10)).keys).toHaveLength(2);
  });
  test("one that dies in the midst leaves every acknowledged transaction, and none by half", async () => {
    const name = file();
    const { child, lines, ended } = elsewhere(
      name,
      `for (let i = 1; ; i++) {
         await table.transact([{ put: { pk: "p", sk: "a", i } }, { put: { pk: "p", sk: "b", i, text: "x".repeat(20000) } }, { put: { pk: "log", sk: String(i) } }]);
         await say(String(i));
       }`,
    );
    while (lines().length < 30) await once(child.stdout, "data");
    child.kill("SIGKILL");
    await ended;
    const table = open(name);
    const [a, b] = await table.batchGet([item("a"), item("b")]);
    expect(a!["i"]).toBe(b!["i"]);
    expect(Number(a!["i"])).toBeGreaterThanOrEqual(Number(lines().at(-1)));
    const log = table.dump().filter(({ pk }) => pk === "log");
    expect(log).toHaveLength(Number(a!["i"]));
    expect((await table.feed("", 100_000)).keys).toHaveLength(3 * log.length);
  });
  test("a write that another holds up for too long is unavailable, and was not made", async () => {
    const name = file();
    const table = sqliteTable(name, { patienceMs: 20 });
    onTestFinished(() => table.close());
    const other = new DatabaseSync(name);
    other.exec("BEGIN IMMEDIATE");
    await expect(table.transact(one("a"))).rejects.toMatchObject({ kind: "unavailable", code: "table.busy" });
    expect(await table.get(item("a"))).toBeUndefined();
    other.exec("ROLLBACK");
    other.close();
    await table.transact(one("a"));
    expect(await table.get(item("a"))).toEqual(item("a"));
  });
  test("a write that fails in the midst leaves nothing behind and the table in use", async () => {
    const table = open(":memory:");
    await table.transact(one("a", { n: "one" }));
    await expect(table.transact([{ put: item("b") }, { add: item("a"), by: { n: 1 } }])).rejects.toMatchObject({ code: "table.invalid" });
    await table.transact(one("c"));
    expect(table.dump().map(({ sk }) => sk)).toEqual(["a", "c"]);
    expect((await table.feed("", 10)).keys.map(({ sk }) => sk)).toEqual(["a", "c"]);
  });
});

describe("the change log", () => {
  test("is trimmed up to a cursor, and readers after it miss nothing", async () => {
    const table = open(":memory:");
    for (const sk of ["a", "b", "c", "d"]) await table.transact(one(sk));
    const { next } = await table.feed("", 2);
    table.trim(next);
    expect((await table.feed(next, 10)).keys.map(({ sk }) => sk)).toEqual(["c", "d"]);
    expect((await table.feed("", 10)).keys.map(({ sk }) => sk)).toEqual(["c", "d"]);
  });
  test("trimmed to its end does not number anew what follows", async () => {
    const table = open(":memory:");
    for (const sk of ["a", "b"]) await table.transact(one(sk));
    const { next } = await table.feed("", 10);
    table.trim(next);
    await table.transact(one("c"));
    expect((await table.feed(next, 10)).keys.map(({ sk }) => sk)).toEqual(["c"]);
  });
  test("is not trimmed by the beginning, nor by a cursor that is none", async () => {
    const table = open(":memory:");
    await table.transact(one("a"));
    table.trim("");
    expect(() => table.trim("{}")).toThrow("table.bad_cursor");
    expect((await table.feed("", 10)).keys).toHaveLength(1);
  });
  test("tells the changes of one key in their order", async () => {
    const table = open(":memory:");
    for (const sk of ["a", "b", "a"]) await table.transact(one(sk));
    expect((await table.feed("", 10)).keys.map(({ sk }) => sk)).toEqual(["a", "b", "a"]);
  });
});

describe("items past their ttl", () => {
  test("go, the oldest first and at most so many, and the feed tells it", async () => {
    const table = open(":memory:");
    await table.transact([5, 3, 4, 9].map((ttl) => ({ put: item(`${ttl}`, { ttl }) })));
    await table.transact(one("kept"));
    await table.transact(one("text", { ttl: "1" }));
    const { next } = await table.feed("", 100);
    expect(table.expire(5, 2)).toBe(2);
    expect(table.expire(5, 2)).toBe(1);
    expect(table.expire(5, 2)).toBe(0);
    expect(table.dump().map(({ sk }) => sk)).toEqual(["9", "kept", "text"]);
    expect((await table.feed(next, 10)).keys.map(({ sk }) => sk)).toEqual(["3", "4", "5"]);
  });
  test("stay when they were given more time", async () => {
    const table = open(":memory:");
    await table.transact(one("a", { ttl: 1 }));
    await table.transact([{ add: item("a"), by: { n: 1 }, set: { ttl: 10 } }]);
    expect(table.expire(5, 10)).toBe(0);
  });
});

describe("a backup", () => {
  test("is a table of its own, with indexes and feed", async () => {
    const table = open(file());
    await table.transact(one("a", { gsi2pk: "g", gsi2sk: "1" }));
    const name = file();
    await table.backupTo(name);
    await table.transact(one("b"));
    const copy = open(name);
    expect(copy.dump().map(({ sk }) => sk)).toEqual(["a"]);
    expect((await copy.query({ pk: "g", index: "gsi2", limit: 1 })).items).toHaveLength(1);
    expect((await copy.feed("", 10)).keys).toHaveLength(1);
    await copy.transact(one("c"));
    expect(existsSync(`${name}.part`)).toBe(false);
  });
  test("of a table in memory is taken as well", async () => {
    const table = open(":memory:");
    await table.transact(one("a"));
    const name = file();
    await table.backupTo(name);
    expect(open(name).dump()).toEqual([item("a")]);
  });
  test("taken while others write holds no transaction by half", async () => {
    const table = open(file());
    const write = (i: number) =>
      table.transact([{ put: item("a", { i }) }, { put: item("b", { i }) }, ...one(`c${i}`, { text: "x".repeat(5000) })]);
    for (let i = 0; i < 200; i++) await write(i);
    const name = file();
    let ended = false;
    const backup = table.backupTo(name).finally(() => (ended = true));
    let i = 200;
    for (; !ended && i < 20_000; i++) {
      await write(i);
      await new Promise(setImmediate);
    }
    await backup;
    const [a, b] = await open(name).batchGet([item("a"), item("b")]);
    expect(a!["i"]).toBe(b!["i"]);
    expect(Number(a!["i"])).toBeGreaterThanOrEqual(199);
    expect((await table.get(item("a")))!["i"]).toBe(i - 1);
  });
  test("does not replace a file that is in use, its own least of all", async () => {
    const name = file();
    const table = open(name);
    await table.transact(one("a"));
    await expect(table.backupTo(name)).rejects.toMatchObject({ kind: "conflict", code: "table.backup_in_use" });
    expect(table.dump()).toEqual([item("a")]);
  });
  test("that fails leaves the last one as it was", async () => {
    const table = open(":memory:");
    await table.transact(one("a"));
    const name = file();
    await table.backupTo(name);
    mkdirSync(`${name}.part`);
    await table.transact(one("b"));
    await expect(table.backupTo(name)).rejects.toThrow();
    expect(open(name).dump()).toEqual([item("a")]);
  });
});
