import type { Actor, Capacity, Permission } from "@chuan/kernel";
import type { Allowance } from "./permissions.ts";
import { type RoleName, roleOf } from "./roles.ts";

/** A role that is held now; `for` names the person on whose behalf, when it was delegated. */
export type Held = { role: RoleName; for?: { id: string; name: string } };

/** The permissions that roles amount to, each with the capacity it comes from. A role of one's own goes before a delegated one. */
export function capacities(held: readonly Held[], part: "here" | "below"): Map<Permission, Capacity> {
  const can = new Map<Permission, Capacity>();
  for (const { role, for: other } of held.toSorted((a, b) => Number(a.for !== undefined) - Number(b.for !== undefined)))
    for (const permission of roleOf(role)[part] ?? [])
      if (!can.has(permission)) can.set(permission, { role, ...(other ? { for: other } : {}) });
  return can;
}

/** A job with just the permissions it needs: nothing passes because it is "the system". */
export const job = (name: string, ...can: readonly Allowance[]): Actor => ({
  type: "job",
  id: name,
  can: new Map(can.map((permission) => [permission, { role: `job:${name}` }])),
});
