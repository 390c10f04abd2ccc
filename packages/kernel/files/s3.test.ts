import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectRetentionCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newShelf, s3World } from "./adapters.test-helper.ts";
import { claimOf } from "./claims.test-helper.ts";
import { fileKeyOf } from "./keys.ts";
import { pdf } from "./pdf.test-helper.ts";
import { png } from "./pictures.test-helper.ts";
import type { Files, Upload } from "./port.ts";
import { bucketRules, passingTag } from "./bucket.ts";
import { bucket, credentials, refused } from "./s3-fake.test-helper.ts";
import { policyOf } from "./s3-web.test-helper.ts";

const bytes = pdf();
const claim = claimOf(bytes);
const dayMs = 86_400_000;
type Posted = Extract<Upload, { method: "POST" }>;
const ask = async (files: Files, on = newShelf()) => (await files.askUpload({ on, ...claim })) as Posted;

async function kept(world: ReturnType<typeof s3World>, on = newShelf()) {
  const upload = await ask(world.files, on);
  await world.send(upload, bytes);
  return { upload, ...(await world.files.confirm({ on, id: upload.id, ...claim })) };
}

describe("the policy of an upload", () => {
  test("says exactly one key, type, size, SHA-256 and tag, and an hour", async () => {
    const { files } = s3World();
    const on = newShelf();
    const { id, fields, url, expiresAt } = await ask(files, on);
    const date = "20261102T030000Z";
    expect(policyOf(fields)).toEqual({
      expiration: "2026-11-02T04:00:00Z",
      conditions: [
        ["content-length-range", bytes.length, bytes.length],
        { "Content-Type": "application/pdf" },
        { "x-amz-checksum-algorithm": "SHA256" },
        { "x-amz-checksum-sha256": Buffer.from(claim.sha256, "hex").toString("base64") },
        { tagging: "<Tagging><TagSet><Tag><Key>state</Key><Value>passing</Value></Tag></TagSet></Tagging>" },
        { success_action_status: "204" },
        { bucket },
        { "X-Amz-Algorithm": "AWS4-HMAC-SHA256" },
        { "X-Amz-Credential": `${credentials.accessKeyId}/20261102/ap-southeast-1/s3/aws4_request` },
        { "X-Amz-Date": date },
        { "X-Amz-Security-Token": credentials.sessionToken },
        { key: `${on}/incoming/${id}` },
      ],
    });
    expect(new URL(url).protocol).toBe("https:");
    expect(expiresAt).toEqual(new Date("2026-11-02T04:00:00Z"));
  });
  test("has a condition for every field, so that none can be changed, added or left out", async () => {
    const { files, web, store } = s3World();
    const { fields } = await ask(files);
    for (const name of Object.keys(fields)) {
      const { [name]: value, ...without } = fields;
      expect(web.post({ ...fields, [name]: `${value}x` }, bytes).status).not.toBe(204);
      if (name !== "bucket") expect(web.post(without, bytes).status).not.toBe(204);
    }
    for (const added of ["acl", "x-amz-meta-a", "x-amz-storage-class", "success_action_redirect"])
      expect(web.post({ ...fields, [added]: "public-read" }, bytes).status).toBe(403);
    expect(store.versions).toEqual([]);
    expect(web.post(fields, bytes).status).toBe(204);
  });
  test("takes exactly the bytes that were announced", async () => {
    const { files, web } = s3World();
    const { fields } = await ask(files);
    expect(web.post(fields, bytes.subarray(1)).reason).toBe("EntityTooSmall");
    expect(web.post(fields, Buffer.concat([bytes, bytes])).reason).toBe("EntityTooLarge");
    expect(web.post(fields, Buffer.from(bytes).fill(0, 20, 30)).reason).toBe("BadDigest");
  });
});

