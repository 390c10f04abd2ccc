import { newRingKey, type RingState, ringOf, turned } from "@chuan/core/tokens";
import { randomBytes } from "node:crypto";
import { aheadMinutes, type SecretStore } from "./secrets.ts";

const rotateDays = 30;
type Arns = { SIGNING_RING_SECRET_ARN: string; JWKS_SECRET_ARN: string; TICKET_KEY_SECRET_ARN: string };

/**
 * Makes the keys that are not there yet, and turns the signing key when it is old. A new key is public a quarter of an hour before it signs,
 * longer than any function keeps what it has read; and it is published before it is kept, so no token is signed that nobody can check.
 */
export async function keepKeys(store: SecretStore, arns: Arns, now: Date, turnAfterDays = rotateDays): Promise<void> {
  if ((await store.read(arns.TICKET_KEY_SECRET_ARN)) === undefined)
    await store.write(arns.TICKET_KEY_SECRET_ARN, randomBytes(32).toString("base64url"));
  const text = await store.read(arns.SIGNING_RING_SECRET_ARN);
  // Safe: only this function writes it.
  const before = text === undefined ? { keys: [await newRingKey(now)] } : (JSON.parse(text) as RingState);
  const ring = await turned(before, now, turnAfterDays, aheadMinutes);
  const jwks = JSON.stringify(await ringOf(ring, () => now).jwks());
  if ((await store.read(arns.JWKS_SECRET_ARN)) !== jwks) await store.write(arns.JWKS_SECRET_ARN, jwks);
  if (JSON.stringify(ring) !== text) await store.write(arns.SIGNING_RING_SECRET_ARN, JSON.stringify(ring));
}
