import { SignatureV4 } from "@smithy/signature-v4";
import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Credentials, signed } from "./sign.ts";

class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: string | Uint8Array | ArrayBuffer) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as string);
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data);
  }
  digest = async () => new Uint8Array(this.#hash.digest());
  reset() {}
}

type Given = {
  host: string;
  region: string;
  service: string;
  headers: Record<string, string>;
  body: string;
  credentials: Credentials;
  at: Date;
};
/** The same request, signed by Amazon's own library. */
async function byAmazon({ host, region, service, headers, body, credentials, at }: Given): Promise<Record<string, string>> {
  const signer = new SignatureV4({ region, service, credentials, sha256: Sha256 as never, applyChecksum: false });
  const request = { method: "POST", protocol: "https:", hostname: host, path: "/", headers: { ...headers, host }, body, query: {} };
  return (await signer.sign(request, { signingDate: at })).headers;
}

const word = fc.stringMatching(/^[A-Za-z0-9+/=_-]{1,40}$/);
const given: fc.Arbitrary<Given> = fc.record({
  host: fc.constantFrom("dynamodb.ap-southeast-1.amazonaws.com", "sts.ap-southeast-1.amazonaws.com", "127.0.0.1:8000"),
  region: fc.constantFrom("ap-southeast-1", "us-east-1"),
  service: fc.constantFrom("dynamodb", "secretsmanager", "sts"),
  headers: fc.record(
    {
      "content-type": fc.constantFrom("application/x-amz-json-1.0", "application/x-www-form-urlencoded; charset=utf-8"),
      "x-amz-target": word,
    },
    { requiredKeys: ["content-type"] },
  ),
  body: fc.string({ unit: "binary", maxLength: 300 }),
  credentials: fc.record(
    { accessKeyId: word, secretAccessKey: word, sessionToken: word },
    { requiredKeys: ["accessKeyId", "secretAccessKey"] },
  ),
  at: fc.date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2040-01-01T00:00:00Z"), noInvalidDate: true }),
});

test("any request is signed as Amazon's own library signs it", async () => {
  await fc.assert(
    fc.asyncProperty(given, async (one) => {
      expect(signed(one)).toEqual(await byAmazon(one));
    }),
    { numRuns: Number(process.env["RUNS"] ?? 300) },
  );
});

test("a signature is of its request alone: another body, place, second, key or session has another", () => {
  const one: Given = {
    host: "dynamodb.ap-southeast-1.amazonaws.com",
    region: "ap-southeast-1",
    service: "dynamodb",
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "DynamoDB_20120810.GetItem" },
    body: "{}",
    credentials: { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "one" },
    at: new Date("2026-11-22T02:00:00Z"),
  };
  const others: Partial<Given>[] = [
    { body: '{"a":1}' },
    { host: "dynamodb.us-east-1.amazonaws.com" },
    { region: "us-east-1" },
    { service: "sts" },
    { at: new Date("2026-11-22T02:00:01Z") },
    { headers: { ...one.headers, "x-amz-target": "DynamoDB_20120810.PutItem" } },
    { credentials: { ...one.credentials, secretAccessKey: "other" } },
    { credentials: { ...one.credentials, sessionToken: "two" } },
  ];
  const signatureOf = (of: Given) => /Signature=(\w{64})$/.exec(signed(of)["authorization"]!)![1];
  expect(new Set([one, ...others.map((other) => ({ ...one, ...other }))].map(signatureOf)).size).toBe(others.length + 1);
});
