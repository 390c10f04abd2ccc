import { DynamoDBClient, TransactionCanceledException, type CancellationReason } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, test } from "vitest";
import { metered } from "./cost.ts";
import { dynamoTable, tableDefinition } from "./dynamo.ts";
import type { Item, Op, Refused } from "./port.ts";

const aws = mockClient(DynamoDBDocumentClient);
const client = new DynamoDBClient({ region: "ap-southeast-1", credentials: { accessKeyId: "x", secretAccessKey: "x" } });
const [a, b] = [
  { pk: "p", sk: "a" },
  { pk: "p", sk: "b" },
];
const two: Op[] = [{ put: a }, { put: b }];
const named = (name: string) => Object.assign(new Error(name), { name });
const cancelled = (...reasons: (string | CancellationReason)[]) =>
  new TransactionCanceledException({
    message: "",
    $metadata: {},
    CancellationReasons: reasons.map((each) => (typeof each === "string" ? { Code: each } : each)),
  });
const tokens = () => aws.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.ClientRequestToken);

/** The engine with a clock that only its own pauses move. */
function engine() {
  let clock = 0;
  const spent = { rcu: 0, wcu: 0, trips: 0 };
  const sleep = async (ms: number) => void (clock += ms);
  const options = { client, tableName: "t", deadlineMs: 2000, random: () => 1, sleep, now: () => clock, onRetry: () => void spent.trips++ };
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
    for (const command of [GetCommand, QueryCommand, BatchGetCommand, PutCommand, DeleteCommand, TransactWriteCommand])
      aws
        .on(command as typeof GetCommand)
        .rejectsOnce(named(name))
        .resolves({});
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
    aws
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled("None", "TransactionConflict"))
      .rejectsOnce(cancelled("ThrottlingError", "TransactionConflict"))
      .rejectsOnce(named("TransactionInProgressException"))
      .rejectsOnce(named("TimeoutError"))
      .resolves({});
    await table.transact(two);
    expect(tokens()).toHaveLength(5);
    expect(new Set(tokens()).size).toBe(1);
    expect(take().trips).toBe(5);
  });
  test("two transactions have two tokens", async () => {
    const { table } = engine();
    aws.on(TransactWriteCommand).resolves({});
    await table.transact(two);
    await table.transact(two);
    expect(new Set(tokens()).size).toBe(2);
  });
  test("what stays busy past the deadline is unavailable, and says so in two languages", async () => {
    const { table, clock } = engine();
    aws.on(TransactWriteCommand).rejects(named("ProvisionedThroughputExceededException"));
    await expect(table.transact(two)).rejects.toMatchObject({
      kind: "unavailable",
      code: "table.busy",
      say: { vi: expect.stringContaining("bận") as string, en: expect.stringContaining("busy") as string },
    });
    expect(clock()).toBeLessThanOrEqual(2000);
  });
  test("keys left unprocessed are asked for again, and only they", async () => {
    const { table, take } = engine();
    aws
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { t: [a] }, UnprocessedKeys: { t: { Keys: [b] } } })
      .resolves({ Responses: { t: [b] } });
    expect(await table.batchGet([b, a, b])).toEqual([b, a, b]);
    const asked = aws.commandCalls(BatchGetCommand).map((call) => call.args[0].input.RequestItems!["t"]!.Keys);
    expect(asked).toEqual([[b, a], [b]]);
    expect(take().trips).toBe(2);
  });
  test("keys that stay unprocessed are told as unavailable, never as absent", async () => {
    aws.on(BatchGetCommand).resolves({ UnprocessedKeys: { t: { Keys: [a] } } });
    await expect(engine().table.batchGet([a])).rejects.toMatchObject({ code: "table.busy" });
  });
});

