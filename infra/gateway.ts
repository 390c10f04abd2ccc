import type { Made } from "./function";

/** First words of the paths that are identity's; a test compares them with its routes. */
export const identityPaths = ["sessions", "invitations", "password", "me", "tokens"] as const;

type Surfaces = { readonly workspace: Made; readonly identity: Made; readonly national: Made; readonly operator: Made };

/** Which path is whose, as `wholeApp` tells it on one machine: the longest that fits wins. Pages and API share a host, so no other origin is let in. */
export function createGateway({ workspace, identity, national, operator }: Surfaces, kept: boolean): sst.aws.ApiGatewayV2 {
  const gateway = new sst.aws.ApiGatewayV2("Api", {
    cors: false,
    accessLog: { retention: kept ? "1 year" : "1 month" },
    transform: {
      stage: (args) => {
        // A second net under the limits by address and user, which each function counts for itself.
        args.defaultRouteSettings = { throttlingBurstLimit: 1000, throttlingRateLimit: 500 };
      },
    },
  });
  const routes: readonly (readonly [string, Made])[] = [
    ["/v1/{rest+}", workspace],
    ["/v1/national/{rest+}", national],
    ["/v1/operator/{rest+}", operator],
    ...identityPaths.flatMap((first) => [[`/v1/${first}`, identity] as const, [`/v1/${first}/{rest+}`, identity] as const]),
    ["/.well-known/jwks.json", identity],
    ["/openapi.json", identity],
    ["/docs", identity],
    ["/docs/{rest+}", identity],
    ["/health", identity],
  ];
  for (const [path, { made }] of routes) gateway.route(`ANY ${path}`, made.arn);
  return gateway;
}
