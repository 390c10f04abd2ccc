import { createHash } from "node:crypto";
import type { Source } from "../port.ts";
import { pieces } from "../source.ts";
import { refusal } from "../refusals.ts";

/** The SHA-256 of a whole content, in hexadecimal. Returns with bounded memory whatever the size. */
export async function digestOf(source: Source): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of pieces(source)) {
    hash.update(piece);
    size += piece.length;
  }
  return { size, sha256: hash.digest("hex") };
}

/** @throws invalid `file.size_mismatch`, `file.sha256_mismatch` */
export async function checkDigest(source: Source, claim: { readonly size: number; readonly sha256: string }): Promise<void> {
  if (source.size !== claim.size) throw refusal("file.size_mismatch");
  const found = await digestOf(source);
  if (found.size !== claim.size) throw refusal("file.size_mismatch");
  if (found.sha256 !== claim.sha256) throw refusal("file.sha256_mismatch");
}
