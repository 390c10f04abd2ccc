export { capacities, type Held, job } from "./actors.ts";
export { type Allowance, permissions } from "./permissions.ts";
export { type Role, type RoleAt, type RoleLevel, type RoleName, roleNames, roleOf, roles, rolesAt } from "./roles.ts";
