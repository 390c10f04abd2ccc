import type { Context } from "hono";
import { limiter, type Paces } from "./rate.ts";

/** Where a request comes from, as the entry point knows it: a socket's peer, or what the gateway in front says. */
export type AddressOf = (c: Context) => string;

/** Rate limits by address and by user. @throws too_many rate.limited */
export function guard(paces: Paces, addressOf: AddressOf, now?: () => number) {
  const limit = limiter(now);
  return {
    address: (c: Context, pace: "address" | "signIn" = "address") => limit(`${pace}:${addressOf(c)}`, paces[pace]),
    user: (id: string) => limit(`user:${id}`, paces.user),
  };
}
export type Guard = ReturnType<typeof guard>;
