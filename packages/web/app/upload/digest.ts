import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const part = 512 * 1024;

/**
 * The SHA-256 of a file, read half a megabyte at a time: a file of 200 MB never stands in memory whole, and the page draws between the parts.
 * The browser's own digest takes a whole file only. @throws the reason of the signal when it was given up
 */
export async function digestOf(file: Blob, signal: AbortSignal): Promise<string> {
  const digest = sha256.create();
  for (let from = 0; from < file.size; from += part) {
    signal.throwIfAborted();
    digest.update(new Uint8Array(await file.slice(from, from + part).arrayBuffer()));
  }
  return bytesToHex(digest.digest());
}
