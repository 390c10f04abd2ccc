import { createHash, createHmac } from "node:crypto";
import type { FakeBucket } from "./s3-fake.test-helper.ts";
import { bucket, credentials } from "./s3-fake.test-helper.ts";

type Condition =
  | { readonly [field: string]: string }
  | readonly ["content-length-range", number, number]
  | readonly [string, string, string];
export type Policy = { readonly expiration: string; readonly conditions: readonly Condition[] };
export const policyOf = (fields: { readonly [name: string]: string }): Policy =>
  JSON.parse(Buffer.from(fields["Policy"]!, "base64").toString()) as Policy;

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const signingKey = (date: string) =>
  ["ap-southeast-1", "s3", "aws4_request"].reduce<Buffer>(hmac, hmac(`AWS4${credentials.secretAccessKey}`, date));

/** The bucket as a browser meets it: POST by policy, GET by signature, both checked as Amazon's documents say. */
export function fakeWeb(store: FakeBucket, clock: () => Date) {
  return {
    /** Answers with the status and, when refused, Amazon's name for the reason. */
    post(fields: { readonly [name: string]: string }, file: Buffer): { status: number; reason?: string } {
      const { Policy: policy = "", "X-Amz-Signature": signature = "", ...rest } = fields;
      const date = (fields["X-Amz-Date"] ?? "").slice(0, 8);
      if (hmac(signingKey(date), policy).toString("hex") !== signature) return { status: 403, reason: "SignatureDoesNotMatch" };
      const { expiration, conditions } = policyOf(fields);
      if (clock().getTime() >= Date.parse(expiration)) return { status: 403, reason: "AccessDenied: expired" };
      const wanted = new Map<string, string>();
      for (const condition of conditions) {
        if (!Array.isArray(condition)) for (const [name, value] of Object.entries(condition)) wanted.set(name.toLowerCase(), value);
        else if (condition[0] !== "content-length-range") return { status: 501, reason: String(condition[0]) };
        else if (file.length < Number(condition[1])) return { status: 400, reason: "EntityTooSmall" };
        else if (file.length > Number(condition[2])) return { status: 400, reason: "EntityTooLarge" };
      }
      const given = new Map([["bucket", bucket] as const, ...Object.entries(rest)].map(([name, value]) => [name.toLowerCase(), value]));
      for (const [name, value] of given) if (wanted.get(name) !== value) return { status: 403, reason: `AccessDenied: ${name}` };
      for (const name of wanted.keys()) if (!given.has(name)) return { status: 403, reason: `AccessDenied: ${name}` };
      const sum = createHash("sha256").update(file).digest("base64");
      if (given.get("x-amz-checksum-sha256") !== sum) return { status: 400, reason: "BadDigest" };
      const tags = /<Key>(.*)<\/Key><Value>(.*)<\/Value>/.exec(given.get("tagging") ?? "");
      store.add({ key: given.get("key")!, body: file, type: given.get("content-type")!, tags: tags ? `${tags[1]}=${tags[2]}` : "" });
      return { status: Number(given.get("success_action_status") ?? 204) };
    },

    get(address: string, method = "GET"): Response {
      const url = new URL(address);
      const query = [...url.searchParams].filter(([name]) => name !== "X-Amz-Signature").toSorted(([a], [b]) => (a < b ? -1 : 1));
      const encode = (text: string) =>
        encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
      const [stamp, scope] = [
        url.searchParams.get("X-Amz-Date") ?? "",
        (url.searchParams.get("X-Amz-Credential") ?? "").replace(/^[^/]*\//, ""),
      ];
      const sorted = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
      const canonical = [method, url.pathname, sorted, `host:${url.host}`, "", "host", "UNSIGNED-PAYLOAD"].join("\n");
      const digest = createHash("sha256").update(canonical).digest("hex");
      const signature = hmac(signingKey(stamp.slice(0, 8)), ["AWS4-HMAC-SHA256", stamp, scope, digest].join("\n")).toString("hex");
      if (signature !== url.searchParams.get("X-Amz-Signature")) return new Response("SignatureDoesNotMatch", { status: 403 });
      const signed = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
      if (clock().getTime() >= signed + 1000 * Number(url.searchParams.get("X-Amz-Expires")))
        return new Response("expired", { status: 403 });
      const found = store.present(decodeURIComponent(url.pathname.slice(1)));
      if (!found) return new Response("NoSuchKey", { status: 404 });
      const headers = new Headers({ "content-type": url.searchParams.get("response-content-type") ?? found.type });
      for (const name of ["content-disposition", "cache-control"]) {
        const value = url.searchParams.get(`response-${name}`);
        if (value !== null) headers.set(name, value);
      }
      return new Response(new Uint8Array(found.body), { headers });
    },
  };
}
