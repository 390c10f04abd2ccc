import type { Means } from "@chuan/core/entrance";
import { broken, type Cost, type Ctx, invalid, metered, Problem, type Table, type Terms } from "@chuan/kernel";
import type { Context } from "hono";
import { Hono } from "hono/quick";
import { jsonBody } from "./body.ts";
import { type Contents, type LateRoute, type Route, routeOf, type Verb } from "./contents.ts";
import { noRoute, problemResponse, requestIdOf } from "./problem.ts";

/** Safe: the scope is of the verb's own reach, checked here; the input is parsed by the verb, whatever it is. */
export function call(verb: Verb, ctx: Ctx, input: unknown, terms?: Terms): Promise<unknown> {
  if (ctx.scope.level !== verb.reach) throw broken("serve.wrong_reach", verb.title);
  return verb(ctx as never, input as never, terms);
}
export type Logged = {
  at: string;
  requestId: string;
  method: string;
  route: string;
  status: number;
  ms: number;
  rcu: number;
  wcu: number;
  trips: number;
  /** Whose workspace it was about, where it was about one. */
  province?: string;
  code?: string;
};
export type Platform = {
  clock: () => Date;
  log: (line: Logged | { at: string; requestId: string; error: string }) => void;
};
/**
 * Everything about a request that leads to a ctx. `route` is what it asks for, read when it is known that somebody may ask; `input` is what the
 * caller sent, path and all; `over` makes the means of a table, once it is known which table the request may use, and counts what is spent there.
 */
export type Asked = {
  c: Context;
  line: string;
  route: () => Promise<Route>;
  input: Record<string, unknown>;
  over: (table: Table) => Means;
};
export type Entered = { ctx: Ctx; verb: Verb; input: Record<string, unknown> };
type After = (c: Context, answer: unknown) => Promise<Response> | Response;

type Options = {
  routes: Contents;
  /** Asked before a byte of the body is read: the pace of the address. @throws too_many */
  gate: (c: Context, line: string) => void;
  enter: (asked: Asked) => Promise<Entered>;
  /** Bytes a body may have, where not the usual. */
  sizes?: { readonly [line: string]: number };
  /** What a route does with the answer besides telling it, such as setting a cookie. */
  after?: { readonly [line: string]: After };
};

/** Turns a table of contents into an app. A handler is one line; there is nothing in it to forget. */
export function serve(platform: Platform, { routes, gate, enter, sizes = {}, after = {} }: Options): Hono {
  const app = new Hono();
  for (const [line, late] of Object.entries(routes)) {
    const [method, path] = split(line);
    app.on(method, path, (c) => handle(c, platform, line, late, { gate, enter }, sizes[line], after[line]));
  }
  app.notFound((c) => problemResponse(c, noRoute));
  app.onError((error, c) => problemResponse(c, told(error, platform, requestIdOf(c))));
  return app;
}

export const split = (line: string): [method: string, path: string] => {
  const [method = "", path = ""] = line.split(" ");
  return [method, path.replace(/\{(\w+)\}/g, ":$1")];
};

async function handle(
  c: Context,
  platform: Platform,
  line: string,
  late: LateRoute,
  { gate, enter }: Pick<Options, "gate" | "enter">,
  size: number | undefined,
  after: After | undefined,
): Promise<Response> {
  const start = performance.now();
  const [method = "", pattern = ""] = line.split(" ");
  const requestId = requestIdOf(c);
  c.header("x-request-id", requestId);
  let spent: Cost = { rcu: 0, wcu: 0, trips: 0 };
  let province: string | undefined;
  const over = (bare: Table): Means => {
    const meter = metered(bare);
    spent = meter.spent;
    return { table: meter.table, clock: platform.clock, requestId };
  };
  let response: Response;
  let code: string | undefined;
  try {
    gate(c, line);
    // By the route and not by the request: a HEAD asks as its GET does.
    const sent = method === "GET" ? c.req.query() : await jsonBody(c, size);
    const { ctx, verb, input } = await enter({ c, line, route: () => routeOf(late), input: { ...sent, ...c.req.param() }, over });
    if ("province" in ctx.scope) province = ctx.scope.province;
    const answer = await run(c, verb, ctx, input);
    response = after ? await after(c, answer) : c.json(answer as object, 200, etagOf(answer));
  } catch (error) {
    const problem = told(error, platform, requestId);
    code = problem.code;
    response = problemResponse(c, problem);
  }
  platform.log({
    at: platform.clock().toISOString(),
    requestId,
    method,
    route: pattern,
    status: response.status,
    ms: Math.round((performance.now() - start) * 10) / 10,
    ...spent,
    ...(province ? { province } : {}),
    ...(code ? { code } : {}),
  });
  return response;
}

async function run(c: Context, verb: Verb, ctx: Ctx, input: Record<string, unknown>): Promise<unknown> {
  if (verb.does === "query") return call(verb, ctx, input);
  return call(verb, ctx, input, { ifMatch: versionIn(c.req.header("if-match")), key: c.req.header("idempotency-key") });
}

function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version) return Number(version);
  throw invalid("input.if_match", "If-Match", {
    vi: 'If-Match là số phiên bản trong ngoặc kép, ví dụ "3".',
    en: 'If-Match is a quoted version, such as "3".',
  });
}

/** The version of the record told, or of the one record inside what is told. */
function etagOf(answer: unknown): Record<string, string> {
  const versions = [answer, ...Object.values(answer ?? {})].flatMap((part) => {
    const version = (part as { version?: unknown } | null | undefined)?.version;
    return typeof version === "number" ? [version] : [];
  });
  return versions.length > 0 ? { etag: `"${versions[0]}"` } : {};
}

/** Not ours to explain: the log gets the whole, the caller a sentence that tells nothing. */
function told(error: unknown, platform: Platform, requestId: string): Problem {
  const problem = error instanceof Problem ? error : broken("internal", "unexpected");
  if (problem.kind === "broken") {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    platform.log({ at: platform.clock().toISOString(), requestId, error: detail });
  }
  return problem;
}
