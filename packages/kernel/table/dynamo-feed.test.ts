import { beforeEach, describe, expect, test } from "vitest";
import { pretended, refused } from "../amazon/pretended.test-helper.ts";
import { dynamoFeed, type Shard } from "./dynamo-feed.ts";

const aws = pretended();
beforeEach(() => aws.reset());

type Simulated = { parent?: string; records: string[]; closed?: boolean; trimmed?: number };

/** Streams as Amazon describes them. Sequence numbers count from 1; `sparse` answers an empty page before each with records. */
function stream(shards: Record<string, Simulated>, { pageOfShards = 2, sparse = false } = {}) {
  const calls = { iterators: 0 };
  const faults: { records?: string } = {};
  aws.on("DescribeStream", ({ ExclusiveStartShardId: after }: { ExclusiveStartShardId?: string }) => {
    const all: Shard[] = Object.entries(shards).map(([ShardId, { parent }]) => ({ ShardId, ...(parent ? { ParentShardId: parent } : {}) }));
    const from = after ? all.findIndex(({ ShardId }) => ShardId === after) + 1 : 0;
    const page = all.slice(from, from + pageOfShards);
    const last = from + pageOfShards < all.length ? { LastEvaluatedShardId: page.at(-1)!.ShardId } : {};
    return { StreamDescription: { Shards: page, ...last } };
  });
  aws.on("GetShardIterator", ({ ShardId, SequenceNumber }: { ShardId: string; SequenceNumber?: string }) => {
    calls.iterators++;
    const shard = shards[ShardId];
    if (!shard) throw refused("ResourceNotFoundException");
    const trimmed = shard.trimmed ?? 0;
    if (SequenceNumber !== undefined && Number(SequenceNumber) < trimmed) throw refused("TrimmedDataAccessException");
    return { ShardIterator: JSON.stringify([ShardId, SequenceNumber === undefined ? trimmed : Number(SequenceNumber), false]) };
  });
  aws.on("GetRecords", ({ ShardIterator, Limit }: { ShardIterator: string; Limit: number }) => {
    const fault = faults.records;
    delete faults.records;
    if (fault) throw refused(fault);
    const [id, at, walked] = JSON.parse(ShardIterator) as [string, number, boolean];
    const shard = shards[id]!;
    const rest = shard.records.slice(at);
    if (sparse && !walked && rest.length > 0) return { Records: [], NextShardIterator: JSON.stringify([id, at, true]) };
    const some = rest.slice(0, Limit);
    const end = at + some.length;
    const over = shard.closed && end === shard.records.length;
    return {
      Records: some.map((sk, i) => ({ dynamodb: { Keys: { pk: { S: id }, sk: { S: sk } }, SequenceNumber: String(at + i + 1) } })),
      ...(over ? {} : { NextShardIterator: JSON.stringify([id, end, false]) }),
    };
  });
  const fresh = () => dynamoFeed({ ask: aws.ask, arn: "arn" }, { deadlineMs: 1000, sleep: async () => {} });
  return { calls, faults, fresh, feed: fresh() };
}
const told = (news: { keys: readonly { sk: string }[] }) => news.keys.map(({ sk }) => sk).join("");

