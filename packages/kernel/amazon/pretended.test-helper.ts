import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AmazonError, type Ask } from "./ask.ts";

type Call = { readonly action: string; readonly input: object; readonly by: string };
type Reply = (input: never, by: string) => object | void | Promise<object | void>;

/** A refusal as Amazon sends it. */
export const refused = (name: string, answer: object = {}, status = 400) => new AmazonError(name, name, status, answer);
export const refuses = (name: string, answer?: object) => () => {
  throw refused(name, answer);
};

/** A service of Amazon's that answers as a test says: by action, each reply once and the last one ever after. `by` is whose key signed. */
export function pretended() {
  const replies = new Map<string, Reply[]>();
  const calls: Call[] = [];
  async function reply(action: string, input: object, by = ""): Promise<object> {
    calls.push({ action, input, by });
    const rest = replies.get(action) ?? [refuses("UnknownOperationException")];
    const [first] = rest.length > 1 ? rest.splice(0, 1) : rest;
    // Safe: a test says for an action what that action is asked with.
    return (await first!(input as never, by)) ?? {};
  }
  const ask: Ask = (action, input) => reply(action, input);
  return {
    ask,
    reply,
    on(action: string, ...some: readonly Reply[]) {
      replies.set(action, [...some]);
    },
    calls: (action: string) => calls.filter((call) => call.action === action),
    inputs: <T = Record<string, unknown>>(action: string) => calls.flatMap((call) => (call.action === action ? [call.input as T] : [])),
    reset() {
      replies.clear();
      calls.length = 0;
    },
  };
}
export type Pretended = ReturnType<typeof pretended>;

/** The same behind an address, as Amazon's are: JSON by its header, else a form that is answered in XML. */
export async function served(service: Pretended): Promise<{ url: string; close: () => Promise<void> }> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const target = request.headers["x-amz-target"];
    const form = target === undefined ? Object.fromEntries(new URLSearchParams(text)) : {};
    const action = target === undefined ? String(form["Action"]) : String(target).replace(/^.*\./, "");
    const by = /Credential=([^,]+?)\/\d{8}\//.exec(request.headers.authorization ?? "")?.[1];
    const write = (status: number, body: object) => response.writeHead(status).end(target === undefined ? xml(body) : JSON.stringify(body));
    await service.reply(action, target === undefined ? form : (JSON.parse(text) as object), by).then(
      (said) => write(200, said),
      (error: AmazonError) => {
        const { name, message, answer: more } = error;
        write(
          error.status,
          target === undefined ? { Code: name, Message: message } : { __type: `com.amazonaws#${name}`, message, ...more },
        );
      },
    );
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

const xml = (answer: object): string =>
  `<Response><Result>${Object.entries(answer)
    .map(([name, value]) => `<${name}>${String(value)}</${name}>`)
    .join("")}</Result><RequestId>1</RequestId></Response>`;
