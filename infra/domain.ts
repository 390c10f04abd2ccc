import { viewerHeader } from "../packages/functions/lambda/environment";
import type { Settings } from "./settings";

/** The one door: pages and API under one host, so that a session's cookie never leaves it. */
export function createRouter({ domain }: Settings): sst.aws.Router {
  return new sst.aws.Router("Router", {
    ...(domain ? { domain: { name: domain, dns: sst.aws.dns() } } : {}),
    // The gateway behind sees CloudFront's address; this tells it the viewer's, over whatever the viewer says it is.
    edge: { viewerRequest: { injection: `event.request.headers["${viewerHeader}"] = { value: event.viewer.ip };` } },
    transform: {
      cdn: (args) => {
        args.transform = {
          distribution: (distribution) => {
            distribution.httpVersion = "http2and3";
          },
        };
      },
    },
  });
}
