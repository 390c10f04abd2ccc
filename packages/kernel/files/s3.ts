import { type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { broken } from "../errors.ts";
import type { Lock } from "./bucket.ts";
import { isPassing } from "../table/retry.ts";
import { type FilesOptions, filesOver } from "./over.ts";
import type { Files } from "./port.ts";
import { refusal } from "./refusals.ts";
import { isBusy, isTaken } from "./s3-names.ts";
import { s3Sweep } from "./s3-expire.ts";
import { s3Objects } from "./s3-objects.ts";
import { s3Signing } from "./s3-sign.ts";
import type { Store } from "./store.ts";

export { bucketRules } from "./bucket.ts";

export type S3Options = FilesOptions & {
  /** It does the retrying: give it a bounded `maxAttempts`, and the credentials of the tenant role. */
  readonly client: S3Client;
  /** With versioning on; with Object Lock allowed when `lock` is set, and `bucketRules` as its lifecycle. */
  readonly bucket: string;
  readonly lock?: Lock | undefined;
};

/**
 * Files in a bucket. What is sent is held to key, size, type and SHA-256 by S3 itself; an address dies with the credentials that signed it.
 * S3 cannot send `nosniff` with an object: a distribution in front of the bucket adds it. Until then it is the attachment, the checked
 * type and an origin of its own that keep a browser from showing a file.
 * @throws unavailable `file.store_busy` when S3 does not answer, after the client's own attempts
 */
export function s3Files({ client, bucket, lock, ...options }: S3Options): Files {
  const clock = options.clock ?? (() => new Date());
  const parts: Store = { ...s3Signing(client, bucket, clock), ...s3Objects(client, bucket, clock, lock), ...s3Sweep(client, bucket) };
  return filesOver(told(parts), options);
}

/** Every call's failure in the words of the port. */
function told(store: Store): Store {
  const wrapped = Object.entries(store).map(([name, call]: [string, (...args: never[]) => Promise<unknown>]) => [
    name,
    (...args: never[]) => call(...args).catch((error: unknown) => Promise.reject(meaningOf(error))),
  ]);
  // Safe: the same names with the same signatures.
  return Object.fromEntries(wrapped) as unknown as Store;
}

function meaningOf(error: unknown): unknown {
  // An object was replaced while it was looked at: its SHA-256 is pinned, so it was another sending of the same, and soon is settled.
  if (isPassing(error) || isBusy(error) || isTaken(error)) return refusal("file.store_busy");
  return error instanceof S3ServiceException ? broken("file.store_refused", error.name) : error;
}
