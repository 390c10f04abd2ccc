import { beforeEach, describe, expect, test } from "vitest";
import { pretended, refused, refuses } from "../amazon/pretended.test-helper.ts";
import { type Attributes, itemFrom } from "./attributes.ts";
import { metered } from "./cost.ts";
import { dynamoTable, tableDefinition } from "./dynamo.ts";
import type { Item, Op, Refused } from "./port.ts";
import type { CancellationReason } from "./refusals.ts";

const aws = pretended();
const [a, b] = [
  { pk: "p", sk: "a" },
  { pk: "p", sk: "b" },
];
const written = ({ pk, sk }: Item): Attributes => ({ pk: { S: pk }, sk: { S: sk } });
type Batch = { RequestItems: { [table: string]: { Keys: Attributes[] } } };
type Transaction = {
  ClientRequestToken: string;
  TransactItems: { Put?: { Item: Attributes; ConditionExpression?: string }; Update?: { Key: Attributes } }[];
};
const two: Op[] = [{ put: a }, { put: b }];
const cancelled = (...reasons: (string | CancellationReason)[]) =>
  refused("TransactionCanceledException", {
    CancellationReasons: reasons.map((each) => (typeof each === "string" ? { Code: each } : each)),
  });
const throws = (error: Error) => () => {
  throw error;
};
const tokens = () => aws.inputs("TransactWriteItems").map((input) => input["ClientRequestToken"]);

/** The engine with a clock that only its own pauses move. */
function engine() {
  let clock = 0;
  const spent = { rcu: 0, wcu: 0, trips: 0 };
  const sleep = async (ms: number) => void (clock += ms);
  const options = {
    ask: aws.ask,
    tableName: "t",
    deadlineMs: 2000,
    random: () => 1,
    sleep,
    now: () => clock,
    onRetry: () => void spent.trips++,
  };
  return { ...metered(dynamoTable(options), spent), clock: () => clock };
}
beforeEach(() => aws.reset());

describe("what may pass", () => {
  test.each([
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "InternalServerError",
    "TimeoutError",
  ])("%s is tried again, on every call", async (name) => {
    const { table, take } = engine();
    for (const action of ["GetItem", "Query", "BatchGetItem", "PutItem", "DeleteItem", "TransactWriteItems"])
      aws.on(action, refuses(name), () => {});
    const calls = [
      () => table.get(a),
      () => table.query({ pk: "p", limit: 1 }),
      () => table.batchGet([a]),
      () => table.transact([{ put: a }]),
      () => table.transact([{ delete: a }]),
      () => table.transact(two),
    ];
    for (const call of calls) {
      await call();
      expect(take().trips).toBe(2);
    }
  });
  test("a transaction that only met another is tried again under the same token", async () => {
    const { table, take } = engine();
    aws.on(
      "TransactWriteItems",
      throws(cancelled("None", "TransactionConflict")),
      throws(cancelled("ThrottlingError", "TransactionConflict")),
      refuses("TransactionInProgressException"),
      refuses("TimeoutError"),
      () => {},
    );
    await table.transact(two);
    expect(tokens()).toHaveLength(5);
    expect(new Set(tokens()).size).toBe(1);
    expect(take().trips).toBe(5);
  });
  test("two transactions have two tokens", async () => {
    const { table } = engine();
    aws.on("TransactWriteItems", () => {});
    await table.transact(two);
    await table.transact(two);
    expect(new Set(tokens()).size).toBe(2);
  });
  test("what stays busy past the deadline is unavailable, and says so in two languages", async () => {
    const { table, clock } = engine();
    aws.on("TransactWriteItems", refuses("ProvisionedThroughputExceededException"));
    await expect(table.transact(two)).rejects.toMatchObject({
      kind: "unavailable",
      code: "table.busy",
      say: { vi: expect.stringContaining("bận") as string, en: expect.stringContaining("busy") as string },
    });
    expect(clock()).toBeLessThanOrEqual(2000);
  });
  test("keys left unprocessed are asked for again, and only they", async () => {
    const { table, take } = engine();
    aws.on(
      "BatchGetItem",
      () => ({ Responses: { t: [written(a)] }, UnprocessedKeys: { t: { Keys: [written(b)] } } }),
      () => ({ Responses: { t: [written(b)] } }),
    );
    expect(await table.batchGet([b, a, b])).toEqual([b, a, b]);
    const asked = aws.inputs<Batch>("BatchGetItem").map((input) => input.RequestItems["t"]!.Keys);
    expect(asked).toEqual([[written(b), written(a)], [written(b)]]);
    expect(take().trips).toBe(2);
  });
  test("keys that stay unprocessed are told as unavailable, never as absent", async () => {
    aws.on("BatchGetItem", () => ({ UnprocessedKeys: { t: { Keys: [written(a)] } } }));
    await expect(engine().table.batchGet([a])).rejects.toMatchObject({ code: "table.busy" });
  });
});

