import {
  addDays,
  civilDate,
  type Ctx,
  entity,
  invalid,
  lifecycle,
  named,
  type OperatorCtx,
  Problem,
  ProvinceKey,
  atDoor,
} from "@chuan/kernel";
import * as z from "zod";
import { email, line } from "../fields/index.ts";
import { provinceByCode, provinceOf } from "./registry.ts";

export const WorkspaceId = named("workspace", "wsp", /\d{2}\.\d{4}/);
export const workspaceIdOf = (province: ProvinceKey) => WorkspaceId.of(province);

const Open = z.object({
  id: WorkspaceId.schema,
  version: z.int(),
  state: z.literal("active"),
  province: ProvinceKey,
  code: z.string(),
  name: z.string(),
  admin: z.object({ email, name: line(120), title: line(120).optional() }),
  onboardedAt: z.iso.datetime(),
});
const Suspended = Open.extend({ state: z.literal("suspended"), suspendedAt: z.iso.datetime(), why: z.string() });
const Leaving = Open.extend({
  state: z.literal("leaving"),
  leavingAt: z.iso.datetime(),
  why: z.string(),
  /** From this civil date on it may be erased. */
  eraseFrom: z.iso.date(),
  /** The export that must exist before anything is erased: its SHA-256 and how many items it holds. */
  exported: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), items: z.int(), at: z.iso.datetime() }).optional(),
});
const Erased = Leaving.extend({ state: z.literal("erased"), erasedAt: z.iso.datetime() });

/** A province's workspace: whether its door is open. */
export const Workspace = z.discriminatedUnion("state", [Open, Suspended, Leaving, Erased]).meta({ id: "Workspace" });
export type Workspace = z.output<typeof Workspace>;

export const Workspaces = entity(WorkspaceId, Workspace, { reach: "workspace", listAcross: (w) => ({ in: "all", by: w.province }) });

const gate = (code: string, vi: string, en: string, open: (w: Workspace, ctx: Ctx) => boolean) => ({
  code: `workspace.${code}`,
  say: { vi, en },
  open,
});
const exportedFirst = gate(
  "not_exported",
  "Phải xuất dữ liệu trước khi xóa.",
  "Export the data before it is erased.",
  (w) => w.state === "leaving" && w.exported !== undefined,
);
const graceOver = gate(
  "grace_period",
  "Chưa hết thời gian chờ trước khi xóa.",
  "The grace period is not over yet.",
  (w, ctx) => w.state === "leaving" && w.eraseFrom <= civilDate(ctx.clock()),
);

export const workspaceLife = lifecycle(Workspaces, {
  start: "active",
  final: [],
  transitions: {
    suspend: { from: ["active"], to: "suspended", can: "province:manage" },
    resume: { from: ["suspended", "leaving"], to: "active", can: "province:manage" },
    leave: { from: ["active", "suspended"], to: "leaving", can: "province:manage" },
    erase: { from: ["leaving"], to: "erased", can: "province:manage", gates: [exportedFirst, graceOver] },
    reopen: { from: ["erased"], to: "active", can: "province:manage" },
  },
});

/** How long a province that left can come back with everything. */
export const graceDays = 30;
export const eraseFromDate = (at: Date) => addDays(civilDate(at), graceDays);

/** Why nothing may be written in a workspace now, or undefined when it may. */
export function standing(workspace: Workspace | undefined): Problem | undefined {
  if (workspace?.state === "active") return undefined;
  if (workspace?.state === "suspended")
    return new Problem("forbidden", "workspace.suspended", {
      vi: "Không gian làm việc của tỉnh đang tạm dừng: chỉ xem được, không ghi được. Hãy liên hệ quản trị nền tảng.",
      en: "The province's workspace is suspended: it can be read, not written. Ask the platform's operator.",
    });
  if (workspace?.state === "leaving")
    return new Problem("forbidden", "workspace.leaving", {
      vi: "Tỉnh đang rời hệ thống: chỉ xem được, không ghi được. Hãy liên hệ quản trị nền tảng.",
      en: "The province is leaving the platform: its workspace can be read, not written. Ask the platform's operator.",
    });
  return new Problem("not_found", "workspace.not_found", {
    vi: "Tỉnh này chưa có không gian làm việc.",
    en: "This province has no workspace.",
  });
}

/** A code of today (`22`) or a key (`49.2008`). @throws invalid province.unknown */
export function provinceNamed(said: string, today: string): ProvinceKey {
  const unit = said.includes(".") ? provinceOf(said) : provinceByCode(said, today);
  if (unit) return ProvinceKey.parse(unit.key as ProvinceKey);
  throw invalid("province.unknown", "province", {
    vi: `Không có tỉnh mã «${said}»; dùng mã hai chữ số theo QĐ 19/2025/QĐ-TTg, ví dụ 22.`,
    en: `There is no province ${said}; give the two-digit code of Decision 19/2025, such as 22.`,
  });
}

/** How an operator names a province in an input. */
export const provinceInput = z
  .string()
  .regex(/^\d{2}(\.\d{4})?$/)
  .meta({ description: "Mã tỉnh hiện hành (22) hoặc mã kèm năm của danh mục (49.2008)." });

/** The ref of a province's workspace, as the operator loads it. */
export const doorOf = (ctx: OperatorCtx, said: string) => {
  const province = provinceNamed(said, civilDate(ctx.clock()));
  const door = atDoor(ctx, province);
  return { province, door, id: workspaceIdOf(province) };
};
