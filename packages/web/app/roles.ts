import { m } from "../words/out/messages.js";
import type { Act, Input, ItemOf } from "./api-types.ts";
import { date } from "./format.ts";

export type Person = ItemOf<"GET /v1/members">;
export type Grant = Person["grants"][number];
export type Role = Grant["role"];
type GivenBy<L extends Act> = Input<L> extends { roles: readonly (infer R extends Role)[] } ? R : never;
export type PlatformRole = GivenBy<"POST /v1/operator/members">;
type Words<R extends Role> = { readonly [each in R]: () => string };

// Each list is held by the compiler to the roles that the API takes there: one more or one less does not build.
const atDesk: Words<GivenBy<"POST /v1/members">> = {
  province_lead: m.people_province_lead,
  province_leader: m.people_province_leader,
  inspector: m.people_inspector,
};
const inAgency: Words<GivenBy<"POST /v1/agencies/{agency}/members">> = {
  agency_head: m.people_agency_head,
  qmr: m.people_qmr,
  iso_secretary: m.people_iso_secretary,
  department_head: m.people_department_head,
  staff: m.people_staff,
  internal_auditor: m.people_internal_auditor,
};
const onPlatform: Words<PlatformRole> = {
  operator: m.people_operator,
  national_analyst: m.people_national_analyst,
};
export const roleWords: Words<Role> = { ...atDesk, ...inAgency, ...onPlatform };
/** Safe: the names are those of the record, by its type. */
const namesOf = <R extends Role>(words: Words<R>) => Object.keys(words) as R[];
/** Which roles are given where, in the order in which they are offered. */
export const rolesAtDesk = namesOf(atDesk);
export const rolesInAgency = namesOf(inAgency);
export const rolesOnPlatform = namesOf(onPlatform);

/** The roles held in one's own right, until further notice. */
export const ownRoles = ({ grants }: Person): Role[] =>
  grants.filter((grant) => grant.to === undefined && !grant.for).map(({ role }) => role);
/** What was delegated to this person and is not over. */
export const delegated = ({ grants }: Person, today: string): Grant[] =>
  grants.filter((grant) => grant.for && (grant.to === undefined || grant.to >= today));
/** Whose role it is that somebody holds for some days. */
export const standsIn = ({ role, for: whose, from, to }: Grant): string =>
  m.people_stands_in({ role: roleWords[role](), name: whose!.name, from: date(from), to: to ? date(to) : "" });
