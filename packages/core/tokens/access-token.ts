import { broken, Problem, ProvinceKey } from "@chuan/kernel";
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import { type KeyRing, longestMinutes } from "./ring.ts";

const [issuer, audience, type] = ["chuan", "chuan-api", "at+jwt"];

/** What an access token says. It carries names and levels, no permissions: those are looked up where they are held. */
const described = () =>
  z
    .object({
      /** The member record in the workspace; the account while none is entered; the client. */
      sub: z.string().min(1),
      who: z.string().min(1),
      sid: z.string().min(1),
      level: z.enum(["account", "province", "national", "operator"]),
      province: ProvinceKey.optional(),
      /** The one agency whose member this is, where there is no other: it is meant when none is named. It grants nothing. */
      agency: z.string().optional(),
      kind: z.enum(["user", "client"]),
      /** When the person proved once more who they are (ISO instant), in the token that answers to it. */
      confirmedAt: z.iso.datetime().optional(),
      name: z.string(),
      /** National level only. */
      roles: z.array(z.string()).optional(),
    })
    .refine((claims) => (claims.level === "province") === (claims.province !== undefined))
    .refine((claims) => claims.level === "national" || claims.roles === undefined);
export type AccessClaims = z.output<ReturnType<typeof described>>;
let schema: ReturnType<typeof described> | undefined;
/** Made with the first token: whoever comes without one is answered sooner. */
const claimsSchema = () => (schema ??= described());

/** Signs an access token (RFC 9068, ES256) with the ring's key. @throws broken for claims that do not fit together */
export async function mintAccess(ring: KeyRing, claims: AccessClaims, minutes: number, now: Date = new Date()): Promise<string> {
  if (!(minutes > 0 && minutes <= longestMinutes)) throw broken("token.bad_life", `${minutes} minutes, at most ${longestMinutes}`);
  const said = claimsSchema().safeParse(claims);
  if (!said.success) throw broken("token.bad_claims", "claims that do not fit together");
  const { kid, key } = await ring.current();
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...said.data })
    .setProtectedHeader({ alg: "ES256", kid, typ: type })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + Math.round(minutes * 60))
    .sign(key);
}

/**
 * The claims of a token that one of these keys signed and that has not expired.
 * @throws unauthenticated token.expired; unauthenticated token.refused for everything else: another algorithm, key, issuer, audience, shape
 */
export async function verifyAccess(jwks: JSONWebKeySet, token: string, now: Date): Promise<AccessClaims> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
      algorithms: ["ES256"],
      issuer,
      audience,
      typ: type,
      currentDate: now,
      requiredClaims: ["exp", "iat"],
    });
    // A set of one key matches a token that names none.
    if (protectedHeader.kid === undefined) throw refused;
    return claimsSchema().parse(payload);
  } catch (error) {
    throw error instanceof errors.JWTExpired ? expired : refused;
  }
}

const refused = new Problem("unauthenticated", "token.refused", {
  vi: "Phiên truy cập không hợp lệ; hãy đăng nhập lại.",
  en: "The access token is not valid; sign in again.",
});
const expired = new Problem("unauthenticated", "token.expired", {
  vi: "Phiên truy cập đã hết hạn; hãy làm mới hoặc đăng nhập lại.",
  en: "The access token has expired; refresh it or sign in again.",
});
