import { broken } from "@chuan/kernel";
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from "jose";

/** The keys that sign access tokens: one signs now; the public ones are those by which some valid token can still be checked. */
export type KeyRing = {
  current(): Promise<{ kid: string; key: CryptoKey }>;
  jwks(): Promise<JSONWebKeySet>;
};
/** `from` is the ISO instant at which the key begins to sign; until then it is only published. The JWK is the private key. */
export type RingKey = { readonly kid: string; readonly from: string; readonly secretJwk: JWK };
/** Oldest first. Plain JSON, for a secret store. */
export type RingState = { readonly keys: readonly RingKey[] };

/** The longest life of an access token, in minutes: so long a key stays public after it has signed its last. */
export const longestMinutes = 60;
const day = 86_400_000;

/** A new P-256 key that signs from this instant; its `kid` is its thumbprint (RFC 7638). */
export async function newRingKey(from: Date): Promise<RingKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const secretJwk = await exportJWK(privateKey);
  return { kid: await calculateJwkThumbprint(secretJwk), from: from.toISOString(), secretJwk };
}

/** A key is over when its successor has been signing for longer than any token lives. */
const needed = ({ keys }: RingState, now: Date) =>
  keys.filter((_, i) => {
    const next = keys[i + 1];
    return next === undefined || now.getTime() < Date.parse(next.from) + longestMinutes * 60_000;
  });

/**
 * The state with a new key when the newest has signed for `rotateDays`, and without those no token needs any more. The new key signs
 * `aheadMinutes` from now: where readers of the public keys keep them for a while, each has seen it by then.
 */
export async function turned(state: RingState, now: Date, rotateDays: number, aheadMinutes = 0): Promise<RingState> {
  const newest = state.keys.at(-1);
  const due = newest === undefined || now.getTime() >= Date.parse(newest.from) + rotateDays * day;
  const from = new Date(now.getTime() + (newest ? aheadMinutes * 60_000 : 0));
  return { keys: needed(due ? { keys: [...state.keys, await newRingKey(from)] } : state, now) };
}

/** A ring over a stored state, for processes that share it. A key dated ahead is published at once and signs from its date. */
export function ringOf(state: RingState, clock: () => Date): KeyRing {
  return {
    async current() {
      const now = clock().toISOString();
      const signing = state.keys.findLast((key) => key.from <= now);
      if (!signing) throw broken("ring.empty", "no key signs yet");
      const key = await importJWK(signing.secretJwk, "ES256");
      if (key instanceof Uint8Array) throw broken("ring.bad_key", `${signing.kid} is not an EC key`);
      return { kid: signing.kid, key };
    },
    jwks: async () => ({ keys: needed(state, clock()).map(published) }),
  };
}

/** Named one by one, so that no private part can slip through. */
const published = ({ kid, secretJwk: { kty, crv, x, y } }: RingKey): JWK => ({ kty, crv, x, y, kid, alg: "ES256", use: "sig" }) as JWK;

/** A ring of one process, which turns by itself. Its keys end with the process. */
export function memoryRing({ clock, rotateDays }: { clock: () => Date; rotateDays: number }): KeyRing {
  // One turn after the other, or two callers at the change would sign with two new keys.
  let state: Promise<RingState> = Promise.resolve({ keys: [] });
  const ring = async () => {
    state = state.then((before) => turned(before, clock(), rotateDays));
    return ringOf(await state, clock);
  };
  return { current: async () => (await ring()).current(), jwks: async () => (await ring()).jwks() };
}
