import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** What every answer carries. */
export const headers: MiddlewareHandler = secureHeaders({
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  crossOriginResourcePolicy: "same-origin",
});

/** The API shows nothing, so its policy allows nothing, and its answers are the caller's alone; a page states its own terms. */
export const ownTerms: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  if (!c.res.headers.has("content-security-policy")) c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
};
