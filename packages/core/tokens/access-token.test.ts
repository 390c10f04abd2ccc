import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { outcome } from "../../../tests/world.ts";
import { type AccessClaims, memoryRing, mintAccess, newRingKey, ringOf, turned, verifyAccess } from "./index.ts";

const minutes = (n: number) => n * 60_000;
const start = new Date("2026-11-22T02:00:00.000Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const day = minutes(24 * 60);
const claims: AccessClaims = {
  sub: "mbr_1",
  who: "w".repeat(22),
  sid: "ses_1",
  level: "province",
  province: "22.2025" as NonNullable<AccessClaims["province"]>,
  kind: "user",
  name: "Nguyễn An",
};
const aRing = async () => {
  const state = { keys: [await newRingKey(start)] };
  return { state, ring: ringOf(state, () => start) };
};

test("a token says what was put in and nothing else, and names its key", async () => {
  const { ring } = await aRing();
  const token = await mintAccess(ring, claims, 10, start);
  expect(await verifyAccess(await ring.jwks(), token, later(minutes(10) - 1000))).toEqual(claims);
  const [header, payload] = token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  expect(header).toEqual({ alg: "ES256", kid: (await ring.current()).kid, typ: "at+jwt" });
  expect(payload).toMatchObject({ iss: "chuan", aud: "chuan-api", iat: start.getTime() / 1000, exp: start.getTime() / 1000 + 600 });
});

test("a token is good up to its minute and expired from then on", async () => {
  const { ring } = await aRing();
  const token = await mintAccess(ring, claims, 10, start);
  expect(await outcome(verifyAccess(await ring.jwks(), token, later(minutes(10) - 1000)))).toBe("ok");
  expect(await outcome(verifyAccess(await ring.jwks(), token, later(minutes(10))))).toBe("token.expired");
});

test("no algorithm but ES256, no other issuer, audience, type or key, no missing claim, nothing changed on the way", async () => {
  const { state, ring } = await aRing();
  const jwks = await ring.jwks();
  const { kid, key } = await ring.current();
  const at = start.getTime() / 1000;
  const jwt = (more: object = {}) => new SignJWT({ ...claims, iss: "chuan", aud: "chuan-api", iat: at, exp: at + 600, ...more });
  const header = { alg: "ES256", kid, typ: "at+jwt" };
  const other = await generateKeyPair("ES256");
  const hmac = Buffer.from(JSON.stringify(jwks.keys[0]));
  const fine = await jwt().setProtectedHeader(header).sign(key);
  const [h, p, s] = fine.split(".");
  const forged = Buffer.from(
    JSON.stringify({ ...claims, level: "operator", iss: "chuan", aud: "chuan-api", iat: at, exp: at + 600 }),
  ).toString("base64url");
  const bad: Record<string, string> = {
    none: new UnsecuredJWT({ ...claims })
      .setIssuer("chuan")
      .setAudience("chuan-api")
      .setIssuedAt(at)
      .setExpirationTime(at + 600)
      .encode(),
    "public key as HMAC secret": await jwt()
      .setProtectedHeader({ ...header, alg: "HS256" })
      .sign(hmac),
    "another issuer": await jwt({ iss: "other" }).setProtectedHeader(header).sign(key),
    "another audience": await jwt({ aud: "other" }).setProtectedHeader(header).sign(key),
    "another type": await jwt()
      .setProtectedHeader({ ...header, typ: "JWT" })
      .sign(key),
    "another key under our name": await jwt().setProtectedHeader(header).sign(other.privateKey),
    "a key we do not know": await jwt()
      .setProtectedHeader({ ...header, kid: "unknown" })
      .sign(key),
    "no key named": await jwt().setProtectedHeader({ alg: "ES256", typ: "at+jwt" }).sign(key),
    "a key brought along": await jwt()
      .setProtectedHeader({ ...header, jwk: await exportJWK(other.publicKey) })
      .sign(other.privateKey),
    "no end": await jwt({ exp: undefined }).setProtectedHeader(header).sign(key),
    "no subject": await jwt({ sub: undefined }).setProtectedHeader(header).sign(key),
    "a level without its province": await jwt({ province: undefined }).setProtectedHeader(header).sign(key),
    "an unknown level": await jwt({ level: "root" }).setProtectedHeader(header).sign(key),
    "claims changed": `${h}.${forged}.${s}`,
    "signature gone": `${h}.${p}.`,
    nothing: "",
    "not a token": "a.b.c",
  };
  expect(await outcome(verifyAccess(jwks, fine, start))).toBe("ok");
  for (const [what, token] of Object.entries(bad))
    expect({ what, is: await outcome(verifyAccess(jwks, token, start)) }).toEqual({ what, is: "token.refused" });
  expect(await importJWK(state.keys[0]!.secretJwk, "ES256")).toBeDefined();
});

test("an expired token of someone else's is refused, not told that it has expired", async () => {
  const [{ ring }, { ring: other }] = [await aRing(), await aRing()];
  const token = await mintAccess(other, claims, 10, start);
  expect(await outcome(verifyAccess(await ring.jwks(), token, later(day)))).toBe("token.refused");
});

test("claims that do not fit together are not signed, nor lives longer than a key stays public", async () => {
  const { ring } = await aRing();
  const { province: _, ...rest } = claims;
  for (const wrong of [rest, { ...claims, level: "national" }, { ...claims, roles: ["staff"] }, { ...claims, sid: "" }] as AccessClaims[])
    expect(await outcome(mintAccess(ring, wrong, 10, start))).toBe("token.bad_claims");
  for (const wrong of [0, -1, 61, NaN]) expect(await outcome(mintAccess(ring, claims, wrong, start))).toBe("token.bad_life");
});

test("only public parts of keys are published", async () => {
  const { ring } = await aRing();
  for (const key of (await ring.jwks()).keys) expect(Object.keys(key).toSorted()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
});

test("a turned ring signs with the new key, and every token of the old one can be checked until it expires", async () => {
  let now = start;
  const ring = memoryRing({ clock: () => now, rotateDays: 30 });
  const first = (await ring.current()).kid;
  now = later(30 * day - 1);
  const last = await mintAccess(ring, claims, 60, now);
  now = later(30 * day);
  expect((await ring.current()).kid).not.toBe(first);
  now = later(30 * day + minutes(60) - 2000);
  expect(await outcome(verifyAccess(await ring.jwks(), last, now))).toBe("ok");
  now = later(30 * day + minutes(60));
  expect((await ring.jwks()).keys.map((key) => key.kid)).not.toContain(first);
});

test("many callers at the change get one new key", async () => {
  let now = start;
  const ring = memoryRing({ clock: () => now, rotateDays: 1 });
  await ring.current();
  now = later(day);
  const kids = await Promise.all(Array.from({ length: 20 }, async () => (await ring.current()).kid));
  expect(new Set(kids).size).toBe(1);
});

test("a ring's state is plain JSON that other processes go on with; a key dated ahead is published before it signs", async () => {
  const { state, ring } = await aRing();
  const token = await mintAccess(ring, claims, 10, start);
  const ahead = { keys: [...state.keys, await newRingKey(later(day))] };
  const other = ringOf(JSON.parse(JSON.stringify(ahead)), () => start);
  expect(await outcome(verifyAccess(await other.jwks(), token, start))).toBe("ok");
  expect((await other.jwks()).keys).toHaveLength(2);
  expect((await other.current()).kid).toBe(state.keys[0]!.kid);
  expect((await ringOf(ahead, () => later(day)).current()).kid).toBe(ahead.keys[1]!.kid);
});

test("turning is due only when the newest key has signed for its days, and an empty ring starts", async () => {
  const one = await turned({ keys: [] }, start, 30);
  expect(one.keys).toHaveLength(1);
  expect(await turned(one, later(29 * day), 30)).toEqual(one);
  const two = await turned(one, later(30 * day), 30);
  expect(two.keys.map((key) => key.kid)).toEqual([one.keys[0]!.kid, expect.any(String)]);
  expect((await turned(two, later(31 * day), 30)).keys).toHaveLength(1);
  expect(await outcome(ringOf({ keys: [] }, () => start).current())).toBe("ring.empty");
});
