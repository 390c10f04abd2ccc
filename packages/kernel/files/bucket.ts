import type { BucketLifecycleConfiguration } from "@aws-sdk/client-s3";

/** On everything that is sent or made; confirming copies without it. A rule can go by tag, and cannot go by the middle of a key. */
export const passingTag = { Key: "state", Value: "passing" } as const;
export const passingTagging = `${passingTag.Key}=${passingTag.Value}`;

/** The bucket's lifecycle: S3 deletes by itself, and for nothing, what was not confirmed or was only made, after a day. */
export const bucketRules = {
  Rules: [
    {
      ID: "passing",
      Status: "Enabled",
      Filter: { Tag: passingTag },
      Expiration: { Days: 1 },
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    },
    {
      ID: "leftovers",
      Status: "Enabled",
      Filter: { Prefix: "" },
      Expiration: { ExpiredObjectDeleteMarker: true },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    },
  ],
} as const satisfies BucketLifecycleConfiguration;

/** How long a confirmed file cannot be deleted by anyone (Object Lock); `GOVERNANCE` leaves a door to whoever may bypass it. */
export type Lock = { readonly mode: "COMPLIANCE" | "GOVERNANCE"; readonly days: number };
