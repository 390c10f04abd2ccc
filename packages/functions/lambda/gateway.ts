import { Problem } from "@chuan/kernel";
import type { Context, Hono } from "hono";
import { type ApiGatewayRequestContextV2, handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { randomUUID } from "node:crypto";
import { front } from "../http/front.ts";
import type { AddressOf } from "../http/guard.ts";
import { languageOf, problemBody } from "../http/problem.ts";
import { viewerHeader } from "./environment.ts";
import type { Told } from "./observe.ts";

export type GatewayEvent = Extract<LambdaEvent, { version: string; rawPath: string }>;
export type GatewayResult = {
  statusCode: number;
  headers: Record<string, string>;
  cookies?: string[];
  body: string;
  isBase64Encoded: boolean;
};

/** What Lambda takes back from a function, less what the JSON around it may need. */
export const mostAnswered = 6 * 1024 * 1024 - 64 * 1024;

type Options = {
  version: string;
  /** Opened with the first request, and asked again with the next one should that fail. */
  open: () => Promise<Hono>;
  log: (line: Told) => void;
};

/**
 * An app behind API Gateway or a function's own address (payload format 2). The gateway's id of the request becomes ours, so one id leads from its
 * log through ours to the trail. An answer too large for Lambda is refused in words instead of ending as a 502.
 */
export function gateway({ version, open, log }: Options) {
  let opened: Promise<Hono> | undefined;
  const app = front({ version, log });
  app.all("*", async (c) => (await opened!).fetch(c.req.raw, c.env as object));
  const answer = handle(app);

  return async function handler(event: GatewayEvent, context?: LambdaContext): Promise<GatewayResult> {
    const asked = withRequestId(event);
    try {
      await (opened ??= open());
      // Safe: an event of format 2 is answered in format 2.
      const result = (await answer(asked, context)) as unknown as GatewayResult;
      return isTooLarge(result) ? refused(asked, tooLarge) : result;
    } catch (error) {
      opened = undefined;
      log({ at: new Date().toISOString(), requestId: requestIdIn(asked), error: textOf(error) });
      return refused(asked, error instanceof Problem && error.kind === "unavailable" ? error : notReady);
    }
  };
}

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** The gateway's ids have characters that ours have not. */
function withRequestId(event: GatewayEvent): GatewayEvent {
  const given = event.headers["x-request-id"];
  const id = given ?? event.requestContext.requestId?.replace(/[^\w-]/g, "_") ?? randomUUID();
  return { ...event, headers: { ...event.headers, "x-request-id": id } };
}
const requestIdIn = (event: GatewayEvent) => event.headers["x-request-id"] ?? "-";

/** Escaping a body of JSON into JSON makes it longer, so what matters is the length of the whole. */
function isTooLarge(result: GatewayResult): boolean {
  if (result.body.length * 6 < mostAnswered) return false;
  return Buffer.byteLength(JSON.stringify(result)) > mostAnswered;
}

function refused(event: GatewayEvent, problem: Problem): GatewayResult {
  const language = languageOf(event.headers["accept-language"]);
  const body = problemBody(problem, language, requestIdIn(event));
  return {
    statusCode: body.status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": language,
      "cache-control": "no-store",
      "x-request-id": body.requestId,
      ...(problem.more.retryAfter === undefined ? {} : { "retry-after": String(problem.more.retryAfter) }),
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** Whose address a request comes from, as the router tells it, else as the gateway saw it. */
export const addressOf: AddressOf = (c: Context) => {
  const { requestContext } = c.env as { requestContext?: ApiGatewayRequestContextV2 };
  return c.req.header(viewerHeader) ?? requestContext?.http.sourceIp ?? "unknown";
};

const tooLarge = new Problem("too_large", "answer.too_large", {
  vi: "Câu trả lời lớn hơn 6 MB; hãy thu hẹp phạm vi hoặc lấy từng trang nhỏ hơn.",
  en: "The answer is larger than 6 MB; narrow the range or ask for smaller pages.",
});
export const notReady = new Problem(
  "unavailable",
  "function.not_ready",
  { vi: "Dịch vụ chưa sẵn sàng; xin thử lại sau ít giây.", en: "The service is not ready; try again in a few seconds." },
  { retryAfter: 5 },
);
