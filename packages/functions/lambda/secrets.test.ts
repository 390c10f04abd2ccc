import { type AccessClaims, mintAccess, verifyAccess } from "@chuan/core/tokens";
import { beforeEach, expect, test } from "vitest";
import { pretended, refused } from "../../kernel/amazon/pretended.test-helper.ts";
import { keepKeys } from "./keys.ts";
import { publicKeys, secretStore, signingRing, ticketSecrets } from "./secrets.ts";

const arns = { SIGNING_RING_SECRET_ARN: "ring", JWKS_SECRET_ARN: "jwks", TICKET_KEY_SECRET_ARN: "ticket" };
const start = Date.parse("2026-11-22T02:00:00Z");
const minutes = (n: number) => n * 60_000;
const days = (n: number) => n * 24 * 3_600_000;
const claims = { sub: "mbr_1", who: "w".repeat(22), sid: "ses_1", level: "operator", kind: "user", name: "An" } as AccessClaims;
const aws = pretended();
const values = new Map<string, string>();
let now = start;
let down = false;
const clock = () => new Date(now);

beforeEach(() => {
  aws.reset();
  values.clear();
  [now, down] = [start, false];
  aws.on("GetSecretValue", ({ SecretId }: { SecretId: string }) => {
    if (down) throw refused("DecryptionFailure");
    const SecretString = values.get(SecretId);
    if (SecretString === undefined) throw refused("ResourceNotFoundException");
    return { SecretString };
  });
  aws.on("PutSecretValue", ({ SecretId, SecretString }: { SecretId: string; SecretString: string }) => {
    values.set(SecretId, SecretString);
  });
});
const secretsOf = () => secretStore(aws.ask);
const reads = () => aws.calls("GetSecretValue").length;
const reading = () => ({ store: secretsOf(), clock });
const kids = (name: string) => (JSON.parse(values.get(name)!) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);

test("the clock makes every key that is not there yet, and changes none that is", async () => {
  await keepKeys(secretsOf(), arns, clock());
  expect(kids("ring")).toEqual(kids("jwks"));
  expect(Buffer.from(values.get("ticket")!, "base64url")).toHaveLength(32);
  const before = new Map(values);
  await keepKeys(secretsOf(), arns, clock());
  expect(values).toEqual(before);
});

test("the public keys hold nothing private", async () => {
  await keepKeys(secretsOf(), arns, clock());
  expect(values.get("ring")).toContain('"d":');
  expect(values.get("jwks")).not.toContain('"d":');
});

test("through a turn of the signing key every token is checked by functions that read the keys at any time: nobody is signed out", async () => {
  const store = secretsOf();
  await keepKeys(store, arns, clock());
  const signing = signingRing(reading(), "ring");
  const checking = publicKeys(reading(), "jwks");
  const seen = new Set<string>();
  now = start + days(30) - minutes(6);
  await checking.jwks();
  for (let step = 0; step < 40; step++) {
    now += minutes(1);
    if (step === 7) await keepKeys(store, arns, clock());
    const token = await mintAccess(signing, claims, 10, clock());
    seen.add((await signing.current()).kid);
    await verifyAccess(await checking.jwks(), token, clock());
  }
  expect(seen.size).toBe(2);
});

test("a ring that was emptied because its keys leaked is filled by the clock; tokens of the former keys are refused within five minutes", async () => {
  const store = secretsOf();
  await keepKeys(store, arns, clock());
  const [signing, checking] = [signingRing(reading(), "ring"), publicKeys(reading(), "jwks")];
  const leaked = await mintAccess(signing, claims, 10, clock());
  await verifyAccess(await checking.jwks(), leaked, clock());
  await store.write("ring", '{"keys":[]}');
  await keepKeys(store, arns, clock());
  now += minutes(5);
  await expect(verifyAccess(await checking.jwks(), leaked, clock())).rejects.toThrow("token.refused");
  await verifyAccess(await checking.jwks(), await mintAccess(signing, claims, 10, clock()), clock());
});

test("what was read serves for five minutes, however many ask; then a changed key is there without a deployment", async () => {
  values.set("ticket", Buffer.alloc(32, 1).toString("base64url"));
  const { secrets, ready } = ticketSecrets(reading(), "ticket");
  await Promise.all(Array.from({ length: 20 }, ready));
  expect(reads()).toBe(1);
  values.set("ticket", Buffer.alloc(32, 2).toString("base64url"));
  now += minutes(5) - 1;
  await ready();
  expect(secrets.ticketKey[0]).toBe(1);
  now += 1;
  await ready();
  expect(secrets.ticketKey[0]).toBe(2);
});

test("while secrets cannot be read the keys of before serve on, and are asked for again half a minute later", async () => {
  await keepKeys(secretsOf(), arns, clock());
  const told: unknown[] = [];
  const { jwks } = publicKeys({ ...reading(), onStale: (error) => told.push(error) }, "jwks");
  const before = await jwks();
  down = true;
  now += minutes(6);
  expect(await jwks()).toEqual(before);
  expect(told).toHaveLength(1);
  const asked = reads();
  now += 29_000;
  await jwks();
  expect(reads()).toBe(asked);
  down = false;
  now += 1000;
  await jwks();
  expect(reads()).toBe(asked + 1);
});

test("a function that starts while secrets cannot be read, or before there are any, fails and tries again with the next request", async () => {
  const { jwks } = publicKeys(reading(), "jwks");
  await expect(jwks()).rejects.toThrow("secret.empty");
  await keepKeys(secretsOf(), arns, clock());
  expect((await jwks()).keys).toHaveLength(1);
});

test("a value is written once, however often its writing is answered too late", async () => {
  const busy = () => {
    throw refused("InternalServiceError", {}, 500);
  };
  aws.on("PutSecretValue", busy, busy, () => {});
  await secretsOf().write("ring", "x");
  const tokens = aws.inputs("PutSecretValue").map((input) => input["ClientRequestToken"]);
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
});
