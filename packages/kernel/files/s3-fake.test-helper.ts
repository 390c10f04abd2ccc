import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { createHash } from "node:crypto";

export type Version = {
  readonly key: string;
  readonly id: string;
  /** Undefined for a delete marker. */
  readonly body: Buffer | undefined;
  readonly type: string;
  readonly at: Date;
  readonly tags: string;
  mode?: string | undefined;
  until?: Date | undefined;
};
export const bucket = "tai-lieu";
export const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "not-a-secret", sessionToken: "session" };
export const refused = (name: string, status: number) => Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
const copying =
  "CopySource CopySourceIfMatch IfNoneMatch MetadataDirective ContentType TaggingDirective ChecksumAlgorithm ObjectLockMode ObjectLockRetainUntilDate".split(
    " ",
  );
const etags = new WeakMap<Buffer, string>();
function etagOf(body: Buffer): string {
  const known = etags.get(body) ?? `"${createHash("md5").update(body).digest("hex")}"`;
  etags.set(body, known);
  return known;
}
const sumOf = (body: Buffer) => createHash("sha256").update(body).digest("base64");

/**
 * A bucket that keeps versions, as far as the adapter uses one. What it does not know it refuses, so that no test passes by a fake that
 * agrees to everything.
 */
export function fakeBucket(clock: () => Date, pageSize = 1000) {
  const client = new S3Client({ region: "ap-southeast-1", credentials, maxAttempts: 1 });
  const aws = mockClient(client);
  const versions: Version[] = [];
  let count = 0;
  const newest = (key: string) => versions.findLast((version) => version.key === key);
  const present = (key: string, id?: string) => {
    const found = id === undefined ? newest(key) : versions.find((version) => version.key === key && version.id === id);
    return found?.body === undefined ? undefined : { ...found, body: found.body };
  };
  const add = (version: Omit<Version, "id" | "at">) => {
    const added: Version = { ...version, id: `v${++count}`, at: clock() };
    versions.push(added);
    return added;
  };
  const only = (input: object, ...known: readonly string[]) => {
    const { Bucket, Key, ...rest } = input as { Bucket?: string; Key?: string };
    if (Bucket !== bucket || (Key !== undefined && Key === "")) throw refused("NoSuchBucket", 404);
    for (const [name, value] of Object.entries(rest))
      if (!known.includes(name) && value !== undefined) throw refused(`NotImplemented:${name}`, 501);
  };
  const current = () => [...new Set(versions.map(({ key }) => key))].toSorted().flatMap((key) => present(key) ?? []);

  aws.on(HeadObjectCommand).callsFake((input: { Key: string }) => {
    only(input);
    const found = present(input.Key);
    if (!found) throw refused("NotFound", 404);
    const { body, at, id, mode, until } = found;
    return {
      ContentLength: body.length,
      ETag: etagOf(body),
      LastModified: at,
      VersionId: id,
      ObjectLockMode: mode,
      ObjectLockRetainUntilDate: until,
    };
  });
  aws.on(GetObjectCommand).callsFake((input: { Key: string; Range: string; IfMatch: string; VersionId?: string }) => {
    only(input, "Range", "IfMatch", "VersionId");
    const found = present(input.Key, input.VersionId);
    if (!found) throw refused("NoSuchKey", 404);
    if (input.IfMatch !== etagOf(found.body)) throw refused("PreconditionFailed", 412);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(input.Range)!;
    if (Number(from) >= found.body.length) throw refused("InvalidRange", 416);
    const bytes = new Uint8Array(found.body.subarray(Number(from), Number(to) + 1));
    return { Body: { transformToByteArray: async () => bytes, transformToWebStream: () => new Blob([bytes]).stream() } };
  });
  aws.on(CopyObjectCommand).callsFake((input: Record<string, string> & { ObjectLockRetainUntilDate?: Date }) => {
    only(input, ...copying);
    const [, from, id] = new RegExp(`^${bucket}/([^?]+)(?:\\?versionId=(.+))?$`).exec(input["CopySource"]!)!;
    const source = present(decodeURIComponent(from!), id);
    if (!source) throw refused("NoSuchKey", 404);
    if (input["CopySourceIfMatch"] !== undefined && input["CopySourceIfMatch"] !== etagOf(source.body))
      throw refused("PreconditionFailed", 412);
    if (input["IfNoneMatch"] === "*" && present(input["Key"]!)) throw refused("PreconditionFailed", 412);
    const type = input["MetadataDirective"] === "REPLACE" ? input["ContentType"]! : source.type;
    const tags = input["TaggingDirective"] === "REPLACE" ? "" : source.tags;
    add({ key: input["Key"]!, body: source.body, type, tags, mode: input["ObjectLockMode"], until: input.ObjectLockRetainUntilDate });
    return { CopyObjectResult: { ChecksumSHA256: sumOf(source.body) } };
  });
  aws
    .on(PutObjectCommand)
    .callsFake((input: { Key: string; Body: Uint8Array; ContentType: string; ChecksumSHA256: string; Tagging: string }) => {
      only(input, "Body", "ContentType", "ChecksumSHA256", "Tagging");
      const body = Buffer.from(input.Body);
      if (sumOf(body) !== input.ChecksumSHA256) throw refused("BadDigest", 400);
      add({ key: input.Key, body, type: input.ContentType, tags: input.Tagging });
      return {};
    });
  aws.on(DeleteObjectCommand).callsFake((input: { Key: string; VersionId?: string }) => {
    only(input, "VersionId");
    erase(input.Key, input.VersionId);
    return {};
  });
  aws.on(DeleteObjectsCommand).callsFake((input: { Delete: { Objects: { Key: string; VersionId: string }[] } }) => {
    only(input, "Delete");
    if (input.Delete.Objects.length > 1000) throw refused("MalformedXML", 400);
    for (const { Key, VersionId } of input.Delete.Objects) erase(Key, VersionId);
    return {};
  });
  aws
    .on(PutObjectRetentionCommand)
    .callsFake((input: { Key: string; VersionId: string; Retention: { Mode: string; RetainUntilDate: Date } }) => {
      only(input, "VersionId", "Retention");
      const found = versions.find(({ key, id }) => key === input.Key && id === input.VersionId)!;
      if (found.until && input.Retention.RetainUntilDate < found.until) throw refused("AccessDenied", 403);
      [found.mode, found.until] = [input.Retention.Mode, input.Retention.RetainUntilDate];
      return {};
    });
  aws.on(ListObjectsV2Command).callsFake((input: { Prefix: string; Delimiter?: string; StartAfter?: string; MaxKeys?: number }) => {
    only(input, "Prefix", "Delimiter", "StartAfter", "MaxKeys");
    const all = current().filter(({ key }) => key.startsWith(input.Prefix) && key > (input.StartAfter ?? ""));
    const direct = all.filter(({ key }) => input.Delimiter === undefined || !key.slice(input.Prefix.length).includes(input.Delimiter));
    return { Contents: direct.slice(0, pageSize).map(({ key }) => ({ Key: key })), IsTruncated: direct.length > pageSize };
  });
  aws.on(ListObjectVersionsCommand).callsFake((input: { KeyMarker?: string; VersionIdMarker?: string }) => {
    only(input, "KeyMarker", "VersionIdMarker");
    const sorted = versions.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const rest = sorted.slice(sorted.findIndex(({ key, id }) => key === input.KeyMarker && id === input.VersionIdMarker) + 1);
    const page = rest.slice(0, pageSize);
    const shown = (marker: boolean) =>
      page
        .filter(({ body }) => (body === undefined) === marker)
        .map(({ key, id, at }) => ({ Key: key, VersionId: id, LastModified: at, IsLatest: newest(key)?.id === id }));
    const last = page.at(-1);
    return {
      Versions: shown(false),
      DeleteMarkers: shown(true),
      ...(rest.length > pageSize ? { IsTruncated: true, NextKeyMarker: last!.key, NextVersionIdMarker: last!.id } : {}),
    };
  });

  function erase(key: string, id: string | undefined): void {
    if (id === undefined) return void add({ key, body: undefined, type: "", tags: "" });
    const at = versions.findIndex((version) => version.key === key && version.id === id);
    if (at === -1) return;
    if ((versions[at]!.until?.getTime() ?? 0) > clock().getTime()) throw refused("AccessDenied", 403);
    versions.splice(at, 1);
  }

  return { client, aws, versions, present, add, current };
}
export type FakeBucket = ReturnType<typeof fakeBucket>;
