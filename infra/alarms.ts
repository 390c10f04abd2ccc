import { type Made, title } from "./function";
import type { Settings } from "./settings";

/** Where alarms are told. */
export function createTopic({ alarmsTo }: Settings, key: aws.kms.Key | undefined): aws.sns.Topic {
  const topic = new aws.sns.Topic("Alarms", key ? { kmsMasterKeyId: key.arn } : {});
  const { accountId } = aws.getCallerIdentityOutput();
  const policy = $util.all([topic.arn, accountId]).apply(([arn, account]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com", "ses.amazonaws.com", "budgets.amazonaws.com"] },
          Action: ["sns:Publish"],
          Resource: arn,
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ],
    }),
  );
  new aws.sns.TopicPolicy("AlarmsPolicy", { arn: topic.arn, policy });
  if (alarmsTo) new aws.sns.TopicSubscription("AlarmsByMail", { topic: topic.arn, protocol: "email", endpoint: alarmsTo });
  return topic;
}

type Watched = {
  readonly functions: readonly Made[];
  readonly tables: readonly sst.aws.Dynamo[];
  readonly deadLetters: aws.sqs.Queue;
};
type Alarm = Omit<aws.cloudwatch.MetricAlarmArgs, "comparisonOperator" | "alarmActions" | "okActions" | "treatMissingData">;

/** Slower than this at the 99th percentile, in milliseconds, for a quarter of an hour: people notice. */
const slowMs = 2000;
/** News that waits longer than this, in milliseconds: sums, invitations and letters are late. */
const lateMs = 5 * 60_000;

/** What someone must know of at once. A quiet system has no data, and is well. */
export function createAlarms({ functions, tables, deadLetters }: Watched, topic: aws.sns.Topic, { budget }: Settings): void {
  const alarm = (name: string, args: Alarm) =>
    new aws.cloudwatch.MetricAlarm(name, {
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      ...args,
    });
  const five = { period: 300, evaluationPeriods: 1 };
  for (const { name, made } of functions) {
    const of = { namespace: "AWS/Lambda", dimensions: { FunctionName: made.name } };
    alarm(`${title(name)}Errors`, { ...of, ...five, metricName: "Errors", statistic: "Sum", threshold: 0 });
    alarm(`${title(name)}Throttles`, { ...of, ...five, metricName: "Throttles", statistic: "Sum", threshold: 0 });
    if (name === "clock") continue;
    if (name === "projector" || name === "clerk")
      alarm(`${title(name)}Late`, { ...of, ...five, metricName: "IteratorAge", statistic: "Maximum", threshold: lateMs });
    else
      alarm(`${title(name)}Slow`, {
        ...of,
        metricName: "Duration",
        extendedStatistic: "p99",
        period: 300,
        evaluationPeriods: 3,
        threshold: slowMs,
      });
  }
  for (const [i, { name: TableName }] of tables.entries())
    for (const metricName of ["ReadThrottleEvents", "WriteThrottleEvents"])
      alarm(`Table${i === 0 ? "" : i}${metricName}`, {
        namespace: "AWS/DynamoDB",
        dimensions: { TableName },
        ...five,
        metricName,
        statistic: "Sum",
        threshold: 0,
      });
  alarm("DeadLettersThere", {
    namespace: "AWS/SQS",
    dimensions: { QueueName: deadLetters.name },
    ...five,
    metricName: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    threshold: 0,
  });
  // The clock is due every day: a day without it is an alarm of its own.
  const clock = functions.find(({ name }) => name === "clock");
  if (clock)
    alarm("ClockMissing", {
      namespace: "AWS/Lambda",
      dimensions: { FunctionName: clock.made.name },
      metricName: "Invocations",
      statistic: "Sum",
      period: 86_400,
      evaluationPeriods: 1,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
    } as Alarm);
  // The dearest province of an hour, by what its requests wrote and read (`CapacityUnits`, which the functions tell by province).
  alarm("ProvinceDear", {
    evaluationPeriods: 3,
    threshold: unitsAnHour(budget.province),
    metricQueries: [
      {
        id: "dearest",
        period: 3600,
        returnData: true,
        expression: 'SELECT SUM(CapacityUnits) FROM SCHEMA("Chuan", province) GROUP BY province ORDER BY SUM() DESC LIMIT 1',
      },
    ],
  });
}

/** A month's dollars as capacity units an hour, at a dollar for 800,000 (on demand, Singapore: 0.71 a million written, a fifth of that read). */
export const unitsAnHour = (dollars: number) => Math.round((dollars * 800_000) / 730);

/** The month's bill of the stage, told when four fifths are spent and when the whole is foreseen. */
export function createBudget({ stage, budget }: Settings, topic: aws.sns.Topic): void {
  const told = { comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE", subscriberSnsTopicArns: [topic.arn] };
  new aws.budgets.Budget("Budget", {
    budgetType: "COST",
    limitAmount: String(budget.stage),
    limitUnit: "USD",
    timeUnit: "MONTHLY",
    costFilters: [{ name: "TagKeyValue", values: [`user:sst:stage$${stage}`] }],
    notifications: [
      { ...told, threshold: 80, notificationType: "ACTUAL" },
      { ...told, threshold: 100, notificationType: "FORECASTED" },
    ],
  });
}
