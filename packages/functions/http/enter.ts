import { type AccessClaims, type KeyRing, verifyAccess } from "@chuan/core/tokens";
import type { Context } from "hono";
import { tokenOf } from "./auth.ts";
import type { Guard } from "./guard.ts";
import { unauthenticated } from "./problem.ts";

/** Who asks, by the token of the request, within their pace. @throws unauthenticated; too_many rate.limited */
export async function bearerOf(c: Context, ring: Pick<KeyRing, "jwks">, guard: Guard, clock: () => Date): Promise<AccessClaims> {
  const token = tokenOf(c);
  if (!token) throw unauthenticated;
  const claims = await verifyAccess(await ring.jwks(), token, clock());
  guard.user(claims.sub);
  return claims;
}
