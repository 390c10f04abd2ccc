import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Key, Sentence } from "@chuan/kernel";

export type Cloud = { readonly sqs: SQSClient; readonly streams: DynamoDBStreamsClient; readonly lambda: LambdaClient };
/** What became of one dead letter. Only what was replayed is taken out of the queue. */
export type Outcome = {
  readonly id: string;
  readonly about: string;
  readonly state: "replayed" | "failed" | "lost" | "foreign";
  readonly say: Sentence;
};

/** What Lambda leaves of a batch that could not be taken: where in the stream it was, and who should have taken it. */
type Letter = {
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly from: string;
  readonly to: string;
};

/** Records as the function is given them, without what it does not look at: an invocation may carry 6 MB. */
const slim = ({ eventID, dynamodb }: StreamRecord) => {
  const request = dynamodb?.NewImage?.["request"];
  return {
    eventID,
    dynamodb: { Keys: dynamodb?.Keys, SequenceNumber: dynamodb?.SequenceNumber, ...(request ? { NewImage: { request } } : {}) },
  };
};

/** Everything in the queue once, oldest first as SQS gives it: read from the stream again and handed to the function that could not take it. */
export async function replay(cloud: Cloud, QueueUrl: string, progress: (done: number) => void = () => {}): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const seen = new Set<string>();
  for (;;) {
    const page = await cloud.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1, VisibilityTimeout: 900 }),
    );
    const fresh = (page.Messages ?? []).filter(({ MessageId }) => !seen.has(MessageId ?? ""));
    if (fresh.length === 0) return outcomes;
    for (const message of fresh) {
      seen.add(message.MessageId ?? "");
      const outcome = await replayOne(cloud, message);
      if (outcome.state === "replayed") await cloud.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      outcomes.push(outcome);
      progress(outcomes.length);
    }
  }
}

async function replayOne(cloud: Cloud, message: Message): Promise<Outcome> {
  const letter = letterIn(message.Body ?? "");
  const id = message.MessageId ?? "-";
  if (!letter) {
    const vi = "Không phải tin từ luồng dữ liệu (ví dụ lịch chạy hằng ngày); để nguyên trong hàng đợi, xem docs/runbook.md.";
    return {
      id,
      about: "-",
      state: "foreign",
      say: { vi, en: "No news of a stream (the daily schedule, say); left in the queue, see docs/runbook.md." },
    };
  }
  const about = `${letter.functionArn.split(":")[6] ?? letter.functionArn} ${letter.from}`;
  const records = await recordsOf(cloud.streams, letter);
  if (!records) {
    const vi = "Luồng chỉ giữ 24 giờ nên bản ghi không còn; lấy khóa trong nhật ký của hàm rồi chạy lại với --function và --key.";
    const en = "A stream keeps 24 hours, so the records are gone; take the keys from the function's log and run with --function and --key.";
    return { id, about, state: "lost", say: { vi, en } };
  }
  const trouble = await hand(cloud.lambda, letter.functionArn, records.map(slim));
  if (trouble)
    return { id, about, state: "failed", say: { vi: `Vẫn chưa xử lý được: ${trouble}`, en: `It still cannot be taken: ${trouble}` } };
  return { id, about, state: "replayed", say: { vi: `Đã xử lý ${records.length} bản ghi.`, en: `${records.length} records were taken.` } };
}

/** One key as news, whether or not the stream still has it: the function reads what is there now. @returns what went wrong */
export const replayKey = (lambda: LambdaClient, functionName: string, { pk, sk }: Key): Promise<string | undefined> =>
  hand(lambda, functionName, [{ eventID: "replay", dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: "0" } }]);

async function hand(lambda: LambdaClient, FunctionName: string, Records: readonly object[]): Promise<string | undefined> {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify({ Records })) }));
  const text = answer.Payload ? Buffer.from(answer.Payload).toString("utf8") : "";
  if (answer.FunctionError) return text.slice(0, 500);
  // Safe: a stream handler answers so.
  const { batchItemFailures = [] } = JSON.parse(text || "{}") as { batchItemFailures?: { itemIdentifier: string }[] };
  return batchItemFailures.length > 0 ? `record ${batchItemFailures[0]!.itemIdentifier}` : undefined;
}

function letterIn(body: string): Letter | undefined {
  try {
    const { requestContext, DDBStreamBatchInfo: batch } = JSON.parse(body) as {
      requestContext?: { functionArn?: string };
      DDBStreamBatchInfo?: { streamArn?: string; shardId?: string; startSequenceNumber?: string; endSequenceNumber?: string };
    };
    const functionArn = requestContext?.functionArn;
    if (!functionArn || !batch?.streamArn || !batch.shardId || !batch.startSequenceNumber || !batch.endSequenceNumber) return undefined;
    return {
      functionArn,
      streamArn: batch.streamArn,
      shardId: batch.shardId,
      from: batch.startSequenceNumber,
      to: batch.endSequenceNumber,
    };
  } catch {
    return undefined;
  }
}

const gone = new Set(["TrimmedDataAccessException", "ResourceNotFoundException"]);

/** The records of a batch, or undefined when the stream has let go of them. */
async function recordsOf(streams: DynamoDBStreamsClient, { streamArn, shardId, from, to }: Letter): Promise<StreamRecord[] | undefined> {
  try {
    const place = { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: from } as const;
    let { ShardIterator } = await streams.send(new GetShardIteratorCommand(place));
    const found: StreamRecord[] = [];
    while (ShardIterator) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
      for (const record of page.Records ?? []) {
        const at = BigInt(record.dynamodb?.SequenceNumber ?? "0");
        if (at >= BigInt(from) && at <= BigInt(to)) found.push(record);
        if (at >= BigInt(to)) return found;
      }
      ShardIterator = page.NextShardIterator;
      if ((page.Records ?? []).length === 0) break;
    }
    return found.length > 0 ? found : undefined;
  } catch (error) {
    if (error instanceof Error && gone.has(error.name)) return undefined;
    throw error;
  }
}
