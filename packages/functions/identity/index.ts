import { type AccessClaims, type KeyRing, type Lives, mintAccess, verifyAccess } from "@chuan/core/tokens";
import { type Actor, enter, invalid, type ProvinceKey, type Table } from "@chuan/kernel";
import type { Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { accessCookie, refreshCookie, sameOrigin, tokenOf } from "../http/auth.ts";
import type { Guard } from "../http/guard.ts";
import { unauthenticated } from "../http/problem.ts";
import type { Verb } from "../http/contents.ts";
import { type Asked, type Entered, type Platform, serve } from "../http/serve.ts";
import { identityRoutes, type IdentityVerbs, openRoutes } from "./routes.ts";
import { issuer, type Standing } from "./tokens.ts";

export { identityRoutes, type IdentityVerbs, openRoutes } from "./routes.ts";
export type IdentityDeps = Platform & {
  table: Table;
  verbs: () => Promise<IdentityVerbs>;
  ring: KeyRing;
  settings: Lives;
  guard: Guard;
};

const workspaceCookie = "chuan_workspace";
/** Where secrets could be guessed. */
const signIns = new Set([
  "POST /v1/sessions",
  "POST /v1/tokens",
  "POST /v1/invitations/accept",
  "POST /v1/password/forgot",
  "POST /v1/password/reset",
]);

/** Signing in and one's own account. It touches the directory's partitions and no province's. */
export function identityApp({ verbs, ring, settings, guard, table, ...platform }: IdentityDeps): Hono {
  const routes = identityRoutes(verbs);
  const issue = issuer(ring, settings, platform.clock);
  const cookies = { httpOnly: true, secure: true, sameSite: "Lax" } as const;

  const signedIn = async (c: Context, told: unknown) => {
    const { refreshToken, ...standing } = told as Standing & { refreshToken?: string };
    const asked = c.get("workspace") as string | undefined;
    const session = String(standing.session ?? c.get("sid"));
    const issued = await issue(String(c.get("who")), session, standing, asked);
    const life = settings.absoluteHours * 3600;
    setCookie(c, accessCookie, issued.accessToken, { ...cookies, path: "/", maxAge: issued.expiresIn });
    if (refreshToken) setCookie(c, refreshCookie, refreshToken, { ...cookies, path: "/v1/sessions", maxAge: life });
    if (issued.workspace) setCookie(c, workspaceCookie, issued.workspace, { ...cookies, path: "/v1/sessions", maxAge: life });
    return c.json({ ...standing, session, ...issued, ...(refreshToken ? { refreshToken } : {}) });
  };
  const signedOut = (c: Context, told: unknown) => {
    for (const name of [accessCookie, workspaceCookie, refreshCookie])
      deleteCookie(c, name, { path: name === accessCookie ? "/" : "/v1/sessions" });
    return c.json(told as object);
  };
  const forClient = async (c: Context, told: unknown) => {
    const { whoIsClient } = await house();
    const { client, workspace, name } = told as { client: string; workspace: ProvinceKey; name: string };
    const claims = {
      sub: client,
      who: whoIsClient(client),
      sid: client,
      level: "province",
      province: workspace,
      kind: "client",
      name,
    } as const;
    const accessToken = await mintAccess(ring, claims, settings.accessMinutes, platform.clock());
    return c.json({ accessToken, tokenType: "Bearer", expiresIn: settings.accessMinutes * 60 });
  };

  /** The same token once more, which says that the person has just proved who they are. */
  const confirmed = async (c: Context) => {
    const claims = { ...(c.get("claims") as AccessClaims), confirmedAt: platform.clock().toISOString() };
    const accessToken = await mintAccess(ring, claims, settings.accessMinutes, platform.clock());
    const expiresIn = settings.accessMinutes * 60;
    setCookie(c, accessCookie, accessToken, { ...cookies, path: "/", maxAge: expiresIn });
    return c.json({ accessToken, expiresIn });
  };

  /** Whoever needs a token is known, or refused, before anything is read for them. */
  async function enterIdentity({ c, line, route, input, over }: Asked): Promise<Entered> {
    const { workspace, ...rest } = input;
    if (workspace !== undefined && typeof workspace !== "string") throw badWorkspace;
    c.set("workspace", workspace ?? getCookie(c, workspaceCookie));
    const claims = openRoutes.has(line) ? undefined : await claimsOf(c);
    const [verb, { selfActor }] = await Promise.all([route() as Promise<Verb>, house()]);
    const { who, actor } = claims
      ? { who: claims.who, actor: selfActor({ id: `acc_${claims.who}`, name: claims.name }) }
      : await nobody(c, verb, rest);
    c.set("who", who);
    const said = withRefreshCookie(c, verb, rest);
    return { verb, input: said, ctx: enter({ scope: { level: "identity", who }, actor, ...over(table) }) };
  }

  async function claimsOf(c: Context): Promise<AccessClaims> {
    const token = tokenOf(c);
    if (!token) throw unauthenticated;
    const claims = await verifyAccess(await ring.jwks(), token, platform.clock());
    if (claims.kind !== "user") throw unauthenticated;
    guard.user(claims.who);
    c.set("claims", claims);
    c.set("sid", claims.sid);
    return claims;
  }

  return serve(platform, {
    routes,
    gate: (c, line) => guard.address(c, signIns.has(line) ? "signIn" : "address"),
    enter: enterIdentity,
    after: {
      "POST /v1/sessions": signedIn,
      "POST /v1/sessions/refresh": signedIn,
      "POST /v1/sessions/workspace": signedIn,
      "POST /v1/sessions/confirm": confirmed,
      "POST /v1/sessions/end": signedOut,
      "POST /v1/sessions/end-all": signedOut,
      "POST /v1/tokens": forClient,
    },
  });
}

/** What is known of people and their accounts, read with the first request that needs it. */
const house = () => import("@chuan/core/accounts");

/** Whose corner is opened to someone who is yet to prove who they are. */
async function nobody(c: Context, verb: Verb, input: Record<string, unknown>): Promise<{ who: string; actor: Actor }> {
  const { anonymous: actor, readToken, whoIs, whoIsClient } = await house();
  const text = (name: string) => (typeof input[name] === "string" ? input[name] : "");
  const told = (who: string | undefined) => ({ who: who ?? whoIs(""), actor });
  if (verb.can === "ticket:use") return told(text("email") ? whoIs(text("email")) : readToken(text("token"))?.who);
  if (verb.can !== "session:open") throw unauthenticated;
  if (verb.title === "session.sign_in" || text("email")) return told(whoIs(text("email")));
  if (verb.title === "client_key.open") return told(whoIsClient(text("clientId")));
  return told(readToken(text("refreshToken") || refreshIn(c))?.who);
}

/** The refresh token in its cookie: it travels by itself, so the request must come from our own pages. */
function refreshIn(c: Context): string {
  const cookie = getCookie(c, refreshCookie);
  if (cookie !== undefined) sameOrigin(c);
  return cookie ?? "";
}

function withRefreshCookie(c: Context, verb: Verb, input: Record<string, unknown>): Record<string, unknown> {
  const wants = verb.title === "session.refresh" || verb.title === "session.sign_out";
  return wants && input["refreshToken"] === undefined ? { ...input, refreshToken: refreshIn(c) } : input;
}

const badWorkspace = invalid("input.invalid", "workspace", {
  vi: "Không gian làm việc là mã tỉnh, national hoặc operator.",
  en: "A workspace is a province's code, national, or operator.",
});