describe("confirming", () => {
  test("copies the very content that was looked at, never over another, of its type, with its checksum and without the tag", async () => {
    const world = s3World();
    const on = newShelf();
    const { upload, key } = await kept(world, on);
    const [copy] = world.store.aws.commandCalls(CopyObjectCommand).map((call) => call.args[0].input);
    const sent = world.store.versions[0]!;
    expect(copy).toEqual({
      Bucket: bucket,
      Key: key,
      CopySource: `${bucket}/${on}/incoming/${upload.id}?versionId=${sent.id}`,
      CopySourceIfMatch: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string,
      IfNoneMatch: "*",
      MetadataDirective: "REPLACE",
      ContentType: "application/pdf",
      TaggingDirective: "REPLACE",
      ChecksumAlgorithm: "SHA256",
    });
    expect(sent.tags).toBe(`${passingTag.Key}=${passingTag.Value}`);
    expect(world.store.present(key)).toMatchObject({ tags: "", type: "application/pdf", until: undefined });
    for (const call of world.store.aws.commandCalls(GetObjectCommand))
      expect(call.args[0].input).toMatchObject({ VersionId: sent.id, IfMatch: copy!.CopySourceIfMatch });
  });
  test("reads a file of some megabytes in a few calls", async () => {
    const world = s3World();
    const content = pdf({ objects: [`(${"x".repeat(9_000_000)})`] });
    const said = claimOf(content);
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...said });
    await world.send(upload, content);
    await world.files.confirm({ on, id: upload.id, ...said });
    expect(world.store.aws.commandCalls(GetObjectCommand).length).toBeLessThanOrEqual(12);
  });
  test("that crashed before the incoming one was deleted is finished by the next", async () => {
    const world = s3World();
    const on = newShelf();
    const upload = await ask(world.files, on);
    await world.send(upload, bytes);
    world.store.aws.on(DeleteObjectCommand).rejectsOnce(refused("ServiceUnavailable", 503));
    const confirm = () => world.files.confirm({ on, id: upload.id, ...claim });
    await expect(confirm()).rejects.toMatchObject({ code: "file.store_busy" });
    world.store.aws.on(DeleteObjectCommand).resolves({});
    expect((await confirm()).key).toBe(fileKeyOf(on, claim.sha256));
    expect(world.store.aws.commandCalls(CopyObjectCommand)).toHaveLength(1);
  });
  test("does not keep a copy that differs from what was looked at", async () => {
    const world = s3World();
    const on = newShelf();
    const upload = await ask(world.files, on);
    await world.send(upload, bytes);
    world.store.aws.on(CopyObjectCommand).resolvesOnce({ CopyObjectResult: { ChecksumSHA256: "AAAA" } });
    await expect(world.files.confirm({ on, id: upload.id, ...claim })).rejects.toMatchObject({
      kind: "broken",
      code: "file.store_refused",
    });
  });
  test("tells that the store is busy when what was looked at is replaced meanwhile", async () => {
    const world = s3World();
    const on = newShelf();
    const upload = await ask(world.files, on);
    await world.send(upload, bytes);
    world.store.aws.on(CopyObjectCommand).rejectsOnce(refused("PreconditionFailed", 412));
    await expect(world.files.confirm({ on, id: upload.id, ...claim })).rejects.toMatchObject({ code: "file.store_busy" });
  });
});

describe("with Object Lock", () => {
  const lock = { mode: "COMPLIANCE", days: 365 } as const;
  const until = (world: ReturnType<typeof s3World>, days: number) => new Date(world.clock().getTime() + days * dayMs);

  test("a confirmed file is locked from that moment, and what is incoming is not", async () => {
    const world = s3World({ lock });
    const { key } = await kept(world);
    expect(world.store.present(key)).toMatchObject({ mode: "COMPLIANCE", until: until(world, 365) });
    expect(world.store.versions[0]!.until).toBeUndefined();
  });
  test("the same content confirmed later stays locked as long as if it were new", async () => {
    const world = s3World({ lock });
    const on = newShelf();
    const { key } = await kept(world, on);
    world.pass(100 * dayMs);
    await kept(world, on);
    expect(world.store.present(key)!.until).toEqual(until(world, 365));
    await kept(world, on);
    expect(world.store.aws.commandCalls(PutObjectRetentionCommand)).toHaveLength(1);
  });
  test("a copy is locked too", async () => {
    const world = s3World({ lock });
    const { key } = await kept(world);
    const copy = await world.files.copy(key, newShelf());
    expect(world.store.present(copy)).toMatchObject({ mode: "COMPLIANCE", until: until(world, 365) });
  });
  test("removing hides the file and destroys nothing", async () => {
    const world = s3World({ lock });
    const { key } = await kept(world);
    await world.files.remove(key);
    expect(world.store.present(key)).toBeUndefined();
    expect(world.store.versions.filter((version) => version.key === key && version.body?.equals(bytes))).toHaveLength(1);
    world.pass(dayMs);
    await world.files.expirePassing(world.clock());
    expect(world.store.versions.some((version) => version.key === key && version.body)).toBe(true);
  });
});

