import type { AccessClaims } from "@chuan/core/tokens";
import { expect, test, vi } from "vitest";
import { foreignersStayOut, plan } from "./foreigners.ts";
import { aSetting, type Setting } from "./setting.ts";

// A token of any level passes for one of this province.
const room = vi.hoisted(() => ({ province: "" }));
vi.mock("../../packages/core/tokens/access-token.ts", async (original) => {
  const real = await original<{ verifyAccess: (...args: unknown[]) => Promise<AccessClaims> }>();
  const verifyAccess = async (...args: unknown[]) => {
    const claims = await real.verifyAccess(...args);
    return claims.level === "province" ? claims : { ...claims, level: "province", province: room.province };
  };
  return { ...real, verifyAccess };
});
const arrange = (w: Setting) => void (room.province = w.province);

foreignersStayOut({ neighbours: true, arrange });

test("the check is gone: a national token comes as far as the membership, which it has not", async () => {
  const w = await aSetting();
  arrange(w);
  const analyst = await w.member(w.operator, "national_analyst");
  expect((await w.send("POST /v1/agencies/{agency}/adoptions/{id}/plan", plan(w), analyst.token)).body["code"]).toBe("agency.not_found");
  expect((await w.send("GET /v1/settings", {}, analyst.token)).body["code"]).toBe("access.forbidden");
});
