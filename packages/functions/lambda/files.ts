/** What only requests about files need, as a chunk of its own. */
export { S3Client } from "@aws-sdk/client-s3";
export { s3Files } from "@chuan/kernel/files/s3";
