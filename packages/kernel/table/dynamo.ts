import { randomUUID } from "node:crypto";
import type { Ask } from "../amazon/ask.ts";
import { broken } from "../errors.ts";
import { isRepeatable } from "./apply.ts";
import { type Attributes, attributesFrom, itemFrom } from "./attributes.ts";
import { dynamoFeed, type StreamSource } from "./dynamo-feed.ts";
import { partOf } from "./expressions.ts";
import { attributesOf, mustBeKey, mustBeKeys, mustBeLegal, mustBeLimit, mustBeRange, nameOf } from "./limits.ts";
import { type Item, type Key, keyOf, type Range, type Table } from "./port.ts";
import { meaningOf } from "./refusals.ts";
import { type Patience, patiently } from "./retry.ts";

export { tableDefinition, ttlAttribute } from "./definition.ts";

export type DynamoOptions = Partial<Patience> & {
  /** DynamoDB, asked once: this engine does the retrying, and counts it. */
  ask: Ask;
  /** Or which of several tables a key of a partition, of a table or an index, stands in. A transaction and a batch may span them. */
  tableName: string | ((pk: string) => string);
  /** Without it there is no feed. */
  streams?: StreamSource | undefined;
};

/** What is read of DynamoDB's answers. */
type Answers = {
  GetItem: { Item?: Attributes };
  BatchGetItem: { Responses?: { [table: string]: Attributes[] }; UnprocessedKeys?: { [table: string]: { Keys: Attributes[] } } };
  Query: { Items?: Attributes[]; LastEvaluatedKey?: Attributes };
};

/**
 * The cloud engine. What may pass by itself is tried again for `deadlineMs` (3 s unless told), and nothing is applied twice.
 * @throws unavailable `table.busy` at the deadline: whether a write took place is then unknown
 */
export function dynamoTable({ ask, tableName, streams, deadlineMs = 3000, ...rest }: DynamoOptions): Table {
  const tableOf = typeof tableName === "string" ? () => tableName : tableName;
  const patience = { deadlineMs, ...rest };
  // Safe: as DynamoDB's reference describes the answer to that action.
  const read = <A extends keyof Answers>(action: A, input: object, signal: AbortSignal) =>
    ask(action, input, signal) as Promise<Answers[A]>;
  const feed = streams && dynamoFeed(streams, patience);

  return {
    async get(key) {
      mustBeKey(key);
      const wanted = { TableName: tableOf(key.pk), Key: only(key), ConsistentRead: true };
      const { Item } = await patiently(patience, (signal) => read("GetItem", wanted, signal));
      return Item && itemFrom(Item);
    },

    async batchGet(keys) {
      mustBeKeys(keys);
      const found = new Map<string, Item>();
      const each = new Map(keys.map((key) => [nameOf(key), key]));
      let wanted = [...each.values()].map((key) => ({ table: tableOf(key.pk), Key: only(key) }));
      if (wanted.length === 0) return [];
      await patiently(patience, async (signal) => {
        const byTable = Object.entries(Object.groupBy(wanted, ({ table }) => table));
        const part = (some: typeof wanted) => ({ Keys: some.map(({ Key }) => Key), ConsistentRead: true });
        const RequestItems = Object.fromEntries(byTable.map(([name, some = []]) => [name, part(some)]));
        const { Responses = {}, UnprocessedKeys = {} } = await read("BatchGetItem", { RequestItems }, signal);
        for (const item of Object.values(Responses).flat().map(itemFrom)) found.set(nameOf(item), item);
        wanted = Object.entries(UnprocessedKeys).flatMap(([table, { Keys }]) => Keys.map((Key) => ({ table, Key })));
        if (wanted.length > 0) throw Object.assign(new Error("unprocessed keys"), { name: "ThrottlingException" });
      });
      return keys.map((key) => found.get(nameOf(key)));
    },

    async query(range) {
      if (!mustBeRange(range)) return { items: [] };
      const wanted = queryOf(tableOf(range.pk), range);
      const { Items = [], LastEvaluatedKey: last } = await patiently(patience, (signal) => read("Query", wanted, signal));
      return { items: Items.map(itemFrom), ...(last ? { next: itemFrom(last) } : {}) };
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
  function writer(ops: Parameters<Table["transact"]>[0]): (signal: AbortSignal) => Promise<unknown> {
    const [op] = ops;
    if (op && isRepeatable(ops)) {
      const TableName = tableOf(keyOf(op).pk);
      if ("put" in op) return (signal) => ask("PutItem", { TableName, Item: attributesFrom(op.put) }, signal);
      return (signal) => ask("DeleteItem", { TableName, Key: only(keyOf(op)) }, signal);
    }
    const whole = { ClientRequestToken: randomUUID(), TransactItems: ops.map((each) => partOf(tableOf(keyOf(each).pk), each)) };
    return (signal) => ask("TransactWriteItems", whole, signal);
  }
}

const only = ({ pk, sk }: Key) => attributesFrom({ pk, sk });

function queryOf(TableName: string, { pk, index, from, to, after, limit, newestFirst }: Range) {
  const [p, s] = attributesOf(index);
  const ends = from && to !== undefined ? "#s BETWEEN :from AND :to" : from ? "#s >= :from" : to === undefined ? "" : "#s <= :to";
  return {
    TableName,
    ...(index ? { IndexName: index } : {}),
    KeyConditionExpression: ends ? `#p = :p AND ${ends}` : "#p = :p",
    ExpressionAttributeNames: { "#p": p, ...(ends ? { "#s": s } : {}) },
    ExpressionAttributeValues: attributesFrom({ ":p": pk, ":from": from || undefined, ":to": to }),
    Limit: limit,
    ScanIndexForward: !newestFirst,
    ConsistentRead: !index,
    ...(after ? { ExclusiveStartKey: attributesFrom(Object.fromEntries(["pk", "sk", p, s].map((name) => [name, after[name]]))) } : {}),
  };
}
