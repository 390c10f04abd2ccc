import { createHash, createHmac } from "node:crypto";

export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
type Post = {
  readonly host: string;
  readonly service: string;
  readonly region: string;
  /** Names in lower case, values without blanks at the ends. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  readonly credentials: Credentials;
  readonly at: Date;
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text);

/**
 * The headers of a POST to `/`, signed with Amazon's Signature Version 4: nothing of it, the body included, can be changed on its way, and it is
 * good for five minutes. All that we ask of Amazon in this way has this one shape; files are signed by Amazon's own library.
 */
export function signed({ host, service, region, headers, body, credentials, at }: Post): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const all: Record<string, string> = { ...headers, host, "x-amz-date": time };
  if (sessionToken) all["x-amz-security-token"] = sessionToken;
  const names = Object.keys(all).toSorted();
  const request = ["POST", "/", "", ...names.map((name) => `${name}:${all[name]}`), "", names.join(";"), sha256(body)].join("\n");
  const scope = [day, region, service, "aws4_request"];
  const key = scope.reduce<string | Buffer>((from, part) => hmac(from, part).digest(), `AWS4${secretAccessKey}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", time, scope.join("/"), sha256(request)].join("\n")).digest("hex");
  const credential = [accessKeyId, ...scope].join("/");
  all["authorization"] = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return all;
}
