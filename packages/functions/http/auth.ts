import { Problem } from "@chuan/kernel";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";

export const accessCookie = "chuan_access";
export const refreshCookie = "chuan_refresh";

/**
 * The access token of a request: from the Authorization header, or from the session cookie. A cookie travels by itself, so a request that
 * changes something must come from our own pages. @throws forbidden csrf.refused
 */
export function tokenOf(c: Context): string | undefined {
  const [scheme, bearer] = (c.req.header("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() === "bearer" && bearer) return bearer;
  const cookie = getCookie(c, accessCookie);
  if (cookie !== undefined) sameOrigin(c);
  return cookie;
}

/** Refuses a request that another site could have made the browser send (W3C Fetch Metadata, else Origin). Reads change nothing and pass. */
export function sameOrigin(c: Context): void {
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const site = c.req.header("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = c.req.header("origin");
  if (site === undefined && origin !== undefined && hostIn(origin) === c.req.header("host")) return;
  throw new Problem("forbidden", "csrf.refused", {
    vi: "Yêu cầu đến từ trang khác nên bị từ chối.",
    en: "The request comes from another site and was refused.",
  });
}

function hostIn(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
