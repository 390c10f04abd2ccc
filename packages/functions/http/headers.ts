import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** What every answer carries. The API shows nothing, so its policy allows nothing; a page states its own. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  crossOriginResourcePolicy: "same-origin",
});

/** Answers to a signed-in person are theirs alone. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
};
