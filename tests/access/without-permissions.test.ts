import { expect, test, vi } from "vitest";
import { foreignersStayOut, plan } from "./foreigners.ts";
import { aSetting } from "./setting.ts";

// The kernel no longer asks for a permission.
vi.mock("../../packages/kernel/ctx.ts", async (original) => ({ ...(await original<object>()), demand: () => {} }));

foreignersStayOut({ neighbours: true });

test("the check is gone: staff may do what staff may not", async () => {
  const w = await aSetting();
  const staff = await w.member(w.here, "staff");
  expect((await w.send("POST /v1/agencies/{agency}/adoptions/{id}/plan", plan(w), staff.token)).status).toBe(200);
});
