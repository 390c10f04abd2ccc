import type { Allowance } from "./permissions.ts";

/** `here`: in the place where the role is held. `below`: in every agency of the province, for roles held at the province. */
export type Role = {
  readonly level: "agency" | "province" | "national" | "operator";
  readonly vi: string;
  readonly en: string;
  readonly here: readonly Allowance[];
  readonly below?: readonly Allowance[];
  /** A leading role: only who may appoint gives it or takes it. */
  readonly appointed?: true;
};

const see = ["agency:read", "adoption:read", "document:read", "figures:read", "task:read", "settings:read"] as const;
const work = ["document:acknowledge", "document:review"] as const;
const write = [...work, "document:draft", "file:send"] as const;

/** Roles are named sets of permissions (DOMAIN: levels, roles, visibility). Code asks for permissions, never for a role. */
export const roles = {
  province_lead: {
    appointed: true,
    level: "province",
    vi: "Đơn vị chủ trì",
    en: "Lead unit",
    here: [
      ...see,
      "agency:manage",
      "member:read",
      "member:manage",
      "member:appoint",
      "member:delegate",
      "trail:read",
      "client:manage",
      "model:manage",
      "settings:manage",
    ],
    below: [...see, "member:read", "member:manage", "member:appoint", "adoption:record", "adoption:declare", "trail:read"],
  },
  inspector: { level: "province", vi: "Kiểm tra viên", en: "Inspector", here: [...see, "trail:read"], below: [...see, "trail:read"] },
  province_leader: {
    appointed: true,
    level: "province",
    vi: "Lãnh đạo tỉnh",
    en: "Province leader",
    here: [...see, "member:read", "member:delegate", "trail:read"],
    below: [...see, "member:read", "trail:read"],
  },
  agency_head: {
    appointed: true,
    level: "agency",
    vi: "Người đứng đầu cơ quan",
    en: "Head of agency",
    here: [
      ...see,
      ...write,
      "document:approve",
      "document:withdraw",
      "document:dispose",
      "member:read",
      "member:manage",
      "member:appoint",
      "member:delegate",
      "adoption:record",
      "adoption:declare",
      "settings:manage",
      "trail:read",
    ],
  },
  qmr: {
    appointed: true,
    level: "agency",
    vi: "Đại diện lãnh đạo về chất lượng",
    en: "Management representative",
    here: [...see, ...write, "member:read", "member:delegate", "adoption:record", "settings:manage", "trail:read"],
  },
  iso_secretary: {
    level: "agency",
    vi: "Thư ký ISO",
    en: "ISO secretary",
    here: [...see, ...write, "member:read", "member:manage", "adoption:record", "settings:manage", "trail:read"],
  },
  department_head: { level: "agency", vi: "Trưởng phòng", en: "Department head", here: [...see, ...write, "member:read"] },
  staff: { level: "agency", vi: "Công chức", en: "Staff", here: [...see, ...write] },
  internal_auditor: {
    level: "agency",
    vi: "Chuyên gia đánh giá nội bộ",
    en: "Internal auditor",
    here: [...see, ...work, "member:read", "trail:read"],
  },
  national_analyst: { level: "national", vi: "Chuyên viên phân tích quốc gia", en: "National analyst", here: ["national:read"] },
  operator: {
    appointed: true,
    level: "operator",
    vi: "Quản trị nền tảng",
    en: "Operator",
    here: ["province:read", "province:manage", "member:read", "member:manage", "member:appoint"],
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;
export type RoleLevel = Role["level"];
export const roleNames = Object.keys(roles) as RoleName[];
/** The roles of a level, to the compiler as well: whoever lists them elsewhere is held to these. */
export type RoleAt<L extends RoleLevel> = { [R in RoleName]: (typeof roles)[R]["level"] extends L ? R : never }[RoleName];
/** Safe: a role's name is of `RoleAt` by the very level it is chosen by. There is a role at each level. */
export const rolesAt = <const L extends RoleLevel>(...levels: readonly L[]) =>
  roleNames.filter((name) => (levels as readonly RoleLevel[]).includes(roles[name].level)) as [RoleAt<L>, ...RoleAt<L>[]];
export const roleOf = (name: RoleName): Role => roles[name];
