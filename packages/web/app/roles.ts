import { m } from "../words/out/messages.js";
import type { ItemOf } from "./api-types.ts";

export type Person = ItemOf<"GET /v1/members">;
export type Grant = Person["grants"][number];
export type Role = Grant["role"];

export const roleWords: { readonly [R in Role]: () => string } = {
  province_lead: m.people_province_lead,
  inspector: m.people_inspector,
  province_leader: m.people_province_leader,
  agency_head: m.people_agency_head,
  qmr: m.people_qmr,
  iso_secretary: m.people_iso_secretary,
  department_head: m.people_department_head,
  staff: m.people_staff,
  internal_auditor: m.people_internal_auditor,
  national_analyst: m.people_national_analyst,
  operator: m.people_operator,
};
/** Which roles are given where, in the order in which they are offered. */
export const rolesAtDesk = ["province_lead", "province_leader", "inspector"] as const satisfies readonly Role[];
export const rolesInAgency = [
  "agency_head",
  "qmr",
  "iso_secretary",
  "department_head",
  "staff",
  "internal_auditor",
] as const satisfies readonly Role[];

/** The roles held in one's own right, until further notice. */
export const ownRoles = ({ grants }: Person): Role[] =>
  grants.filter((grant) => grant.to === undefined && !grant.for).map(({ role }) => role);
/** What was delegated to this person and is not over. */
export const delegated = ({ grants }: Person, today: string): Grant[] =>
  grants.filter((grant) => grant.for && (grant.to === undefined || grant.to >= today));
