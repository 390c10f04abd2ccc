import { expect } from "vitest";
import { Problem } from "../errors.ts";
import type { World } from "./adapters.test-helper.ts";
import { claimOf } from "./claims.test-helper.ts";
import type { FileKey, Shelf } from "./keys.ts";
import { pdf } from "./pdf.test-helper.ts";
import type { Claim } from "./port.ts";

export const bytes = pdf();
export const claim = claimOf(bytes);
/** How a call ends: "well", the code of the problem, or what was thrown instead. */
export const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "well",
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

/** Asks, sends and confirms. */
export async function keep({ files, send }: World, on: Shelf, content: Buffer = bytes, said: Claim = claimOf(content)) {
  const upload = await files.askUpload({ on, ...said });
  expect(await send(upload, content)).toBe(true);
  return files.confirm({ on, id: upload.id, ...said });
}
export async function contentOf({ files }: World, key: FileKey, range?: { from: number; to?: number }) {
  const { stream, ...rest } = await files.read(key, range);
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return { ...rest, bytes: Buffer.concat(parts) };
}
