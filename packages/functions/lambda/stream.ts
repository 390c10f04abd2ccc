import { type Key, Problem } from "@chuan/kernel";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Told } from "./observe.ts";

export type StreamRecord = Pick<DynamoDBRecord, "eventID" | "dynamodb">;
type News = { readonly keys: readonly Key[]; readonly requestId: string };
type Options = {
  /** Takes keys as hints: it reads what is there now, so any of them may come twice. */
  take: (news: News) => Promise<unknown>;
  clock: () => Date;
  log: (line: Told) => void;
};

/**
 * News from the table's stream. The batch is taken as a whole; if that fails, key by key in order, and the first record that cannot be taken is
 * named: Lambda comes again from there, halves what is left, and after all attempts leaves it among the dead letters. What stood before it is
 * done, so one bad record holds up nothing but itself.
 */
export function streamHandler({ take, clock, log }: Options) {
  return async function handler(event: Pick<DynamoDBStreamEvent, "Records"> | { Records: StreamRecord[] }): Promise<DynamoDBBatchResponse> {
    const start = performance.now();
    const records: readonly StreamRecord[] = event.Records;
    const requests = [...new Set(records.flatMap(requestOf))];
    const requestId = requests.length === 1 ? requests[0]! : `feed-${records[0]?.eventID ?? "none"}`;
    const failed = await firstFailure(records, requestId);
    const told = { at: clock().toISOString(), requestId, records: records.length, requests: requests.slice(0, 50) };
    log({
      ...told,
      ms: Math.round(performance.now() - start),
      ...(failed ? { failedAt: failed.sequence, key: failed.key, error: textOf(failed.error) } : {}),
    });
    return { batchItemFailures: failed ? [{ itemIdentifier: failed.sequence }] : [] };
  };

  async function firstFailure(records: readonly StreamRecord[], requestId: string) {
    const all = unique(records.flatMap(keyOf));
    if (all.length === 0) return undefined;
    try {
      await take({ keys: all, requestId });
      return undefined;
    } catch (error) {
      log({ at: clock().toISOString(), requestId, records: records.length, aside: textOf(error) });
    }
    const done = new Set<string>();
    for (const record of records)
      for (const key of keyOf(record)) {
        if (done.has(nameOf(key))) continue;
        try {
          await take({ keys: [key], requestId: requestOf(record)[0] ?? requestId });
          done.add(nameOf(key));
        } catch (error) {
          // Someone else was faster with the same news: it is done.
          if (error instanceof Problem && error.kind === "stale") continue;
          return { sequence: record.dynamodb?.SequenceNumber ?? "", key, error };
        }
      }
    return undefined;
  }
}

const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;
const unique = (keys: readonly Key[]) => [...new Map(keys.map((key) => [nameOf(key), key])).values()];
const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function keyOf({ dynamodb }: StreamRecord): Key[] {
  const [pk, sk] = [dynamodb?.Keys?.["pk"]?.S, dynamodb?.Keys?.["sk"]?.S];
  return pk !== undefined && sk !== undefined ? [{ pk, sk }] : [];
}

/** The request that wrote an entry of a log stands in it: so the work that follows is found under the same id. */
function requestOf({ dynamodb }: StreamRecord): string[] {
  const request = dynamodb?.NewImage?.["request"]?.S;
  return request === undefined ? [] : [request];
}
