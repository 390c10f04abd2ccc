import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { attachment } from "./disposition.ts";
import { passingTag } from "./bucket.ts";
import type { Store } from "./store.ts";

export const base64Of = (sha256: string) => Buffer.from(sha256, "hex").toString("base64");
const tagging = `<Tagging><TagSet><Tag><Key>${passingTag.Key}</Key><Value>${passingTag.Value}</Value></Tag></TagSet></Tagging>`;

export function s3Signing(client: S3Client, bucket: string, clock: () => Date): Pick<Store, "signUpload" | "signDownload"> {
  const seconds = (until: Date) => Math.max(1, Math.round((until.getTime() - clock().getTime()) / 1000));
  return {
    /** Each field is a condition of the policy: S3 refuses any other value, any other field, and any other number of bytes. */
    async signUpload(id, key, { size, type, sha256 }, expiresAt) {
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Expires: seconds(expiresAt),
        Conditions: [["content-length-range", size, size]],
        Fields: {
          "Content-Type": type,
          "x-amz-checksum-algorithm": "SHA256",
          "x-amz-checksum-sha256": base64Of(sha256),
          tagging,
          success_action_status: "204",
        },
      });
      return { id, method: "POST", url, fields, expiresAt };
    },

    async signDownload({ key, name, type }, expiresAt) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentType: type,
        ResponseContentDisposition: attachment(name),
        ResponseCacheControl: "private, no-store",
      });
      return { url: await getSignedUrl(client, command, { expiresIn: seconds(expiresAt), signingDate: clock() }), expiresAt };
    },
  };
}
