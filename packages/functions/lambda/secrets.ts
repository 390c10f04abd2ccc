import type { AccountSecrets } from "@chuan/core/accounts";
import { type KeyRing, ringOf, type RingState } from "@chuan/core/tokens";
import { broken } from "@chuan/kernel";
import { type Ask, patiently } from "@chuan/kernel/amazon";
import type { JSONWebKeySet } from "jose";
import { randomUUID } from "node:crypto";
import { service } from "./amazon.ts";
import { fresh } from "./fresh.ts";

/** For so long a function works with the keys it has read. A new signing key is published longer than that before it signs. */
export const keptMs = 5 * 60_000;
export const aheadMinutes = 15;

export type SecretStore = { read(arn: string): Promise<string | undefined>; write(arn: string, text: string): Promise<void> };

/** For so long Secrets Manager is asked again when what stands in the way may pass, in milliseconds. */
const patience = { deadlineMs: 2000 };

/** Secrets Manager. A secret that has no value yet reads as undefined. */
export function secretStore(ask: Ask = service("secrets")): SecretStore {
  return {
    async read(SecretId) {
      try {
        const answer: { SecretString?: string } = await patiently(patience, (signal) => ask("GetSecretValue", { SecretId }, signal));
        return answer.SecretString;
      } catch (error) {
        if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
        throw error;
      }
    },
    async write(SecretId, SecretString) {
      // One name for all attempts: Secrets Manager takes the second for the first.
      const wanted = { SecretId, SecretString, ClientRequestToken: randomUUID() };
      await patiently(patience, (signal) => ask("PutSecretValue", wanted, signal));
    },
  };
}

type Reading = { store: SecretStore; clock: () => Date; onStale?: (error: unknown) => void };

const kept = <T>({ store, clock, onStale }: Reading, arn: string, open: (text: string) => T) =>
  fresh({
    clock,
    forMs: keptMs,
    ...(onStale ? { onStale } : {}),
    load: async () => {
      const text = await store.read(arn);
      if (text === undefined) throw broken("secret.empty", `${arn} has no value; the clock makes it`);
      return open(text);
    },
  });

// Safe, here and below: only the clock writes these, as `fill` in clock-keys.ts does.
/** The keys that sign, as they are now: read again every few minutes, so that turning them needs no deployment. */
export function signingRing(reading: Reading, arn: string): KeyRing {
  const state = kept(reading, arn, (text) => JSON.parse(text) as RingState);
  const ring = async () => ringOf(await state(), reading.clock);
  return { current: async () => (await ring()).current(), jwks: async () => (await ring()).jwks() };
}

/** The public keys, for whoever only checks tokens. */
export function publicKeys(reading: Reading, arn: string): Pick<KeyRing, "jwks"> {
  return { jwks: kept(reading, arn, (text) => JSON.parse(text) as JSONWebKeySet) };
}

/** The key of the links in mails. `ready` is awaited before each piece of work; until the first time there is no key. */
export function ticketSecrets(reading: Reading, arn: string): { secrets: AccountSecrets; ready: () => Promise<void> } {
  const read = kept(reading, arn, (text) => new Uint8Array(Buffer.from(text, "base64url")));
  let ticketKey: Uint8Array | undefined;
  return {
    secrets: {
      get ticketKey() {
        if (!ticketKey) throw broken("secret.not_read", "the ticket key is asked for before it was read");
        return ticketKey;
      },
    },
    ready: async () => void (ticketKey = await read()),
  };
}
