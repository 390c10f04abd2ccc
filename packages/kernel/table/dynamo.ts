import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { randomUUID } from "node:crypto";
import { broken } from "../errors.ts";
import { isRepeatable } from "./apply.ts";
import { dynamoFeed, type StreamSource } from "./dynamo-feed.ts";
import { partOf } from "./expressions.ts";
import { attributesOf, mustBeKey, mustBeKeys, mustBeLegal, mustBeLimit, mustBeRange, nameOf } from "./limits.ts";
import { type Found, type Item, type Key, keyOf, type Range, type Table } from "./port.ts";
import { meaningOf, numbers } from "./refusals.ts";
import { type Patience, patiently } from "./retry.ts";

export { tableDefinition, ttlAttribute } from "./definition.ts";

export type DynamoOptions = Partial<Patience> & {
  /** Give it `maxAttempts: 1`: this engine does the retrying, and counts it. */
  client: DynamoDBClient;
  /** Or which of several tables a key of a partition, of a table or an index, stands in. A transaction and a batch may span them. */
  tableName: string | ((pk: string) => string);
  /** Without it there is no feed. */
  streams?: StreamSource | undefined;
};

/**
 * The cloud engine. What may pass by itself is tried again for `deadlineMs` (3 s unless told), and nothing is applied twice.
 * @throws unavailable `table.busy` at the deadline: whether a write took place is then unknown
 */
export function dynamoTable({ client, tableName, streams, deadlineMs = 3000, ...rest }: DynamoOptions): Table {
  const tableOf = typeof tableName === "string" ? () => tableName : tableName;
  const patience = { deadlineMs, ...rest };
  // A copy: the SDK writes into the options it is given.
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true }, unmarshallOptions: { ...numbers } });
  const feed = streams && dynamoFeed(streams, patience);

  return {
    async get(key) {
      mustBeKey(key);
      const wanted = { TableName: tableOf(key.pk), Key: only(key), ConsistentRead: true };
      const answer = await patiently(patience, (abortSignal) => db.send(new GetCommand(wanted), { abortSignal }));
      return answer.Item as Item | undefined;
    },

    async batchGet(keys) {
      mustBeKeys(keys);
      const found = new Map<string, Item>();
      let wanted = [...new Map(keys.map((key) => [nameOf(key), only(key)])).values()];
      if (wanted.length === 0) return [];
      await patiently(patience, async (abortSignal) => {
        const byTable = Object.entries(Object.groupBy(wanted, ({ pk }) => tableOf(pk)));
        const RequestItems = Object.fromEntries(byTable.map(([name, Keys = []]) => [name, { Keys, ConsistentRead: true }]));
        const answer = await db.send(new BatchGetCommand({ RequestItems }), { abortSignal });
        for (const item of Object.values(answer.Responses ?? {}).flat() as Item[]) found.set(nameOf(item), item);
        wanted = Object.values(answer.UnprocessedKeys ?? {}).flatMap(({ Keys = [] }) => Keys) as Key[];
        if (wanted.length > 0) throw Object.assign(new Error("unprocessed keys"), { name: "ThrottlingException" });
      });
      return keys.map((key) => found.get(nameOf(key)));
    },

    async query(range) {
      if (!mustBeRange(range)) return { items: [] };
      const wanted = queryOf(tableOf(range.pk), range);
      const answer = await patiently(patience, (abortSignal) => db.send(new QueryCommand(wanted), { abortSignal }));
      const items = (answer.Items ?? []) as Item[];
      return answer.LastEvaluatedKey ? { items, next: answer.LastEvaluatedKey as NonNullable<Found["next"]> } : { items };
    },

    async transact(ops) {
      mustBeLegal(ops);
      if (ops.length === 0) return;
      const send = writer(ops);
      await patiently(patience, async (signal) => {
        try {
          await send(signal);
        } catch (error) {
          throw meaningOf(error);
        }
      });
    },

    async feed(cursor, limit) {
      mustBeLimit(limit);
      if (!feed) throw broken("table.no_feed", "no stream is configured");
      return feed(cursor, limit);
    },
  };

  /**
   * A timeout may hide a commit. One token for all attempts lets DynamoDB recognise the second, which would otherwise add twice
   * or be refused by its own first.
   */
  function writer(ops: Parameters<Table["transact"]>[0]): (abortSignal: AbortSignal) => Promise<unknown> {
    const [op] = ops;
    if (op && isRepeatable(ops)) {
      const TableName = tableOf(keyOf(op).pk);
      if ("put" in op) return (abortSignal) => db.send(new PutCommand({ TableName, Item: op.put }), { abortSignal });
      return (abortSignal) => db.send(new DeleteCommand({ TableName, Key: only(keyOf(op)) }), { abortSignal });
    }
    const whole = { ClientRequestToken: randomUUID(), TransactItems: ops.map((each) => partOf(tableOf(keyOf(each).pk), each)) };
    return (abortSignal) => db.send(new TransactWriteCommand(whole), { abortSignal });
  }
}

const only = ({ pk, sk }: Key) => ({ pk, sk });

function queryOf(TableName: string, { pk, index, from, to, after, limit, newestFirst }: Range) {
  const [p, s] = attributesOf(index);
  const ends = from && to !== undefined ? "#s BETWEEN :from AND :to" : from ? "#s >= :from" : to === undefined ? "" : "#s <= :to";
  return {
    TableName,
    ...(index ? { IndexName: index } : {}),
    KeyConditionExpression: ends ? `#p = :p AND ${ends}` : "#p = :p",
    ExpressionAttributeNames: { "#p": p, ...(ends ? { "#s": s } : {}) },
    ExpressionAttributeValues: { ":p": pk, ...(from ? { ":from": from } : {}), ...(to === undefined ? {} : { ":to": to }) },
    Limit: limit,
    ScanIndexForward: !newestFirst,
    ConsistentRead: !index,
    ...(after ? { ExclusiveStartKey: Object.fromEntries(["pk", "sk", p, s].map((name) => [name, after[name]])) } : {}),
  };
}
