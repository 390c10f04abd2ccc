import { type Made, title } from "./function";
import type { Statement } from "./isolation";

/** Where news goes that a function could not take after all attempts; `chuan dlq replay` takes it from there. Two weeks to look after it. */
export function createDeadLetters(key: aws.kms.Key | undefined): aws.sqs.Queue {
  return new aws.sqs.Queue("DeadLetters", {
    messageRetentionSeconds: 14 * 24 * 3600,
    ...(key ? { kmsMasterKeyId: key.arn } : { sqsManagedSseEnabled: true }),
  });
}

/** What a function needs to be given a stream's news, and to leave what it cannot take. */
export const following = (streams: readonly string[], deadLetters: string): Statement[] => [
  {
    Sid: "FollowStream",
    Effect: "Allow",
    Action: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    Resource: streams,
  },
  { Sid: "LeaveDeadLetters", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [deadLetters] },
];

type Following = {
  /** Tells apart the streams that one function follows. */
  readonly of: string;
  readonly stream: $util.Input<string>;
  readonly to: Made;
  readonly deadLetters: aws.sqs.Queue;
  /** News is gathered for so long, and then taken at once. */
  readonly everySeconds: number;
  /** Only news of partitions whose name ends so. */
  readonly suffixes?: readonly string[];
};

/** A batch that fails is taken again from where it failed, halved, and after all attempts left among the dead letters: nothing holds up a shard. */
export function follow({ of, stream, to, deadLetters, everySeconds, suffixes }: Following): void {
  const pattern = suffixes && JSON.stringify({ dynamodb: { Keys: { pk: { S: suffixes.map((suffix) => ({ suffix })) } } } });
  const mapping = {
    eventSourceArn: stream,
    functionName: to.made.arn,
    // From the beginning of what the stream still has: what came while nobody followed is news too.
    startingPosition: "TRIM_HORIZON",
    batchSize: 1000,
    maximumBatchingWindowInSeconds: everySeconds,
    maximumRetryAttempts: 8,
    // Within the day that a stream keeps its records.
    maximumRecordAgeInSeconds: 20 * 3600,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ["ReportBatchItemFailures"],
    destinationConfig: { onFailure: { destinationArn: deadLetters.arn } },
    ...(pattern ? { filterCriteria: { filters: [{ pattern }] } } : {}),
  };
  // Lambda looks at once whether the role may read the stream.
  new aws.lambda.EventSourceMapping(`${title(to.name)}Follows${of}`, mapping, { dependsOn: to.permissions });
}
