import { closeDay, type AnchorStore } from "@chuan/functions";
import { keys, type ProvinceKey, type Table } from "@chuan/kernel";
import { dynamoTable } from "@chuan/kernel/dynamo";
import type { Ask } from "@chuan/kernel/amazon";
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

type Keyed = { readonly pk: { readonly S: string } };
type Part = { readonly Key?: Keyed; readonly Item?: Keyed };
/** What of a request says which partitions it is about. */
type Sent = Part & {
  readonly RequestItems?: { readonly [table: string]: { readonly Keys: readonly Keyed[] } };
  readonly IndexName?: string;
  readonly ExpressionAttributeValues?: { readonly ":p": { readonly S: string } };
  readonly TransactItems?: readonly { readonly [kind: string]: Part }[];
};
// IAM looks at each part of a transaction by itself, and one that is refused refuses all.
const parts: { readonly [kind: string]: string } = {
  Put: "PutItem",
  Delete: "DeleteItem",
  Update: "UpdateItem",
  ConditionCheck: "ConditionCheckItem",
};

/** The permissions that one request to DynamoDB takes. */
function operationsOf(action: string, { Key, Item, RequestItems, IndexName, ExpressionAttributeValues, TransactItems }: Sent): Operation[] {
  const of = ({ Key: key, Item: item }: Part) => [(item ?? key)!.pk.S];
  switch (action) {
    case "GetItem":
    case "PutItem":
    case "DeleteItem":
      return [{ action, leading: of({ ...(Key ? { Key } : {}), ...(Item ? { Item } : {}) }) }];
    case "BatchGetItem":
      return [{ action, leading: Object.values(RequestItems!).flatMap(({ Keys }) => Keys.map(({ pk }) => pk.S)) }];
    case "Query":
      return [{ action, leading: [ExpressionAttributeValues![":p"].S], ...(IndexName ? { index: IndexName } : {}) }];
    case "TransactWriteItems":
      return TransactItems!.flatMap((each) => Object.entries(each).map(([kind, part]) => ({ action: parts[kind]!, leading: of(part) })));
    default:
      throw new Error(`${action}: say which permissions it takes`);
  }
}

/** The engine of the cloud, where what it sends is written down, and the answer is that there is nothing. */
function listening(heard: Operation[]): Table {
  const ask: Ask = async (action, input) => {
    // Safe: it is the engine that asks.
    heard.push(...operationsOf(action, input as Sent));
    return {};
  };
  return dynamoTable({ ask, tableName: "recorded" });
}
