import { tableDefinition, ttlAttribute } from "@chuan/kernel/infra";
import type { Settings } from "./settings";

type Part = { readonly AttributeName: string; readonly KeyType: "HASH" | "RANGE" };
const keysOf = (schema: readonly Part[]) => {
  const named = (type: Part["KeyType"]) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? "";
  return { hashKey: named("HASH"), rangeKey: named("RANGE") };
};

/** The one table, or the table of one province that has its own: made from what the kernel says its engine needs. */
export function createTable(name: string, settings: Settings, key: aws.kms.Key | undefined): sst.aws.Dynamo {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = tableDefinition(name);
  return new sst.aws.Dynamo(name, {
    fields: Object.fromEntries(AttributeDefinitions.map(({ AttributeName }) => [AttributeName, "string" as const])),
    primaryIndex: keysOf(KeySchema),
    globalIndexes: Object.fromEntries(GlobalSecondaryIndexes.map((index) => [index.IndexName, keysOf(index.KeySchema)])),
    stream: "new-and-old-images",
    ttl: ttlAttribute,
    deletionProtection: settings.kept,
    transform: {
      table: (args, opts) => {
        args.streamViewType = StreamSpecification.StreamViewType;
        args.pointInTimeRecovery = { enabled: true, recoveryPeriodInDays: 35 };
        args.serverSideEncryption = { enabled: true, ...(key ? { kmsKeyArn: key.arn } : {}) };
        opts.retainOnDelete = settings.kept;
      },
    },
  });
}
