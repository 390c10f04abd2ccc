import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** `<who>.<record>.<secret>`: whose corner, which record there, and the proof. */
export type TokenText = { readonly who: string; readonly id: string; readonly secret: string };

const pattern = /^([A-Za-z0-9_-]{22})\.([a-z]{3}_[0-9A-Z]{26})\.([A-Za-z0-9_-]{43})$/;

/** Reads a refresh token or the token of a mailed link: `who` tells an entry point which corner to open. Proves nothing. */
export function readToken(token: string): TokenText | undefined {
  const [, who, id, secret] = pattern.exec(token) ?? [];
  return who !== undefined && id !== undefined && secret !== undefined ? { who, id, secret } : undefined;
}

export const newSecret = (): string => randomBytes(32).toString("base64url");
/** Fast is enough here: these secrets have 256 random bits, so there is nothing to guess. */
export const digestOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** In constant time for texts of one length. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
