import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from "@aws-sdk/client-s3";
import { isPassingKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** For a bucket without those rules, and for tests: it lists every version there is. */
export function s3Sweep(client: S3Client, bucket: string): Pick<Store, "expirePassing"> {
  return {
    async expirePassing(before) {
      let gone = 0;
      let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
      for (;;) {
        const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, ...from }));
        const old = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(
          ({ Key, LastModified }) => isPassingKey(Key ?? "") && LastModified !== undefined && LastModified < before,
        );
        if (old.length > 0) {
          const Objects = old.map(({ Key, VersionId }) => ({ Key, VersionId }));
          const answer = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
          const failed = new Set(answer.Errors?.map(({ Key }) => Key));
          // Earlier sendings, and those confirmed since, were out of sight already.
          gone += (page.Versions ?? []).filter((each) => each.IsLatest && old.includes(each) && !failed.has(each.Key)).length;
        }
        if (!page.IsTruncated) return gone;
        from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      }
    },
  };
}
