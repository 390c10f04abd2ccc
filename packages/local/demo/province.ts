import * as adoption from "@chuan/core/adoption";
import { job } from "@chuan/core/access";
import { list } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { take } from "@chuan/core/imports";
import { onboard } from "@chuan/core/provinces";
import { changeSettings } from "@chuan/core/settings";
import { type AgencyCtx, type OperatorCtx, type ProvinceCtx, ProvinceKey, within } from "@chuan/kernel";
import type { Platform } from "../platform.ts";

type Standing =
  | { state: "not_started" }
  | { state: "planned"; on: string; due: string }
  | { state: "building"; on: string }
  | { state: "applying"; on: string }
  | { state: "declared"; conformity: "self_declared" | "certified"; covered: number; inForce: number; on: string };
export type DemoProvince = {
  key: string;
  edition: string;
  target: { by: string; share: number; of: "declared" | "declared_full"; edition: string };
  agencies: { code: string; name: string; type: string; validFrom: string }[];
  /** Where the n-th agency of the list stands. */
  standing: (n: number) => Standing;
};

const loader = job("demo", "province:manage", "agency:manage", "agency:read", "settings:manage", "adoption:record", "adoption:declare");
const whyAtOnce = "Ghi nhận hiện trạng khi bắt đầu dùng hệ thống.";

/** Brings a demo province aboard as its people would: onboarded, its list imported, each agency's standing recorded. All by commands. */
export async function loadProvince(
  platform: Platform,
  demo: DemoProvince,
  admin: { email: string; name: string; title: string },
): Promise<ProvinceCtx> {
  const operator = asJob<OperatorCtx>(platform.means("demo"), loader, { level: "operator" });
  await onboard(operator, { province: demo.key, admin, edition: demo.edition });
  const province = ProvinceKey.parse(demo.key as ProvinceKey);
  const ctx = asJob<ProvinceCtx>(platform.means("demo"), loader, { level: "province", province });
  await changeSettings(ctx, { target: demo.target });
  const rows = demo.agencies.map(({ code, name, type, validFrom }) => [code, name, type, validFrom].map((cell) => `"${cell}"`).join(","));
  const csv = ["mã cơ quan,tên cơ quan,loại cơ quan,hiệu lực từ", ...rows].join("\n");
  await take(ctx, { name: "danh-sach-co-quan.csv", content: Buffer.from(csv).toString("base64") });
  const { items } = await list(ctx, { limit: 200 });
  const ids = new Map(items.map((agency) => [agency.code, agency.id]));
  for (const [n, { code }] of demo.agencies.entries()) await record(within(ctx, ids.get(code)!), demo.edition, demo.standing(n), n);
  return ctx;
}

async function record(ctx: AgencyCtx, edition: string, standing: Standing, n: number): Promise<void> {
  if (standing.state === "not_started") return;
  const id = { id: adoption.adoptionIdFor(edition), on: standing.on, reason: whyAtOnce };
  if (standing.state === "planned") await adoption.plan(ctx, { ...id, due: standing.due });
  else if (standing.state === "building") await adoption.build(ctx, id);
  else if (standing.state === "applying") await adoption.apply(ctx, id);
  else {
    const { conformity, covered, inForce } = standing;
    await adoption.declare(ctx, { ...id, conformity, scope: { covered, inForce }, basis: `${100 + n}/QĐ-CB` });
  }
}
