import { describe, expect, test } from "vitest";
import { freshDynamo, hasDynamo } from "../../../tests/ddb-local.ts";
import type { Ask } from "../amazon/ask.ts";
import { isRepeatable } from "./apply.ts";
import { metered } from "./cost.ts";
import type { Item, Json, Op } from "./port.ts";
import { itemSize, sizeOf } from "./size.ts";
import { sqliteTable } from "./sqlite.ts";

const item = (sk: string, more: { readonly [name: string]: Json } = {}): Item => ({ pk: "p", sk, ...more });
const kb = (n: number) => ({ text: "x".repeat(n * 1024 - 50) });
const g1 = (sk: string) => ({ gsi1pk: "g", gsi1sk: sk });
const g2 = (sk: string) => ({ gsi2pk: "g", gsi2sk: sk });

describe("bytes as Amazon counts them", () => {
  test.each<[Json, number]>([
    ["", 0],
    ["abc", 3],
    ["đ🇻🇳", 10],
    [null, 1],
    [true, 1],
    [0, 1],
    [7, 2],
    [-7, 3],
    [1000, 2],
    [123456, 4],
    [0.001, 2],
    [1e-9, 2],
    [[], 3],
    [{}, 3],
    [["a", "b"], 7],
    [{ ab: "c" }, 7],
  ])("%j takes %d", (value, bytes) => expect(sizeOf(value)).toBe(bytes));
  test("names count, attributes that are undefined do not", () => {
    expect(itemSize({ pk: "a", sk: "b", gone: undefined } as unknown as Item)).toBe(6);
  });
});

/** What was there, what is done to it, and its price: table and both indexes. */
const writes: [string, Item[], (there: Item | undefined) => Op[], number][] = [
  ["a lone put of up to 1 KB", [], () => [{ put: item("a") }], 1],
  ["a lone put of 3 KB", [], () => [{ put: item("a", kb(3)) }], 3],
  ["a lone put over a larger item", [item("a", kb(5))], (was) => [{ put: item("a"), was }], 5],
  ["a lone delete of 3 KB", [item("a", kb(3))], (was) => [{ delete: item("a"), was }], 3],
  ["a lone delete of nothing", [], () => [{ delete: item("a") }], 1],
  ["a conditional put: it needs a transaction", [], () => [{ put: item("a"), when: { absent: true } }], 2],
  ["two puts", [], () => [{ put: item("a", kb(2)) }, { put: item("b") }], 6],
  ["an add", [item("a", { n: 1 })], (was) => [{ add: item("a"), by: { n: 1 }, was }], 2],
  ["an add to 3 KB", [item("a", kb(3))], (was) => [{ add: item("a"), by: { n: 1 }, was }], 6],
  ["an add to nothing", [], () => [{ add: item("a"), by: { n: 1 } }], 2],
  ["a check", [item("a", { n: 1 })], () => [{ check: item("a"), when: { equals: { n: 1 } } }, { put: item("b") }], 4],
  ["an entry in one index", [], () => [{ put: item("a", g1("1")) }], 2],
  ["entries in both", [], () => [{ put: item("a", { ...g1("1"), ...g2("1") }) }], 3],
  ["half an entry", [], () => [{ put: item("a", { gsi1pk: "g" }) }], 1],
  ["an entry of 3 KB in a transaction", [], () => [{ put: item("a", { ...g1("1"), ...kb(3) }) }, { put: item("b") }], 6 + 3 + 2],
  ["an entry that moves", [item("a", g1("1"))], (was) => [{ put: item("a", g1("2")), was }], 3],
  ["an entry that changes in place", [item("a", { ...g1("1"), n: 1 })], (was) => [{ put: item("a", { ...g1("1"), n: 2 }), was }], 2],
  ["an entry that stays as it is", [item("a", g1("1"))], (was) => [{ put: item("a", g1("1")), was }], 1],
  ["an entry that leaves", [item("a", g1("1"))], (was) => [{ put: item("a"), was }], 2],
  ["an entry deleted from both", [item("a", { ...g1("1"), ...g2("1") })], (was) => [{ delete: item("a"), was }], 3],
  ["an add to an item in both indexes", [item("a", { ...g1("1"), ...g2("1") })], (was) => [{ add: item("a"), by: { n: 1 }, was }], 4],
];

