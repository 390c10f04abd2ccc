import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { AnchorStore } from "../clock/index.ts";

const prefixOf = (day: string) => `anchors/${day}/`;

/**
 * Anchors as objects of a locked bucket, `anchors/2026-11-23/22.2025.jsonl`: one for each part of each day, never written over. That one is there
 * says that the part is done for the day, so a clock that ran out of time needs no other note.
 */
export function anchorBucket(bucket: string, client = new S3Client({ maxAttempts: 3 })): AnchorStore {
  return {
    async kept(day) {
      const Prefix = prefixOf(day);
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }));
      return new Set(Contents.flatMap(({ Key }) => (Key ? [Key.slice(Prefix.length, -".jsonl".length)] : [])));
    },
    async keep(day, part, lines) {
      const Body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
      const wanted = {
        Bucket: bucket,
        Key: `${prefixOf(day)}${part}.jsonl`,
        Body,
        ContentType: "application/jsonl",
        ChecksumAlgorithm: "SHA256" as const,
      };
      try {
        await client.send(new PutObjectCommand({ ...wanted, IfNoneMatch: "*" }));
      } catch (error) {
        // Another clock was first: what it noted stands.
        if (!(error instanceof Error && error.name === "PreconditionFailed")) throw error;
      }
    },
  };
}
