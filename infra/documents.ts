import { bucketRules } from "@chuan/kernel/infra";
import type { Settings } from "./settings";

/** Rules as the provider spells them. */
const lifecycle = bucketRules.Rules.map((rule) => ({
  id: rule.ID,
  status: rule.Status,
  filter: "Tag" in rule.Filter ? { tag: { key: rule.Filter.Tag.Key, value: rule.Filter.Tag.Value } } : { prefix: rule.Filter.Prefix },
  expiration: "Days" in rule.Expiration ? { days: rule.Expiration.Days } : { expiredObjectDeleteMarker: true },
  ...("NoncurrentVersionExpiration" in rule
    ? { noncurrentVersionExpiration: { noncurrentDays: rule.NoncurrentVersionExpiration.NoncurrentDays } }
    : {}),
  ...("AbortIncompleteMultipartUpload" in rule
    ? { abortIncompleteMultipartUpload: { daysAfterInitiation: rule.AbortIncompleteMultipartUpload.DaysAfterInitiation } }
    : {}),
}));

/**
 * Files of a province's people, sent and fetched by their browsers with addresses signed for one file. A confirmed file carries its own lock,
 * so the bucket has none by default: it would lock what was never confirmed as well.
 */
export function createDocuments(
  name: string,
  settings: Settings,
  key: aws.kms.Key | undefined,
  origin: $util.Input<string>,
): sst.aws.Bucket {
  const bucket = new sst.aws.Bucket(name, {
    versioning: true,
    cors: { allowOrigins: [origin], allowMethods: ["GET", "POST"], allowHeaders: ["content-type"], exposeHeaders: [], maxAge: "1 hour" },
    // Named only so that SST makes the resource; the rules are the kernel's.
    lifecycle: [{ id: "kernel", expiresIn: "1 day" }],
    transform: {
      bucket: (args, opts) => {
        args.forceDestroy = false;
        args.objectLockEnabled = settings.kept;
        opts.retainOnDelete = settings.kept;
      },
      lifecycle: (args) => {
        args.rules = lifecycle;
      },
    },
  });
  encrypt(name, bucket, key);
  return bucket;
}

/** The heads of all logs, a file a day. In what is kept nobody can change or delete one for ten years: that is what an anchor is for. */
export function createAnchors(name: string, settings: Settings, key: aws.kms.Key | undefined): sst.aws.Bucket {
  const bucket = new sst.aws.Bucket(name, {
    versioning: true,
    cors: false,
    transform: {
      bucket: (args, opts) => {
        args.forceDestroy = false;
        args.objectLockEnabled = settings.kept;
        opts.retainOnDelete = settings.kept;
      },
    },
  });
  if (settings.kept)
    new aws.s3.BucketObjectLockConfiguration(`${name}Lock`, {
      bucket: bucket.name,
      rule: { defaultRetention: { mode: "COMPLIANCE", years: 10 } },
    });
  encrypt(name, bucket, key);
  return bucket;
}

function encrypt(name: string, bucket: sst.aws.Bucket, key: aws.kms.Key | undefined): void {
  const applyServerSideEncryptionByDefault = key ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } : { sseAlgorithm: "AES256" };
  new aws.s3.BucketServerSideEncryptionConfiguration(`${name}Encryption`, {
    bucket: bucket.name,
    rules: [{ applyServerSideEncryptionByDefault, bucketKeyEnabled: true }],
  });
}
