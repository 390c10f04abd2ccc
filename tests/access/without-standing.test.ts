import { suspend } from "@chuan/core/provinces";
import { expect, test, vi } from "vitest";
import { foreignersStayOut, plan } from "./foreigners.ts";
import { aSetting } from "./setting.ts";

// A suspended, leaving or missing workspace is as good as an open one.
vi.mock("../../packages/core/provinces/workspace.ts", async (original) => ({ ...(await original<object>()), standing: () => undefined }));

foreignersStayOut({ neighbours: true });

test("the check is gone: a suspended province writes", async () => {
  const w = await aSetting();
  const head = await w.member(w.here, "agency_head");
  await suspend(w.operator, { province: w.province, reason: "Chưa thanh toán." });
  expect((await w.send("POST /v1/agencies/{agency}/adoptions/{id}/plan", plan(w), head.token)).status).toBe(200);
});
