import { type Key, Problem } from "@chuan/kernel";
import { expect, test } from "vitest";
import { streamHandler, type StreamRecord } from "./stream.ts";

const clock = () => new Date("2026-11-22T02:00:00Z");
const record = (n: number, pk = `P#22.2025#S#r${n}`, request?: string): StreamRecord => ({
  eventID: `e${n}`,
  dynamodb: {
    Keys: { pk: { S: pk }, sk: { S: "1" } },
    SequenceNumber: String(n),
    ...(request ? { NewImage: { request: { S: request } } } : {}),
  },
});

/** A handler whose takings are seen, and fail for keys of a partition that is bad. */
function handling(isBad: (key: Key) => boolean = () => false, problem: Error = new Error("poison")) {
  const taken: string[][] = [];
  const ids: string[] = [];
  const lines: object[] = [];
  const handler = streamHandler({
    clock,
    log: (line) => void lines.push(line),
    take: async ({ keys, requestId }) => {
      ids.push(requestId);
      if (keys.some(isBad)) throw problem;
      taken.push(keys.map(({ pk }) => pk.split("#")[3] ?? pk));
    },
  });
  return { handler, taken, ids, lines };
}

test("a batch is taken at once, each key of it once", async () => {
  const { handler, taken } = handling();
  expect(await handler({ Records: [record(1), record(2), record(1), record(2)] })).toEqual({ batchItemFailures: [] });
  expect(taken).toEqual([["r1", "r2"]]);
});

test("of a batch with a bad record the good ones before it are done, and Lambda comes again from the bad one", async () => {
  const { handler, taken } = handling(({ pk }) => pk.endsWith("r3"));
  const answer = await handler({ Records: [1, 2, 3, 4].map((n) => record(n)) });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "3" }] });
  expect(taken).toEqual([["r1"], ["r2"]]);
});

test("the bad record by itself is named again, so that after all attempts it alone is left among the dead letters", async () => {
  const { handler } = handling(() => true);
  expect(await handler({ Records: [record(7)] })).toEqual({ batchItemFailures: [{ itemIdentifier: "7" }] });
});

test("news that someone else has just taken are done, not failed", async () => {
  const stale = new Problem("stale", "rollup.changed_meanwhile", { vi: "…", en: "…" });
  const { handler } = handling(() => true, stale);
  expect(await handler({ Records: [record(1), record(2)] })).toEqual({ batchItemFailures: [] });
});

test("a record without keys of ours is passed over; an empty batch asks for nothing", async () => {
  const { handler, taken } = handling();
  expect(await handler({ Records: [{ eventID: "x", dynamodb: { SequenceNumber: "1" } }] })).toEqual({ batchItemFailures: [] });
  expect(await handler({ Records: [] })).toEqual({ batchItemFailures: [] });
  expect(taken).toEqual([]);
});

test("what follows from one request works under its id, and of several the line names all", async () => {
  const { handler, ids, lines } = handling();
  await handler({ Records: [record(1, "P#22.2025#S#trail", "req-aaaaaaaa"), record(2)] });
  await handler({ Records: [record(3, "P#22.2025#S#trail", "req-aaaaaaaa"), record(4, "P#24.2025#S#trail", "req-bbbbbbbb")] });
  expect(ids).toEqual(["req-aaaaaaaa", "feed-e3"]);
  expect(lines.at(-1)).toMatchObject({ records: 2, requests: ["req-aaaaaaaa", "req-bbbbbbbb"] });
});
