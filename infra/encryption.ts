import type { Settings } from "./settings";

/** The services that hold data under the key. */
const services = ["dynamodb", "s3", "secretsmanager", "sqs", "sns"];

/**
 * A key of our own for what is kept: it can be disabled, and its use is logged. Whoever may use a table or bucket may use the key, but only
 * through that service: the data's policies decide, not a second list here. Elsewhere AWS's own keys do, and cost nothing.
 */
export function createKey({ kept }: Settings): aws.kms.Key | undefined {
  if (!kept) return undefined;
  const { accountId } = aws.getCallerIdentityOutput();
  const { region } = aws.getRegionOutput();
  const policy = $util.all([accountId, region]).apply(([account, region]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Administration",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "ThroughTheServices",
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:CallerAccount": account, "kms:ViaService": services.map((name) => `${name}.${region}.amazonaws.com`) },
          },
        },
        {
          Sid: "NewsIntoTheTopic",
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com", "ses.amazonaws.com", "budgets.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ],
    }),
  );
  return new aws.kms.Key(
    "Key",
    { description: "Chuẩn: tables, files, secrets", enableKeyRotation: true, deletionWindowInDays: 30, policy },
    { retainOnDelete: true, protect: true },
  );
}
