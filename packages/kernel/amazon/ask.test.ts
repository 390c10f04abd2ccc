import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { dynamoTable } from "../table/dynamo.ts";
import type { Item } from "../table/port.ts";
import { isPassing } from "../table/retry.ts";
import { amazon, AmazonError, type Service } from "./ask.ts";
import { addressOf, services } from "./protocols.ts";

const credentials = { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" };
const region = "ap-southeast-1";
type Heard = { headers: IncomingMessage["headers"]; body: string; socket: number | undefined };
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server that notes what it hears, and answers as told. */
async function server(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const heard: Heard[] = [];
  const made = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString(), socket: request.socket.remotePort });
      answer(response, request);
    });
  }).listen(0, "127.0.0.1");
  await once(made, "listening");
  closing.push(() => (made.closeAllConnections(), made.close()));
  const endpoint = `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
  const asking = (service: Service) => amazon({ service, region, endpoint, credentials });
  return { heard, endpoint, asking };
}
const answering = (status: number, body: string) => server((response) => response.writeHead(status).end(body));
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("it was not refused"),
    (error: unknown) => error as AmazonError,
  );

test("the engine asks DynamoDB for the same, and in the same words, as Amazon's own client would", async () => {
  const { heard, endpoint, asking } = await answering(200, "{}");
  const table = dynamoTable({ ask: asking("dynamodb"), tableName: "t" });
  const sdk = DynamoDBDocumentClient.from(new DynamoDBClient({ region, endpoint, credentials, maxAttempts: 1 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const [key, other] = [
    { pk: "P.22", sk: "một" },
    { pk: "P.22", sk: "b" },
  ];
  const item = { ...key, n: 0.1, big: 2 ** 53 - 1, no: null, yes: true, list: ["a", [1, { x: "" }]], map: { "overdue@2026-12-01": -1e-7 } };
  const ours = [
    () => table.get(key),
    () => table.batchGet([key, other]),
    () =>
      table.query({ pk: "g", index: "gsi1", from: "a", to: "z", limit: 7, after: { ...key, gsi1pk: "g", gsi1sk: "b" }, newestFirst: true }),
    () => table.transact([{ put: { ...item, gone: undefined } as unknown as Item }]),
    () => table.transact([{ delete: key }]),
    () =>
      table.transact([
        { put: item, when: { absent: true } },
        { add: other, by: { n: 2 }, set: { at: "x" }, drop: ["old"], when: { less: { n: 9 } } },
      ]),
  ];
  for (const each of ours) await each();
  const said = heard.splice(0);
  const token = (JSON.parse(said.at(-1)!.body) as { ClientRequestToken: string }).ClientRequestToken;
  const all = "ALL_OLD" as const;
  const put = {
    TableName: "t",
    Item: item,
    ConditionExpression: "attribute_not_exists(#0)",
    ReturnValuesOnConditionCheckFailure: all,
    ExpressionAttributeNames: { "#0": "pk" },
  };
  const update = {
    TableName: "t",
    Key: other,
    UpdateExpression: "ADD #1 :1 SET #2 = :2 REMOVE #3",
    ConditionExpression: "(attribute_not_exists(#0) OR #0 < :0)",
    ReturnValuesOnConditionCheckFailure: all,
  };
  await sdk.send(new GetCommand({ TableName: "t", Key: key, ConsistentRead: true }));
  await sdk.send(new BatchGetCommand({ RequestItems: { t: { Keys: [key, other], ConsistentRead: true } } }));
  await sdk.send(
    new QueryCommand({
      TableName: "t",
      IndexName: "gsi1",
      KeyConditionExpression: "#p = :p AND #s BETWEEN :from AND :to",
      ExpressionAttributeNames: { "#p": "gsi1pk", "#s": "gsi1sk" },
      ExpressionAttributeValues: { ":p": "g", ":from": "a", ":to": "z" },
      Limit: 7,
      ScanIndexForward: false,
      ConsistentRead: false,
      ExclusiveStartKey: { ...key, gsi1pk: "g", gsi1sk: "b" },
    }),
  );
  await sdk.send(new PutCommand({ TableName: "t", Item: item }));
  await sdk.send(new DeleteCommand({ TableName: "t", Key: key }));
  const names = { "#0": "n", "#1": "n", "#2": "at", "#3": "old" };
  await sdk.send(
    new TransactWriteCommand({
      ClientRequestToken: token,
      TransactItems: [
        { Put: put },
        { Update: { ...update, ExpressionAttributeNames: names, ExpressionAttributeValues: { ":0": 9, ":1": 2, ":2": "x" } } },
      ],
    }),
  );
  const plainly = ({ headers, body }: Heard) => ({
    target: headers["x-amz-target"],
    type: headers["content-type"],
    token: headers["x-amz-security-token"],
    body: JSON.parse(body) as object,
  });
  expect(heard).toHaveLength(ours.length);
  expect(said.slice(0, -1).map(plainly)).toEqual(heard.slice(0, -1).map(plainly));
  // Names stand for attributes as each likes; what they stand for is the same.
  expect(spelt(plainly(said.at(-1)!).body)).toEqual(spelt(plainly(heard.at(-1)!).body));
});

type Expressed = { ExpressionAttributeNames?: Record<string, string>; ExpressionAttributeValues?: Record<string, object> };
/** A transaction's parts with their stand-ins replaced. */
const spelt = (body: object) =>
  (body as { TransactItems: Record<string, Expressed>[] }).TransactItems.map((part) =>
    Object.entries(part).map(([kind, { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {}, ...rest }]) => {
      const stands: Record<string, string> = {
        ...names,
        ...Object.fromEntries(Object.entries(values).map(([k, v]) => [k, JSON.stringify(v)])),
      };
      return [
        kind,
        JSON.parse(JSON.stringify(rest).replace(/[#:]\d/g, (stand) => (stands[stand] ?? stand).replaceAll('"', "'"))),
      ] as unknown;
    }),
  );

describe("a refusal", () => {
  test("is told under Amazon's name, with its sentence and all it says", async () => {
    const said = {
      __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
      Message: "why",
      CancellationReasons: [{ Code: "None" }],
    };
    const { asking } = await answering(400, JSON.stringify(said));
    const error = await failure(asking("dynamodb")("TransactWriteItems", {}));
    expect(error).toBeInstanceOf(AmazonError);
    expect(error).toMatchObject({ name: "TransactionCanceledException", message: "why", status: 400, answer: said });
    expect(isPassing(error)).toBe(false);
  });
  test("of STS is read out of its XML", async () => {
    const xml = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>";
    const { asking } = await answering(403, xml);
    expect(await failure(asking("sts")("AssumeRole", {}))).toMatchObject({ name: "AccessDenied", message: "not you", status: 403 });
  });
  test.each([
    [503, "<html>", true],
    [500, '{"__type":"InternalServerError"}', true],
    [400, '{"__type":"x#ThrottlingException"}', true],
    [400, '{"__type":"x#AccessDeniedException"}', false],
    [403, "", false],
  ])("%d %s may pass: %s", async (status, body, passing) => {
    const { asking } = await answering(status, body);
    const error = await failure(asking("secrets")("GetSecretValue", {}));
    expect([error.status, isPassing(error)]).toEqual([status, passing]);
  });
});

describe("a connection", () => {
  test("is kept for the next request, whoever asks", async () => {
    const { heard, asking } = await answering(200, "{}");
    for (let i = 0; i < 3; i++) await asking("dynamodb")("GetItem", {});
    expect(new Set(heard.map(({ socket }) => socket)).size).toBe(1);
  });
  test("that is cut before, or amid, the answer may pass", async () => {
    for (const amid of [false, true]) {
      const { asking } = await server((response) => {
        if (!amid) return response.destroy();
        response.writeHead(200, { "content-length": 100 });
        return response.write('{"Item":', () => response.destroy());
      });
      expect(isPassing(await failure(asking("dynamodb")("GetItem", {})))).toBe(true);
    }
  });
  test("to nobody may pass", async () => {
    const { endpoint } = await answering(200, "{}");
    closing.splice(0).forEach((close) => close());
    expect(isPassing(await failure(amazon({ service: "dynamodb", region, endpoint, credentials })("GetItem", {})))).toBe(true);
  });
  test("that hangs ends with its signal, and may pass", async () => {
    const { asking } = await server(() => {});
    expect(isPassing(await failure(asking("dynamodb")("GetItem", {}, AbortSignal.timeout(20))))).toBe(true);
  });
});

test("an answer in many pieces is read whole, its letters too", async () => {
  const text = "Quảng Ninh ".repeat(20_000);
  const { asking } = await server((response) => {
    const bytes = Buffer.from(JSON.stringify({ text }));
    for (let at = 0; at < bytes.length; at += 7919) response.write(bytes.subarray(at, at + 7919));
    response.end();
  });
  expect(await asking("dynamodb")("GetItem", {})).toEqual({ text });
});

test("each service is asked at Amazon's own address of the region, encrypted", () => {
  const names = Object.keys(services) as Service[];
  expect(names.map((name) => addressOf(name, region))).toEqual(
    ["dynamodb", "streams.dynamodb", "secretsmanager", "sts"].map((host) => `https://${host}.ap-southeast-1.amazonaws.com`),
  );
});

test("STS is asked by a form, and lends what stands in its XML", async () => {
  const { heard, asking } = await answering(
    200,
    `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><Arn>arn:x</Arn></AssumedRoleUser>
     <Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>a/b+c=</SecretAccessKey><SessionToken>t//+==</SessionToken>
     <Expiration>2026-11-22T03:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  );
  const answer = await asking("sts")("AssumeRole", { RoleArn: "arn:aws:iam::1:role/a b", "Tags.member.1.Value": "22.2025" });
  expect(answer).toMatchObject({
    AccessKeyId: "ASIA",
    SecretAccessKey: "a/b+c=",
    SessionToken: "t//+==",
    Expiration: "2026-11-22T03:00:00Z",
  });
  expect(Object.fromEntries(new URLSearchParams(heard[0]!.body))).toEqual({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: "arn:aws:iam::1:role/a b",
    "Tags.member.1.Value": "22.2025",
  });
});
