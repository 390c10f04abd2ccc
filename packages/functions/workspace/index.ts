import type { KeyRing } from "@chuan/core/tokens";
import { AgencyId, notFound, Problem, type ProvinceKey, type Table } from "@chuan/kernel";
import type { Files } from "@chuan/kernel/files";
import type { Hono } from "hono";
import { bearerOf } from "../http/enter.ts";
import type { Guard } from "../http/guard.ts";
import type { Route } from "../http/contents.ts";
import { type Asked, type Entered, type Platform, serve } from "../http/serve.ts";
import { workspaceRoutes } from "./routes.ts";

export { workspaceRoutes } from "./routes.ts";
/** Where a province's records and files are. */
export type Stores = { table: Table; files?: Files | undefined };
/** `storesOf` is told the province of a token that has been verified, and of nothing else. */
type Deps = Platform & { storesOf: (province: ProvinceKey) => Promise<Stores>; ring: Pick<KeyRing, "jwks">; guard: Guard };

/** One province's workspace. Which province is said by the token and nothing else. */
export function workspaceApp({ ring, guard, storesOf, ...platform }: Deps): Hono {
  async function enterWorkspace({ c, route: asked, input, over }: Asked): Promise<Entered> {
    const claims = await bearerOf(c, ring, guard, platform.clock);
    if (claims.level !== "province" || !claims.province) throw otherRoom;
    const [route, { admitToProvince }] = await Promise.all([asked(), import("@chuan/core/entrance")]);
    const { agency: named, ...rest } = input;
    const agency = named ?? (isOwn(route) ? claims.agency : undefined);
    const { table, files } = await storesOf(claims.province);
    const means = { ...over(table), files };
    const bearer = { kind: claims.kind, id: claims.sub, name: claims.name, confirmedAt: claims.confirmedAt };
    const verb = isOwn(route) ? (agency === undefined ? route.province : route.agency) : route;
    if (verb.reach !== "agency") {
      return { verb, input, ctx: await admitToProvince(means, bearer, claims.province) };
    }
    const id = AgencyId.schema.safeParse(agency);
    if (!id.success) throw notFound("agency");
    return { verb, input: rest, ctx: await admitToProvince(means, bearer, claims.province, id.data) };
  }
  return serve(platform, {
    routes: workspaceRoutes,
    gate: (c) => guard.address(c),
    enter: enterWorkspace,
    sizes: {
      "POST /v1/models": textSize,
      "POST /v1/models/{id}/save": textSize,
      "POST /v1/imports": fileSize,
      "POST /v1/agencies/{agency}/versions/{id}/save": textSize,
      "POST /v1/imports/open": fileSize,
      "POST /v1/imports/check": fileSize,
    },
  });
}

/** Three megabytes of a file in base64, and what stands around it. */
/** A text of 300 KB, and what stands around it. */
const textSize = 512 * 1024;
const fileSize = 4 * 1024 * 1024 + 4096;
const isOwn = (route: Route): route is Exclude<Route, { does: unknown }> => !("does" in route);

const otherRoom = new Problem("forbidden", "access.other_room", {
  vi: "Phiên này không thuộc không gian làm việc của tỉnh nào; hãy chọn không gian làm việc.",
  en: "This session is in no province's workspace; choose one.",
});