describe("on any engine", () => {
  const engine = async (...items: Item[]) => {
    const table = sqliteTable(":memory:");
    if (items.length > 0) await table.transact(items.map((put) => ({ put })));
    return metered(table);
  };
  test.each(writes)("%s", async (_, there, ops, wcu) => {
    const { table, take } = await engine(...there);
    await table.transact(ops(there[0]));
    expect(take()).toEqual({ rcu: 0, wcu, trips: 1 });
  });
  test("a refused write pays for the table, twice for a transaction, and no index", async () => {
    const { table, take } = await engine();
    const refused = table.transact([{ put: item("a", { ...g1("1"), ...kb(2) }), when: { equals: { n: 1 } } }]);
    await expect(refused).rejects.toThrow("refused");
    expect(take()).toEqual({ rcu: 0, wcu: 4, trips: 1 });
  });
  test("a read is rounded up to 4 KB, each item of a batch for itself, a missing one costs the least", async () => {
    const { table, take } = await engine(item("a", kb(5)), item("b"));
    await table.get(item("a"));
    expect(take()).toEqual({ rcu: 2, wcu: 0, trips: 1 });
    await table.get(item("none"));
    expect(take()).toEqual({ rcu: 1, wcu: 0, trips: 1 });
    await table.batchGet(["a", "b", "none", "a"].map((sk) => item(sk)));
    expect(take()).toEqual({ rcu: 4, wcu: 0, trips: 1 });
  });
  test("a query is rounded on its sum, on an index to half steps", async () => {
    const { table, take } = await engine(...["a", "b", "c"].map((sk) => item(sk, { ...kb(3), ...g1("1"), ...g2("1") })));
    await table.query({ pk: "p", limit: 9 });
    expect(take().rcu).toBe(3);
    for (const index of ["gsi1", "gsi2"] as const) {
      await table.query({ pk: "g", index, limit: 9 });
      expect(take().rcu).toBe(1.5);
    }
    await table.query({ pk: "g", index: "gsi1", from: "2", limit: 9 });
    expect(take().rcu).toBe(0.5);
  });
  test("nothing costs nothing", async () => {
    const { table, take } = await engine();
    await table.transact([]);
    await table.batchGet([]);
    expect(take()).toEqual({ rcu: 0, wcu: 0, trips: 0 });
  });
  test("taking begins anew, and the sum may be shared with an engine that counts its retries", async () => {
    const spent = { rcu: 0, wcu: 0, trips: 0 };
    const { table, take } = metered(sqliteTable(":memory:"), spent);
    await table.get(item("a"));
    spent.trips++;
    expect(take()).toEqual({ rcu: 1, wcu: 0, trips: 2 });
    expect(take()).toEqual({ rcu: 0, wcu: 0, trips: 0 });
  });
});

describe.skipIf(!hasDynamo)("DynamoDB Local's own account", () => {
  /** Asks for the consumed capacity of each call and adds it up. */
  async function billed() {
    const bill = { units: 0 };
    type Used = { CapacityUnits?: number };
    const between =
      (ask: Ask): Ask =>
      async (action, input, signal) => {
        const answer = await ask(action, { ...input, ReturnConsumedCapacity: "INDEXES" }, signal);
        const { ConsumedCapacity: used = [] } = answer as { ConsumedCapacity?: Used | Used[] };
        for (const each of [used].flat()) bill.units += each.CapacityUnits ?? 0;
        return answer;
      };
    const { table } = await freshDynamo({ between });
    return { table, bill };
  }
  // Transactions it doubles once too often, so only their lone kin can be compared.
  test.each(writes.filter(([, there, ops]) => isRepeatable(ops(there[0]))))("agrees on %s", async (_, there, ops, wcu) => {
    const { table, bill } = await billed();
    if (there.length > 0) await table.transact(there.map((put) => ({ put })));
    bill.units = 0;
    await table.transact(ops(there[0]));
    expect(bill.units).toBe(wcu);
  });
  test("agrees on reads", async () => {
    const { table: bare, bill } = await billed();
    const { table, take } = metered(bare);
    await table.transact(["a", "b", "c"].map((sk) => ({ put: item(sk, { ...kb(3), ...g2("1") }) })));
    const reads = [
      () => table.get(item("a")),
      () => table.get(item("none")),
      // An absent key of a batch is free there, and 1 RCU by Amazon's documentation.
      () => table.batchGet(["a", "b", "a"].map((sk) => item(sk))),
      () => table.query({ pk: "p", limit: 9 }),
      () => table.query({ pk: "p", limit: 2 }),
      () => table.query({ pk: "g", index: "gsi2", limit: 9 }),
    ];
    for (const read of reads) {
      take();
      bill.units = 0;
      await read();
      expect(take().rcu).toBe(bill.units);
    }
  });
});
