import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { broken } from "../errors.ts";
import { asFileKey, type FileKey, type IncomingKey, sha256Of } from "./keys.ts";
import { within } from "./over.ts";
import type { Incoming } from "./port.ts";
import { ifPresent, isRefused, isTaken } from "./s3-names.ts";
import { type Lock, passingTagging } from "./bucket.ts";
import { base64Of } from "./s3-sign.ts";
import { inBlocks } from "./source.ts";
import type { Store } from "./store.ts";

/** What was looked at, so that no other version of it is copied. */
type Looked = Incoming & { readonly key: string; readonly etag: string; readonly version: string | undefined };
const dayMs = 24 * 3600 * 1000;

export function s3Objects(
  client: S3Client,
  Bucket: string,
  clock: () => Date,
  lock: Lock | undefined,
): Omit<Store, "signUpload" | "signDownload" | "expirePassing"> {
  async function head(Key: string) {
    try {
      return await ifPresent(client.send(new HeadObjectCommand({ Bucket, Key })));
    } catch (error) {
      // Whoever may list only under a prefix is refused, and not told, when nothing is there: asked for by its whole name, it can be seen.
      if (!isRefused(error)) throw error;
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }));
      if (Contents.some((each) => each.Key === Key)) throw error;
      return undefined;
    }
  }
  const until = () => lock && new Date(clock().getTime() + lock.days * dayMs);

  async function open(Key: IncomingKey | FileKey): Promise<Looked | undefined> {
    const found = await head(Key);
    if (!found) return undefined;
    const { etag, size, version, at } = factsOf(found);
    const far = {
      size,
      async read(offset: number, length: number) {
        const Range = `bytes=${offset}-${Math.min(size, offset + length) - 1}`;
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range, IfMatch: etag, VersionId: version }));
        if (!Body) throw broken("file.store_refused", "an object without content");
        return Body.transformToByteArray();
      },
      close: async () => {},
    };
    return { ...inBlocks(far), key: Key, at, etag, version };
  }

  /** Whether the content is at its place; if it is, it stays locked as long as if it had been filed today. */
  async function isKept(Key: FileKey): Promise<boolean> {
    const found = await head(Key);
    const wanted = until();
    if (!found || !wanted || !lock) return found !== undefined;
    // A lock may be made longer, never shorter. A day's difference is not worth a call.
    if ((found.ObjectLockRetainUntilDate?.getTime() ?? 0) + dayMs > wanted.getTime()) return true;
    const Retention = { Mode: lock.mode, RetainUntilDate: wanted };
    await client.send(new PutObjectRetentionCommand({ Bucket, Key, VersionId: found.VersionId, Retention }));
    return true;
  }

  /** Copies unless the place is taken, which comes to the same: whoever took it put the same content there. */
  async function place(from: string, to: FileKey, more: Partial<CopyObjectCommandInput>): Promise<boolean> {
    const RetainUntilDate = until();
    const command = new CopyObjectCommand({
      Bucket,
      Key: to,
      CopySource: from,
      IfNoneMatch: "*",
      TaggingDirective: "REPLACE",
      ChecksumAlgorithm: "SHA256",
      ...(lock ? { ObjectLockMode: lock.mode, ObjectLockRetainUntilDate: RetainUntilDate } : {}),
      ...more,
    });
    try {
      const answer = await ifPresent(client.send(command));
      const sum = answer?.CopyObjectResult?.ChecksumSHA256;
      if (sum !== undefined && sum !== base64Of(sha256Of(to))) throw broken("file.store_refused", "the copy differs from its source");
      return answer !== undefined;
    } catch (error) {
      if (isTaken(error) && (await isKept(to))) return true;
      throw error;
    }
  }

  const sourceOf = (key: string, version: string | undefined) =>
    `${Bucket}/${key.split("/").map(encodeURIComponent).join("/")}${version === undefined ? "" : `?versionId=${encodeURIComponent(version)}`}`;

  return {
    openIncoming: open,
    open,
    async settle(from, looked, to, { type }) {
      // Safe: `settle` is given what `open` or `openIncoming` returned.
      const { key, etag, version } = looked as Looked;
      // What was confirmed before was looked at in its place.
      if (key === to) return isKept(to);
      const more = { CopySourceIfMatch: etag, MetadataDirective: "REPLACE", ContentType: type } as const;
      if (!(await isKept(to)) && !(await place(sourceOf(from, version), to, more)) && !(await isKept(to))) return false;
      // Hides every sending of it, this and earlier ones; the lifecycle destroys them within a day.
      await client.send(new DeleteObjectCommand({ Bucket, Key: from }));
      return true;
    },
    // Tagged like what is incoming, so that the bucket lets go of it by itself; and never locked.
    async write(Key, Body, ContentType) {
      const ChecksumSHA256 = base64Of(sha256Of(Key));
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, ChecksumSHA256, Tagging: passingTagging }));
    },
    async stream(Key, range) {
      const found = await head(Key);
      if (!found) return undefined;
      const { size, etag, version } = factsOf(found);
      const { from, to } = within(size, range);
      const answer = await ifPresent(
        client.send(new GetObjectCommand({ Bucket, Key, Range: `bytes=${from}-${to}`, IfMatch: etag, VersionId: version })),
      );
      const stream = answer?.Body?.transformToWebStream() as ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
      return stream && { size, range: { from, to }, stream };
    },
    copy: async (from, to) => ((await isKept(to)) ? (await head(from)) !== undefined : place(sourceOf(from, undefined), to, {})),
    // Hidden, not destroyed: the bucket keeps versions, and Object Lock keeps them from everyone.
    remove: async (Key) => void (await client.send(new DeleteObjectCommand({ Bucket, Key }))),
    async list(on, after) {
      const page = await client.send(
        // What lies deeper, incoming or on another shelf, is rolled up by the delimiter.
        new ListObjectsV2Command({ Bucket, Prefix: `${on}/`, Delimiter: "/", ...(after === undefined ? {} : { StartAfter: after }) }),
      );
      const keys = (page.Contents ?? []).flatMap(({ Key }) => asFileKey(Key ?? "") ?? []);
      const last = keys.at(-1);
      return page.IsTruncated && last !== undefined ? { keys, next: last } : { keys };
    },
  };
}

function factsOf({ ETag, ContentLength, VersionId, LastModified }: HeadObjectCommandOutput) {
  if (ETag === undefined || ContentLength === undefined || !LastModified)
    throw broken("file.store_refused", "an object without ETag, size or date");
  // "null" is the version of an object from before the bucket kept versions; it has none to ask for.
  return { etag: ETag, size: ContentLength, at: LastModified, version: VersionId === "null" ? undefined : VersionId };
}