describe("a timeout that hides a commit", () => {
  /** DynamoDB as it is with tokens: it commits, the answer is lost, and the same token later is recognised. */
  function committing() {
    const store = new Map<string, Item>();
    const known = new Set<string>();
    aws.on(TransactWriteCommand).callsFake(({ ClientRequestToken: token, TransactItems: parts }) => {
      if (known.has(token as string)) return {};
      for (const { Put, Update } of parts as { Put?: { Item: Item; ConditionExpression?: string }; Update?: { Key: Item } }[]) {
        const sk = (Put?.Item ?? Update!.Key).sk;
        if (Put?.ConditionExpression && store.has(sk)) throw cancelled({ Code: "ConditionalCheckFailed" });
        store.set(sk, Put?.Item ?? { ...Update!.Key, n: Number(store.get(sk)?.["n"] ?? 0) + 1 });
      }
      known.add(token as string);
      throw named("TimeoutError");
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
    aws.on(TransactWriteCommand).resolves({});
    await engine().table.transact([op]);
    expect(tokens()).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });
  test("a lone write without conditions comes to the same twice, and is spared the price of a transaction", async () => {
    const { table } = engine();
    aws.on(PutCommand).resolves({}).on(DeleteCommand).resolves({});
    await table.transact([{ put: a }]);
    await table.transact([{ delete: a }]);
    expect(aws.commandCalls(TransactWriteCommand)).toHaveLength(0);
  });
});

describe("what will not pass", () => {
  test("a lost condition is told at once, with the item, though another part only met a conflict", async () => {
    const Item = { pk: { S: "p" }, sk: { S: "b" }, n: { N: "0.5" }, list: { L: [{ BOOL: true }] } };
    aws
      .on(TransactWriteCommand)
      .rejects(cancelled("TransactionConflict", { Code: "ConditionalCheckFailed", Item }, { Code: "ConditionalCheckFailed" }));
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
    ["an invalid request", named("ValidationException")],
    ["an invalid part beside a conflict", cancelled("TransactionConflict", { Code: "ValidationError", Message: "wrong type" })],
  ])("%s is our fault and not repeated", async (_, error) => {
    aws.on(TransactWriteCommand).rejects(error);
    await expect(engine().table.transact(two)).rejects.toMatchObject({ kind: "broken", code: "table.invalid" });
    expect(tokens()).toHaveLength(1);
  });
  test.each(["AccessDeniedException", "IdempotentParameterMismatchException", "ResourceNotFoundException"])(
    "%s is not repeated",
    async (name) => {
      aws.on(TransactWriteCommand).rejects(named(name));
      await expect(engine().table.transact(two)).rejects.toMatchObject({ name });
      expect(tokens()).toHaveLength(1);
    },
  );
  test("what is illegal is never sent", async () => {
    await expect(engine().table.transact([{ put: { ...a, n: Number.NaN } }])).rejects.toMatchObject({ code: "table.bad_number" });
    await expect(engine().table.get({ pk: "", sk: "a" })).rejects.toMatchObject({ code: "table.bad_key" });
    expect(await engine().table.query({ pk: "p", from: "b", to: "a", limit: 1 })).toEqual({ items: [] });
    expect(aws.calls()).toHaveLength(0);
  });
  test("without a stream there is no feed", async () => {
    await expect(engine().table.feed("", 1)).rejects.toMatchObject({ code: "table.no_feed" });
  });
});

test("reads are strongly consistent, except on an index, which cannot be", async () => {
  const { table } = engine();
  aws.on(GetCommand).resolves({}).on(BatchGetCommand).resolves({}).on(QueryCommand).resolves({});
  await table.get(a);
  await table.batchGet([a]);
  await table.query({ pk: "p", limit: 1 });
  await table.query({ pk: "p", index: "gsi2", limit: 1 });
  expect(aws.commandCalls(GetCommand)[0]!.args[0].input.ConsistentRead).toBe(true);
  expect(aws.commandCalls(BatchGetCommand)[0]!.args[0].input.RequestItems!["t"]!.ConsistentRead).toBe(true);
  expect(aws.commandCalls(QueryCommand).map((call) => call.args[0].input.ConsistentRead)).toEqual([true, false]);
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
