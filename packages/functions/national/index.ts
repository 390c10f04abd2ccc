import type { KeyRing } from "@chuan/core/tokens";
import { Problem, type Table } from "@chuan/kernel";
import type { Hono } from "hono";
import { bearerOf } from "../http/enter.ts";
import type { Guard } from "../http/guard.ts";
import type { Verb } from "../http/contents.ts";
import { type Asked, type Entered, type Platform, serve } from "../http/serve.ts";
import { nationalRoutes } from "./routes.ts";

export { nationalRoutes } from "./routes.ts";
type Deps = Platform & { table: Table; ring: Pick<KeyRing, "jwks">; guard: Guard };

/** The nation: sums only. */
export function nationalApp({ ring, guard, table, ...platform }: Deps): Hono {
  async function enterNation({ c, route, input, over }: Asked): Promise<Entered> {
    const claims = await bearerOf(c, ring, guard, platform.clock);
    if (claims.level !== "national") throw notNational;
    const bearer = { kind: claims.kind, id: claims.sub, name: claims.name };
    const [verb, { admitToNation }] = await Promise.all([route(), import("@chuan/core/entrance")]);
    return { verb: verb as Verb, input, ctx: admitToNation(over(table), bearer, claims.roles ?? []) };
  }
  return serve(platform, { routes: nationalRoutes, gate: (c) => guard.address(c), enter: enterNation });
}

const notNational = new Problem("forbidden", "access.not_national", {
  vi: "Chỉ tài khoản cấp quốc gia xem được số liệu này.",
  en: "Only an account of the national level reads these figures.",
});
