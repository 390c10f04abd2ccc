import type { Ground } from "./ground";

/** The pages, beside the API under one host. */
export function createWeb({ router }: Ground, api: sst.aws.ApiGatewayV2): sst.aws.StaticSite {
  for (const path of ["/v1", "/.well-known", "/openapi.json", "/docs", "/health"]) router.route(path, api.url);
  return new sst.aws.StaticSite("Web", {
    path: "packages/web",
    build: { command: "npx vite build", output: "dist" },
    // One page, which finds its way by itself.
    errorPage: "index.html",
    router: { instance: router },
    // Nobody asks the bucket itself, so no origin is let in.
    transform: {
      assets: (args) => {
        args.cors = false;
      },
    },
  });
}
