import * as https from "node:https";
import { addressOf, type Service, services } from "./protocols.ts";
import { type Credentials, signed } from "./sign.ts";

export type { Service } from "./protocols.ts";
export type { Credentials } from "./sign.ts";
export { type Patience, patiently } from "../table/retry.ts";

/**
 * One action of a service, asked once; `signal` ends an asking that hangs. Names of actions and fields are Amazon's.
 * @throws AmazonError when it is refused; Node's own errors when the connection is lost
 */
export type Ask = (action: string, input: object, signal?: AbortSignal) => Promise<object>;

/** A refusal, under Amazon's own name for it (`ThrottlingException`); `answer` is all that was said. */
export class AmazonError extends Error {
  readonly status: number;
  readonly answer: object;
  constructor(name: string, message: string, status: number, answer: object = {}) {
    super(message);
    this.name = name;
    this.status = status;
    this.answer = answer;
  }
}

type Options = {
  readonly service: Service;
  readonly region: string;
  /** Where the service is, if it is not Amazon's own. */
  readonly endpoint?: string | undefined;
  readonly credentials: Credentials;
  readonly clock?: () => Date;
};

/**
 * A service of Amazon's with these credentials. What Amazon's own clients do for every service at 270 kB and the start of a function's time is
 * here what a few actions need: a signed POST over connections that are kept. Nothing is tried again; who asks has the patience.
 */
export function amazon({ service, region, endpoint, credentials, clock = () => new Date() }: Options): Ask {
  const { signed: name, write, read, refusal } = services[service];
  const url = new URL(endpoint ?? addressOf(service, region));

  return async function ask(action, input, signal) {
    const { type, target, body } = write(action, input);
    const headers = { "content-type": type, ...(target ? { "x-amz-target": target } : {}) };
    const sent = signed({ host: url.host, service: name, region, headers, body, credentials, at: clock() });
    const { status, text } = await post(url, sent, body, signal);
    if (status === 200) return read(text);
    const said = refusal(text);
    throw new AmazonError(
      said.name ?? `Status${status}`,
      said.message ?? said.name ?? `${service} answered ${status}`,
      status,
      said.answer,
    );
  };
}

// Not imported: as a module `node:http` brings all of `fetch` along, 28 ms of a start.
const http = process.getBuiltinModule("node:http");
// Connections know no credentials, so all provinces may share them: each request is signed by itself.
const kept = { keepAlive: true, maxSockets: 50 };
const secure = { request: https.request, agent: new https.Agent(kept) };
const plain = { request: http.request, agent: new http.Agent(kept) };

function post(url: URL, headers: Record<string, string>, body: string, signal: AbortSignal | undefined) {
  const { request, agent } = url.protocol === "https:" ? secure : plain;
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const sent = request(url, { method: "POST", headers, agent, ...(signal ? { signal } : {}) }, (response) => {
    const parts: Buffer[] = [];
    response.on("data", (part: Buffer) => parts.push(part));
    response.on("error", reject);
    response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
  });
  sent.on("error", reject).end(body);
  return promise;
}
