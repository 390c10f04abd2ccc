import type { KeyRing } from "@chuan/core/tokens";
import { Problem, type Table } from "@chuan/kernel";
import type { Hono } from "hono";
import { bearerOf } from "../http/enter.ts";
import type { Guard } from "../http/guard.ts";
import type { Verb } from "../http/contents.ts";
import { type Asked, type Entered, type Platform, serve } from "../http/serve.ts";
import { operatorRoutes } from "./routes.ts";

export { operatorRoutes } from "./routes.ts";
type Deps = Platform & { table: Table; ring: Pick<KeyRing, "jwks">; guard: Guard };

/** The platform's operators. */
export function operatorApp({ ring, guard, table, ...platform }: Deps): Hono {
  async function enterPlatform({ c, route, input, over }: Asked): Promise<Entered> {
    const claims = await bearerOf(c, ring, guard, platform.clock);
    if (claims.level !== "operator") throw notOperator;
    const bearer = { kind: claims.kind, id: claims.sub, name: claims.name };
    const [verb, { admitToPlatform }] = await Promise.all([route(), import("@chuan/core/entrance")]);
    return { verb: verb as Verb, input, ctx: await admitToPlatform(over(table), bearer) };
  }
  return serve(platform, { routes: operatorRoutes, gate: (c) => guard.address(c), enter: enterPlatform });
}

const notOperator = new Problem("forbidden", "access.not_operator", {
  vi: "Chỉ người quản trị nền tảng dùng được phần này.",
  en: "Only operators of the platform may use this.",
});
