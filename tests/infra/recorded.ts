import { closeDay, type AnchorStore } from "@chuan/functions";
import { type Item, keys, type ProvinceKey, type Table } from "@chuan/kernel";
import { dynamoTable } from "@chuan/kernel/dynamo";
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
import { mockClient } from "aws-sdk-client-mock";
import type { FunctionName } from "../../packages/functions/lambda/environment.ts";
import { askOf, type Case, cases, rightful } from "../access/cases.ts";
import { aSetting } from "../access/setting.ts";
import { replay, type Seen, spying } from "../access/spying.ts";
import { partition } from "../costs/patterns.ts";

/** One request to DynamoDB, as far as IAM looks at it. `leading` are the partition keys that it names. */
export type Operation = { readonly action: string; readonly index?: string; readonly leading: readonly string[] };
/** Which function sends it, and whether as itself or for a province. */
export type Recorded = Operation & { readonly by: FunctionName; readonly as: "itself" | ProvinceKey };

const surface = ({ verb, line }: Case): FunctionName =>
  verb.reach === "identity"
    ? "identity"
    : line.includes("/v1/national/")
      ? "national"
      : line.includes("/v1/operator/")
        ? "operator"
        : "workspace";

/**
 * Every operation that the system sends to its table: each route is called as its rightful caller would, projector and clerk follow, and a day is
 * closed. What is noted goes through the engine itself, with a client that only listens.
 */
export async function record(): Promise<readonly Recorded[]> {
  const found = new Map<string, Recorded>();
  const heard: Operation[] = [];
  const engine = listening(heard);
  const note = async (by: FunctionName, seen: readonly Seen[]) => {
    for (const each of seen) {
      heard.length = 0;
      await replay(engine, each);
      for (const operation of heard) {
        const [province] = operation.leading.flatMap((pk) => keys.provinceOfPlace(pk) ?? []);
        const forProvince = province !== undefined && (by === "workspace" || by === "clerk");
        const pattern = operation.leading.map(partition).toSorted();
        found.set(JSON.stringify([by, operation.action, operation.index, [...new Set(pattern)]]), {
          ...operation,
          by,
          as: forProvince ? province : "itself",
        });
      }
    }
  };
  for (const c of cases) {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    await w.settle();
    w.seen.length = 0;
    const answer = await w.send(c.line, ask, me.token, c.verb.does === "command" ? { "idempotency-key": "once" } : {});
    if (answer.status !== 200) throw new Error(`${c.name}: ${answer.text}`);
    await note(surface(c), w.seen);
    w.setClock(new Date("2026-11-25T02:00:00.000Z"));
    await w.settle();
    await note("projector", w.summed);
    await note("clerk", w.attended);
    const [own, atDesk]: [Seen[], Seen[]] = [[], []];
    const means = { ...w.means, clock: w.clock, table: spying(w.bare, own) };
    await closeDay({ means, desk: async () => ({ ...means, table: spying(w.bare, atDesk) }), anchors: nowhere });
    await note("clock", own);
    await note("workspace", atDesk);
  }
  return [...found.values()];
}

const nowhere: AnchorStore = { kept: async () => new Set(), keep: async () => {} };

/** The engine of the cloud, whose client writes down what it is sent and answers that there is nothing. */
function listening(heard: Operation[]): Table {
  const client = new DynamoDBClient({ region: "ap-southeast-1", credentials: { accessKeyId: "x", secretAccessKey: "x" } });
  const mock = mockClient(DynamoDBDocumentClient);
  const pkOf = (key: unknown) => String((key as Item).pk);
  mock.on(GetCommand).callsFake(({ Key }) => (heard.push({ action: "GetItem", leading: [pkOf(Key)] }), {}));
  mock.on(BatchGetCommand).callsFake(({ RequestItems }) => {
    const asked = Object.values(RequestItems as Record<string, { Keys: Item[] }>).flatMap(({ Keys }) => Keys);
    return (heard.push({ action: "BatchGetItem", leading: asked.map(pkOf) }), {});
  });
  mock.on(QueryCommand).callsFake(({ IndexName, ExpressionAttributeValues }) => {
    const leading = [String((ExpressionAttributeValues as Record<string, unknown>)[":p"])];
    return (heard.push({ action: "Query", leading, ...(IndexName ? { index: String(IndexName) } : {}) }), {});
  });
  mock.on(PutCommand).callsFake(({ Item }) => (heard.push({ action: "PutItem", leading: [pkOf(Item)] }), {}));
  mock.on(DeleteCommand).callsFake(({ Key }) => (heard.push({ action: "DeleteItem", leading: [pkOf(Key)] }), {}));
  // IAM looks at each part of a transaction by itself, and one that is refused refuses all.
  mock.on(TransactWriteCommand).callsFake(({ TransactItems }) => {
    const actions = { Put: "PutItem", Delete: "DeleteItem", Update: "UpdateItem", ConditionCheck: "ConditionCheckItem" } as const;
    for (const part of TransactItems as Partial<Record<keyof typeof actions, { Key?: Item; Item?: Item }>>[])
      for (const [kind, { Key, Item }] of Object.entries(part))
        heard.push({ action: actions[kind as keyof typeof actions], leading: [pkOf(Item ?? Key)] });
    return {};
  });
  return dynamoTable({ client, tableName: "recorded" });
}
