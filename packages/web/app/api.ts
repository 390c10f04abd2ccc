import type { Answer, Given, Input, Line } from "./api-types.ts";
import { language } from "./language.ts";
import { ofAccess, Problem, Unreachable } from "./problem.ts";

export type Terms = { signal?: AbortSignal; key?: string; version?: number };
/** What renews a session that has run out; the session sets it, so that this file knows nothing of it. @throws when it has ended */
let renew: () => Promise<void> = async () => {};
export const renewWith = (how: () => Promise<void>): void => void (renew = how);

/**
 * Asks the API by the line of its table of contents: `api("GET /v1/agencies/{agency}/documents", { agency, limit: 50 })`.
 * @throws Problem as told by the API; Unreachable
 */
export const api = <L extends Line>(line: L, ...[input]: Given<L>): Promise<Answer<L>> => send(line, (input ?? {}) as Input<L>);

export async function send<L extends Line>(line: L, input: Input<L>, terms: Terms = {}): Promise<Answer<L>> {
  try {
    return await answerIn(await attempt(line, input, terms));
  } catch (error) {
    if (!(error instanceof Problem) || !ofAccess.has(error.code)) throw error;
  }
  await renew();
  return answerIn(await attempt(line, input, terms));
}

async function attempt(line: string, input: object, { signal, key, version }: Terms): Promise<Response> {
  const [method = "", pattern = ""] = line.split(" ");
  const rest: Record<string, unknown> = { ...input };
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const reads = method === "GET";
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== "");
  const query = reads && said.length > 0 ? `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}` : "";
  const headers = {
    accept: "application/json",
    "accept-language": language(),
    ...(reads ? {} : { "content-type": "application/json" }),
    ...(key === undefined ? {} : { "idempotency-key": key }),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
  };
  try {
    return await fetch(path + query, { method, headers, ...(signal ? { signal } : {}), ...(reads ? {} : { body: JSON.stringify(rest) }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
}

async function answerIn<A>(response: Response): Promise<A> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as A;
  if (typeof (body as { code?: unknown } | undefined)?.code === "string") throw new Problem(body as Problem["told"]);
  // What is in front of the platform answered in its stead.
  throw new Unreachable();
}
