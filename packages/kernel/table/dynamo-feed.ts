import type { Ask } from "../amazon/ask.ts";
import { broken } from "../errors.ts";
import { type Attributes, itemFrom } from "./attributes.ts";
import type { Key, News } from "./port.ts";
import { type Patience, patiently } from "./retry.ts";

/** `ask` is DynamoDB's service of streams. */
export type StreamSource = { readonly ask: Ask; readonly arn: string };
export type Shard = { readonly ShardId: string; readonly ParentShardId?: string };
/** What is read of the service's answers. */
type Answers = {
  DescribeStream: { StreamDescription: { Shards?: Shard[]; LastEvaluatedShardId?: string } };
  GetShardIterator: { ShardIterator: string };
  GetRecords: { Records?: { dynamodb: { Keys: Attributes; SequenceNumber: string } }[]; NextShardIterator?: string };
};

/** By shard: the last sequence number read, or that the shard is closed and read to its end. The least lately read come first. */
type Places = Map<string, string>;
const finished = "end";
/** An open shard may answer with empty pages before one with records. */
const emptyPages = 5;

/**
 * Reads the stream's shards, each from where the cursor left it, a parent to its end before its children. A place that is older
 * than the stream's 24 hours starts again at what is left.
 */
export function dynamoFeed({ ask, arn: StreamArn }: StreamSource, patience: Patience) {
  // Safe: as Amazon's reference describes the answer to that action.
  const told = <A extends keyof Answers>(action: A, input: object) =>
    patiently(patience, (signal) => ask(action, input, signal) as Promise<Answers[A]>);
  // Where reading stopped, so that empty stretches of a shard are not walked again. The cursor alone would do.
  const iterators = new Map<string, { at: string | undefined; iterator: string }>();

  async function shards(): Promise<Shard[]> {
    const all: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const input = { StreamArn, ...(ExclusiveStartShardId ? { ExclusiveStartShardId } : {}) };
      const page = (await told("DescribeStream", input)).StreamDescription;
      all.push(...(page.Shards ?? []));
      ExclusiveStartShardId = page.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
    return all;
  }

  async function iteratorAt(ShardId: string, at: string | undefined): Promise<string> {
    const place = at ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: at } : { ShardIteratorType: "TRIM_HORIZON" };
    return (await told("GetShardIterator", { StreamArn, ShardId, ...place })).ShardIterator;
  }

  /** One page. An iterator that has expired is asked for anew; a place that was trimmed gives way to the oldest there is. */
  async function pageOf(shard: string, at: string | undefined, Limit: number) {
    const known = iterators.get(shard);
    iterators.delete(shard);
    const from = async (place: string | undefined, cached?: string) => {
      const ShardIterator = cached ?? (await iteratorAt(shard, place));
      return told("GetRecords", { ShardIterator, Limit });
    };
    const anew = () => from(at).catch(onlyIf("TrimmedDataAccessException", () => from(undefined)));
    if (known?.at !== at || !known) return anew();
    return from(at, known.iterator).catch(onlyIf(/^(ExpiredIterator|TrimmedDataAccess)Exception$/, anew));
  }

  /** Takes what a shard has, up to `room` keys. */
  async function read(shard: string, places: Places, room: number): Promise<Key[]> {
    const keys: Key[] = [];
    let at = places.get(shard);
    for (let empty = 0; empty < emptyPages && keys.length < room;) {
      const { Records = [], NextShardIterator } = await pageOf(shard, at, Math.min(room - keys.length, 1000));
      for (const { dynamodb } of Records) keys.push(itemFrom(dynamodb.Keys));
      at = Records.at(-1)?.dynamodb.SequenceNumber ?? at;
      empty = Records.length === 0 ? empty + 1 : 0;
      if (!NextShardIterator) at = finished;
      else iterators.set(shard, { at, iterator: NextShardIterator });
      if (at === finished) break;
    }
    // Set last, it stands last: the others have their turn first next time.
    places.delete(shard);
    if (at) places.set(shard, at);
    return keys;
  }

  return async function feed(cursor: string, limit: number): Promise<News> {
    const places = placesIn(cursor);
    const there = new Map((await shards()).map((shard) => [shard.ShardId, shard]));
    for (const gone of [...places.keys(), ...iterators.keys()].filter((id) => !there.has(id))) {
      places.delete(gone);
      iterators.delete(gone);
    }
    const keys: Key[] = [];
    const done = new Set<string>();
    for (;;) {
      const next = nextShard(there, places, done);
      if (!next || keys.length >= limit) return { keys, next: JSON.stringify(Object.fromEntries(places)) };
      done.add(next);
      keys.push(...(await read(next, places, limit - keys.length).catch(onlyIf("ResourceNotFoundException", () => []))));
    }
  };
}

/** The shard that has waited longest of those whose parent is read to its end or gone. */
function nextShard(there: ReadonlyMap<string, Shard>, places: Places, done: ReadonlySet<string>): string | undefined {
  const order = [...places.keys()];
  const ready = [...there.values()].filter(({ ShardId: id, ParentShardId: parent }) => {
    const free = !parent || !there.has(parent) || places.get(parent) === finished;
    return free && !done.has(id) && places.get(id) !== finished;
  });
  return ready.map(({ ShardId }) => ShardId).sort((a, b) => order.indexOf(a) - order.indexOf(b))[0];
}

/** @throws broken `table.bad_cursor` */
function placesIn(cursor: string): Places {
  if (cursor === "") return new Map();
  try {
    return new Map(Object.entries(JSON.parse(cursor) as Record<string, string>));
  } catch {
    throw broken("table.bad_cursor", "a cursor of another engine");
  }
}

function onlyIf<T>(name: string | RegExp, otherwise: () => T | Promise<T>) {
  return (error: unknown): T | Promise<T> => {
    if (error instanceof Error && (typeof name === "string" ? error.name === name : name.test(error.name))) return otherwise();
    throw error;
  };
}
