import type { GatewayEvent, GatewayResult } from "../packages/functions/lambda/gateway.ts";

/** A request as API Gateway tells it (payload format 2): cookies apart, bodies that are not plain text in base64. */
export async function eventOf(request: Request): Promise<GatewayEvent> {
  const url = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers) as Record<string, string>;
  const bytes = Buffer.from(await request.arrayBuffer());
  // API Gateway leaves text alone and codes everything else; both happen to bodies of JSON, by the settings of the gateway.
  const isBase64Encoded = bytes.length > 0 && (bytes.length % 2 === 0 || !isUtf8(bytes));
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { host: url.host, ...headers },
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    body: bytes.length === 0 ? null : bytes.toString(isBase64Encoded ? "base64" : "utf8"),
    isBase64Encoded,
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      authentication: null,
      authorizer: {},
      domainName: url.host,
      domainPrefix: "api",
      http: { method: request.method, path: url.pathname, protocol: "HTTP/1.1", sourceIp: "203.0.113.9", userAgent: "test" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage: "$default",
      time: "22/Nov/2026:02:00:00 +0000",
      timeEpoch: 1_795_312_800_000,
    },
  };
}
const isUtf8 = (bytes: Buffer) => Buffer.compare(Buffer.from(bytes.toString("utf8")), bytes) === 0;

export function responseOf({ statusCode, headers, cookies = [], body, isBase64Encoded }: GatewayResult): Response {
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  const response = new Response(statusCode === 204 || statusCode === 304 ? null : bytes, { status: statusCode, headers });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** A function behind API Gateway, asked as an app is. */
export const throughGateway = (handler: (event: GatewayEvent) => Promise<GatewayResult>) => ({
  request: async (path: string, init?: RequestInit) => {
    const event = await eventOf(new Request(new URL(path, "https://chuan.test"), init));
    // What Lambda hands over is JSON, both ways.
    return responseOf(JSON.parse(JSON.stringify(await handler(JSON.parse(JSON.stringify(event)) as GatewayEvent))) as GatewayResult);
  },
});