describe("shards", () => {
  test("a parent is read to its end before its children, in whatever order they are listed", async () => {
    const { feed } = stream({
      grandchild: { parent: "child", records: ["e"] },
      child: { parent: "root", records: ["c", "d"], closed: true },
      root: { records: ["a", "b"], closed: true },
    });
    expect(told(await feed("", 100))).toBe("abcde");
  });
  test("a child waits while its parent has more than one page holds", async () => {
    const { feed } = stream({ child: { parent: "root", records: ["c"] }, root: { records: ["a", "b"], closed: true } });
    const first = await feed("", 1);
    const second = await feed(first.next, 1);
    expect([told(first), told(second), told(await feed(second.next, 10))]).toEqual(["a", "b", "c"]);
  });
  test("a child whose parent has gone is read", async () => {
    const { feed } = stream({ child: { parent: "gone", records: ["a"] } });
    expect(told(await feed("", 10))).toBe("a");
  });
  test("all are found, however many pages their list has", async () => {
    const shards = Object.fromEntries(["a", "b", "c", "d", "e"].map((sk) => [`s${sk}`, { records: [sk] }]));
    expect(told(await stream(shards, { pageOfShards: 1 }).feed("", 100))).toBe("abcde");
  });
  test("a busy one does not starve the others", async () => {
    const { feed } = stream({ busy: { records: "x".repeat(50).split("") }, quiet: { records: ["q"] }, other: { records: ["o"] } });
    const first = await feed("", 3);
    const second = await feed(first.next, 3);
    expect(told(first) + told(second)).toContain("q");
    expect(told(first) + told(second)).toContain("o");
  });
  test("that are all busy have their turn one after the other", async () => {
    const { feed } = stream({ a: { records: ["a", "a", "a"] }, b: { records: ["b", "b", "b"] }, c: { records: ["c", "c", "c"] } });
    let [cursor, all] = ["", ""];
    for (let i = 0; i < 6; i++) {
      const news = await feed(cursor, 1);
      cursor = news.next;
      all += told(news);
    }
    expect(all).toBe("abcabc");
  });
  test("a closed one is read once", async () => {
    const { feed } = stream({ root: { records: ["a"], closed: true } });
    const { next } = await feed("", 10);
    expect(told(await feed(next, 10))).toBe("");
  });
  test("one that closes empty lets its child be read", async () => {
    const { feed } = stream({ root: { records: [], closed: true }, child: { parent: "root", records: ["a"] } });
    expect(told(await feed("", 10))).toBe("a");
  });
  test("one that vanishes while being asked is passed over", async () => {
    const shards: Record<string, Simulated> = { a: { records: ["a"] } };
    const { feed } = stream(shards);
    aws.on("DescribeStream", () => ({ StreamDescription: { Shards: [{ ShardId: "ghost" }, { ShardId: "a" }] } }));
    expect(told(await feed("", 10))).toBe("a");
  });
  test("an empty stretch does not hide what follows it", async () => {
    const { feed } = stream({ root: { records: ["a", "b"] } }, { sparse: true });
    expect(told(await feed("", 10))).toBe("ab");
  });
});

describe("the cursor", () => {
  test("forgets finished shards that are gone", async () => {
    const shards: Record<string, Simulated> = { old: { records: ["a"], closed: true }, child: { parent: "old", records: ["b"] } };
    const { feed } = stream(shards);
    const { next } = await feed("", 10);
    expect(Object.keys(JSON.parse(next) as object).toSorted()).toEqual(["child", "old"]);
    delete shards["old"];
    expect(JSON.parse((await feed(next, 10)).next)).toEqual({ child: "1" });
  });
  test("is all that another process needs to go on", async () => {
    const { feed, fresh } = stream({ root: { records: ["a", "b", "c"] } });
    const { next } = await feed("", 2);
    expect(told(await fresh()(next, 10))).toBe("c");
  });
  test("may be an old one: what was told is told again", async () => {
    const { feed } = stream({ root: { records: ["a", "b", "c"] } });
    const { next } = await feed("", 1);
    for (const _ of [1, 2]) expect(told(await feed(next, 10))).toBe("bc");
  });
});

describe("faults", () => {
  test("an iterator is used on, and asked for anew when it has expired", async () => {
    const shards: Record<string, Simulated> = { root: { records: ["a"] } };
    const { feed, calls, faults } = stream(shards);
    const { next } = await feed("", 10);
    shards["root"]!.records.push("b");
    const second = await feed(next, 10);
    expect([told(second), calls.iterators]).toEqual(["b", 1]);
    shards["root"]!.records.push("c");
    faults.records = "ExpiredIteratorException";
    expect([told(await feed(second.next, 10)), calls.iterators]).toEqual(["c", 2]);
  });
  test("a place older than the stream remembers starts again at what is left", async () => {
    const shards: Record<string, Simulated> = { root: { records: ["a", "b", "c", "d"] } };
    const { feed, fresh } = stream(shards);
    const { next } = await feed("", 1);
    shards["root"]!.trimmed = 2;
    expect(told(await fresh()(next, 10))).toBe("cd");
  });
  test("a cached iterator that was trimmed under way starts again too", async () => {
    const shards: Record<string, Simulated> = { root: { records: ["a", "b", "c", "d"] } };
    const { feed, faults } = stream(shards);
    const { next } = await feed("", 1);
    shards["root"]!.trimmed = 3;
    faults.records = "TrimmedDataAccessException";
    expect(told(await feed(next, 10))).toBe("d");
  });
  test("throttling is waited out", async () => {
    const { feed, faults } = stream({ root: { records: ["a"] } });
    faults.records = "LimitExceededException";
    expect(told(await feed("", 10))).toBe("a");
  });
  test("what will not pass is told", async () => {
    const { feed, faults } = stream({ root: { records: ["a"] } });
    faults.records = "AccessDeniedException";
    await expect(feed("", 10)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});