describe("a timeout that hides a commit", () => {
  /** DynamoDB as it is with tokens: it commits, the answer is lost, and the same token later is recognised. */
  function committing() {
    const store = new Map<string, Item>();
    const known = new Set<string>();
    aws.on("TransactWriteItems", ({ ClientRequestToken: token, TransactItems: parts }: Transaction) => {
      if (known.has(token)) return {};
      for (const { Put, Update } of parts) {
        const there = itemFrom(Put?.Item ?? Update!.Key);
        if (Put?.ConditionExpression && store.has(there.sk)) throw cancelled({ Code: "ConditionalCheckFailed" });
        store.set(there.sk, Put ? there : { ...there, n: Number(store.get(there.sk)?.["n"] ?? 0) + 1 });
      }
      known.add(token);
      throw refused("TimeoutError");
    });
    return store;
  }
  test.each<[string, Op, Item]>([
    ["a lone conditional put is not refused by itself", { put: { ...a, n: 1 }, when: { absent: true } }, { ...a, n: 1 }],
    ["a lone add is not counted twice", { add: a, by: { n: 1 } }, { ...a, n: 1 }],
  ])("%s", async (_, op, left) => {
    const store = committing();
    await engine().table.transact([op]);
    expect([...store.values()]).toEqual([left]);
    expect(tokens()).toHaveLength(2);
  });
  test.each<[string, Op]>([
    ["a conditional delete", { delete: a, when: { equals: { n: 1 } } }],
    ["a lone check", { check: a, when: { equals: { n: 1 } } }],
  ])("%s goes under a token as well", async (_, op) => {
    aws.on("TransactWriteItems", () => {});
    await engine().table.transact([op]);
    expect(tokens()).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });
  test("a lone write without conditions comes to the same twice, and is spared the price of a transaction", async () => {
    const { table } = engine();
    for (const action of ["PutItem", "DeleteItem"]) aws.on(action, () => {});
    await table.transact([{ put: a }]);
    await table.transact([{ delete: a }]);
    expect(aws.calls("TransactWriteItems")).toHaveLength(0);
  });
});

describe("what will not pass", () => {
  test("a lost condition is told at once, with the item, though another part only met a conflict", async () => {
    const Item = { pk: { S: "p" }, sk: { S: "b" }, n: { N: "0.5" }, list: { L: [{ BOOL: true }] } };
    const lostTwo = cancelled("TransactionConflict", { Code: "ConditionalCheckFailed", Item }, { Code: "ConditionalCheckFailed" });
    aws.on("TransactWriteItems", throws(lostTwo));
    const lost = await engine()
      .table.transact([...two, { put: { pk: "p", sk: "c" } }])
      .catch((error: unknown) => (error as Refused).lost);
    expect(lost).toEqual(
      new Map<number, unknown>([
        [1, { ...b, n: 0.5, list: [true] }],
        [2, undefined],
      ]),
    );
    expect(tokens()).toHaveLength(1);
  });
  test.each([
    ["an invalid request", refused("ValidationException")],
    ["an invalid part beside a conflict", cancelled("TransactionConflict", { Code: "ValidationError", Message: "wrong type" })],
  ])("%s is our fault and not repeated", async (_, error) => {
    aws.on("TransactWriteItems", throws(error));
    await expect(engine().table.transact(two)).rejects.toMatchObject({ kind: "broken", code: "table.invalid" });
    expect(tokens()).toHaveLength(1);
  });
  test.each(["AccessDeniedException", "IdempotentParameterMismatchException", "ResourceNotFoundException"])(
    "%s is not repeated",
    async (name) => {
      aws.on("TransactWriteItems", refuses(name));
      await expect(engine().table.transact(two)).rejects.toMatchObject({ name });
      expect(tokens()).toHaveLength(1);
    },
  );
  test("what is illegal is never sent", async () => {
    await expect(engine().table.transact([{ put: { ...a, n: Number.NaN } }])).rejects.toMatchObject({ code: "table.bad_number" });
    await expect(engine().table.get({ pk: "", sk: "a" })).rejects.toMatchObject({ code: "table.bad_key" });
    expect(await engine().table.query({ pk: "p", from: "b", to: "a", limit: 1 })).toEqual({ items: [] });
    expect(["TransactWriteItems", "GetItem", "Query"].flatMap(aws.calls)).toEqual([]);
  });
  test("without a stream there is no feed", async () => {
    await expect(engine().table.feed("", 1)).rejects.toMatchObject({ code: "table.no_feed" });
  });
});

test("reads are strongly consistent, except on an index, which cannot be", async () => {
  const { table } = engine();
  for (const action of ["GetItem", "BatchGetItem", "Query"]) aws.on(action, () => {});
  await table.get(a);
  await table.batchGet([a]);
  await table.query({ pk: "p", limit: 1 });
  await table.query({ pk: "p", index: "gsi2", limit: 1 });
  expect(aws.inputs("GetItem")[0]).toMatchObject({ ConsistentRead: true });
  expect(aws.inputs("BatchGetItem")[0]).toMatchObject({ RequestItems: { t: { ConsistentRead: true } } });
  expect(aws.inputs("Query").map((input) => input["ConsistentRead"])).toEqual([true, false]);
});
test("the table's definition names both indexes, whole items and the full stream", () => {
  expect(tableDefinition("t")).toMatchObject({
    TableName: "t",
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: [
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ],
    GlobalSecondaryIndexes: ["gsi1", "gsi2"].map((IndexName) => ({
      IndexName,
      KeySchema: [{ AttributeName: `${IndexName}pk` }, { AttributeName: `${IndexName}sk` }],
      Projection: { ProjectionType: "ALL" },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  });
});
