import { demand, type Ctx } from "@chuan/kernel";
import { type RoleName, roleOf } from "../access/index.ts";
import type { Member } from "./member.ts";

/**
 * Whoever manages people gives the roles of everyday work; a leading role is given and taken by those who may appoint, so that a secretary
 * makes nobody the head, themselves least of all. @throws forbidden
 */
export function mustAppoint(ctx: Ctx, touched: readonly RoleName[]): void {
  if (touched.some((role) => roleOf(role).appointed)) demand(ctx, "member:appoint");
}

/** The roles that are in the one list and not in the other. */
export const differing = (a: readonly RoleName[], b: readonly RoleName[]): RoleName[] => [
  ...a.filter((role) => !b.includes(role)),
  ...b.filter((role) => !a.includes(role)),
];

/** The roles a person holds in their own right, until further notice. */
export const openRoles = ({ grants }: Member): RoleName[] =>
  grants.filter((grant) => grant.to === undefined && !grant.for).map((grant) => grant.role);
