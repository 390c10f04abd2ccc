import { viewerHeader } from "../packages/functions/lambda/environment";
import { webPolicy } from "../packages/functions/http/web-policy";
import { regionOf, type Settings } from "./settings";

/** Terms of every page, as the embedded platform tells them. The API's own answers bring theirs. */
const pageTerms = (region: string) => ({
  // Which bucket it is, is not known before the router: any of the region's. Scripts are only ours, so nobody can choose another.
  "content-security-policy": webPolicy(`https://*.s3.${region}.amazonaws.com`),
  "strict-transport-security": "max-age=15552000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
});

/** The one door: pages and API under one host, so that a session's cookie never leaves it. */
export function createRouter({ domain }: Settings): sst.aws.Router {
  return new sst.aws.Router("Router", {
    ...(domain ? { domain: { name: domain, dns: sst.aws.dns() } } : {}),
    // The gateway behind sees CloudFront's address; this tells it the viewer's, over whatever the viewer says it is.
    edge: {
      viewerRequest: { injection: `event.request.headers["${viewerHeader}"] = { value: event.viewer.ip };` },
      viewerResponse: {
        injection: Object.entries(pageTerms(regionOf(process.env)))
          .map(([name, value]) => [`event.response.headers["${name}"]`, JSON.stringify(value)])
          .map(([header, value]) => `if (!${header}) ${header} = { value: ${value} };`)
          .join("\n"),
      },
    },
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
