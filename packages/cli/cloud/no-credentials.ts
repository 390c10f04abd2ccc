import { refused } from "../say.ts";

const names = new Set([
  "CredentialsProviderError",
  "UnrecognizedClientException",
  "InvalidClientTokenId",
  "ExpiredToken",
  "ExpiredTokenException",
]);

/** Whether AWS was not asked, or did not answer, because nobody said who asks. */
export const isNobody = (error: unknown): boolean =>
  error instanceof Error && (names.has(error.name) || /Region is missing/.test(error.message));

export const noCredentials = refused(
  "no_aws_credentials",
  "Chưa có thông tin đăng nhập AWS dùng được; chạy `aws sso login`, hoặc đặt AWS_PROFILE và AWS_REGION, rồi chạy lại.",
  "There are no AWS credentials that work; run `aws sso login`, or set AWS_PROFILE and AWS_REGION, and try again.",
);
