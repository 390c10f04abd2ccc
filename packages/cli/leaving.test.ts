import { job } from "@chuan/core/access";
import { asJob } from "@chuan/core/entrance";
import { leave, noteExport, onboard } from "@chuan/core/provinces";
import type { OperatorCtx } from "@chuan/kernel";
import { dataFolder, openPlatform } from "@chuan/local";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aFolder, chuanOn } from "./chuan.test-helper.ts";

const admin = { email: "an@quangninh.gov.vn", name: "Nguyễn An" };
const onboarding = ["province", "onboard", "22", "--admin-email", admin.email, "--admin-name", admin.name];

test("a province that leaves is read-only, exported whole, and not erased before its time; suspended and resumed as said", async () => {
  const data = aFolder();
  const chuan = chuanOn(data);
  const file = path.join(data, "22.ndjson");
  await chuan(...onboarding);
  expect((await chuan("province", "suspend", "22", "--reason", "Nợ phí", "--json")).json()).toMatchObject({ state: "suspended" });
  const invite = ["users", "invite", "22", "--email", "mai@quangninh.gov.vn", "--name", "Đỗ Thị Mai", "--role", "inspector"];
  const frozen = await chuan(...invite);
  expect(frozen.code).toBe(1);
  expect(frozen.err).toContain("tạm dừng");
  expect((await chuan("province", "resume", "22", "--reason", "Đã nộp phí", "--json")).json()).toMatchObject({ state: "active" });

  const left = await chuan("province", "offboard", "22", "--reason", "Hết hợp đồng", "--export", file, "--json");
  const { workspace, export: made } = left.json() as { workspace: object; export: { sha256: string; items: number } };
  const bytes = readFileSync(file);
  expect(made.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(workspace).toMatchObject({ state: "leaving", exported: { sha256: made.sha256, items: made.items } });
  const lines = bytes.toString().trimEnd().split("\n");
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ items: made.items });
  expect(lines).toHaveLength(made.items + 2);
  const early = await chuan("province", "erase", "22", "--confirm", "22");
  expect(early).toMatchObject({ code: 1, err: expect.stringContaining("Chưa hết thời gian chờ") });
  expect((await chuan("export", "22", file)).err).toContain("đã có");
});

test("after its time a province is erased, and can come aboard again with the same administrator, who is invited anew", async () => {
  const data = aFolder();
  const then = new Date(Date.now() - 40 * 86_400_000);
  const platform = await openPlatform({
    folder: dataFolder(data),
    stage: "development",
    origin: "http://localhost:3000",
    clock: () => then,
  });
  const operator = asJob<OperatorCtx>(platform.means("test"), job("test", "province:manage"), { level: "operator" });
  await onboard(operator, { province: "22", admin });
  await platform.settle();
  await leave(operator, { province: "22", reason: "Hết hợp đồng" });
  await noteExport(operator, { province: "22", sha256: "0".repeat(64), items: 1 });
  platform.close();

  const chuan = chuanOn(data);
  expect((await chuan("province", "erase", "22", "--confirm", "22.2025")).code).toBe(2);
  const erased = await chuan("province", "erase", "22", "--confirm", "22", "--json");
  expect(erased.json()).toMatchObject({ workspace: { state: "erased" } });
  expect((await chuan("rollup", "verify", "22")).code).toBe(1);
  expect((await chuan("trail", "verify", "--json")).json()).toMatchObject({ ok: true });
  expect((await chuan(...onboarding)).code).toBe(0);
  expect((await chuan("users", "list", "22", "--json")).json()).toMatchObject({ items: [{ email: admin.email, state: "invited" }] });
  const after = await openPlatform({ folder: dataFolder(data), stage: "development", origin: "http://localhost:3000" });
  expect(after.letters().filter(({ to }) => to === admin.email)).toHaveLength(2);
  after.close();
});