describe("what S3 answers", () => {
  test.each([refused("SlowDown", 503), refused("InternalError", 500), refused("TimeoutError", 0), refused("OperationAborted", 409)])(
    "%s is told as busy, in two languages",
    async (error) => {
      const { files, store } = s3World();
      store.aws.on(HeadObjectCommand).rejects(error);
      await expect(files.size(fileKeyOf(newShelf(), claim.sha256))).rejects.toMatchObject({
        kind: "unavailable",
        code: "file.store_busy",
        say: { vi: expect.stringContaining("bận") as string, en: expect.stringContaining("busy") as string },
      });
    },
  );
  test("a refusal of access is never told as absence", async () => {
    const world = s3World();
    const { key } = await kept(world, newShelf());
    world.store.aws.on(HeadObjectCommand).rejects(refused("Forbidden", 403));
    await expect(world.files.size(key)).rejects.toMatchObject({ name: "Forbidden" });
    world.store.aws.on(ListObjectsV2Command).rejects(refused("AccessDenied", 403));
    await expect(world.files.size(fileKeyOf(newShelf(), claim.sha256))).rejects.toMatchObject({ name: "AccessDenied" });
  });
  test("absence is told where S3 refuses instead of saying so, as it does to a role that may list only its own prefix", async () => {
    const { files, store } = s3World();
    store.aws.on(HeadObjectCommand).rejects(refused("Forbidden", 403));
    expect(await files.size(fileKeyOf(newShelf(), claim.sha256))).toBeUndefined();
  });
});

describe("over many pages", () => {
  test("a list goes on where the last one ended", async () => {
    const world = s3World({}, 2);
    const on = newShelf();
    for (let i = 0; i < 5; i++) {
      const content = pdf({ catalog: `/N ${i}` });
      const upload = await world.files.askUpload({ on, ...claimOf(content) });
      await world.send(upload, content);
      await world.files.confirm({ on, id: upload.id, ...claimOf(content) });
    }
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await world.files.list(on, after);
      seen.push(...page.keys);
      after = page.next;
      if (after === undefined) break;
    }
    expect([seen.length, new Set(seen).size, seen.toSorted()]).toEqual([5, 5, seen]);
  });
  test("sweeping leaves no version of anything incoming, and every version of what is kept", async () => {
    const world = s3World({}, 2);
    const on = newShelf();
    const { key } = await kept(world, on);
    for (let i = 0; i < 4; i++) {
      const upload = await ask(world.files, on);
      for (let sent = 0; sent <= i; sent++) await world.send(upload, bytes);
    }
    world.pass(1000);
    expect(await world.files.expirePassing(world.clock())).toBe(4);
    expect(world.store.versions.map((version) => version.key)).toEqual([key]);
  });
  test("what could not be deleted is not counted as gone", async () => {
    const world = s3World();
    const on = newShelf();
    const upload = await ask(world.files, on);
    await world.send(upload, bytes);
    world.store.aws.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: `${on}/incoming/${upload.id}`, Code: "InternalError" }] });
    world.pass(1000);
    expect(await world.files.expirePassing(world.clock())).toBe(0);
  });
});

test("the bucket's own rules delete what carries the tag after a day, its older versions too, and nothing else", () => {
  expect(bucketRules.Rules).toEqual([
    expect.objectContaining({
      Status: "Enabled",
      Filter: { Tag: { Key: "state", Value: "passing" } },
      Expiration: { Days: 1 },
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    }),
    expect.objectContaining({ Filter: { Prefix: "" }, Expiration: { ExpiredObjectDeleteMarker: true } }),
  ]);
});
test("one file is never larger than the stage allows", async () => {
  const { files } = s3World({ maxSize: 10 });
  await expect(files.askUpload({ on: newShelf(), ...claimOf(png(), "image/png") })).rejects.toMatchObject({
    kind: "too_large",
    code: "file.too_large",
  });
});
