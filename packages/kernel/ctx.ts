import { confineFiles } from "./files/confine.ts";
import { noFiles } from "./files/none.ts";
import type { Files } from "./files/port.ts";
import { fileReachOf } from "./files/reach.ts";
import { forbidden, type Problem } from "./errors.ts";
import type { Id, ProvinceKey } from "./ids.ts";
import { reachOf } from "./reach.ts";
import type { AgencyScope, IdentityScope, Level, NationalScope, OperatorScope, ProvinceScope, Scope, WorkspaceScope } from "./scope.ts";
import { confine } from "./table/confine.ts";
import type { Table } from "./table/port.ts";

export type { AgencyScope, IdentityScope, Level, NationalScope, OperatorScope, ProvinceScope, Scope, WorkspaceScope } from "./scope.ts";

export type Permission = `${string}:${string}`;
/** In what capacity a permission is held: the role, and for whom when it was delegated. Both names go into the trail. */
export type Capacity = { role: string; for?: { id: string; name: string } };
/** Jobs hold permissions like people do: nothing passes because it is "the system". */
export type Actor = {
  type: "user" | "job" | "client" | "anonymous";
  id: string;
  name?: string;
  can: ReadonlyMap<Permission, Capacity>;
  /** The roles held in this place: what waits for one of them waits for this person. */
  roles?: readonly string[];
  /** When the person proved who they are once more, for an act that asks for it (ISO instant). */
  confirmedAt?: string;
};

/** Everything a verb may touch. The scope in its type says how far it reaches. */
export type Ctx<S extends Scope = Scope> = {
  readonly scope: S;
  readonly actor: Actor;
  readonly table: Table;
  /** The scope's shelves. */
  readonly files: Files;
  readonly clock: () => Date;
  readonly requestId: string;
  /** Why nothing may be written now, if so: the workspace is suspended. */
  readonly frozen?: Problem;
};
export type AgencyCtx = Ctx<AgencyScope>;
export type ProvinceCtx = Ctx<ProvinceScope>;
export type WorkspaceCtx = Ctx<WorkspaceScope>;
export type NationalCtx = Ctx<NationalScope>;
export type OperatorCtx = Ctx<OperatorScope>;
export type IdentityCtx = Ctx<IdentityScope>;
export type CtxAt<L extends Level> = Ctx<Extract<Scope, { level: L }>>;

/** The only maker of a ctx: what it hands out cannot see past its scope, whatever is asked of it. */
export function enter<S extends Scope>(parts: Entering<S>): Ctx<S> {
  const files = parts.files ? confineFiles(parts.files, fileReachOf(parts.scope)) : noFiles;
  return { ...parts, files, table: confine(parts.table, reachOf(parts.scope)) };
}
/** Files are given where there are any to reach; without them each call to them is a mistake. */
export type Entering<S extends Scope> = Omit<Ctx<S>, "files"> & { readonly files?: Files | undefined };

/** A province steps into one of its agencies. The ctx is narrower, so this can grant nothing. */
export const within = (ctx: ProvinceCtx, agency: Id<"agency">): AgencyCtx =>
  enter({ ...ctx, scope: { level: "agency", province: ctx.scope.province, agency } });

/** The operator at the door of a province's workspace. */
export const atDoor = (ctx: OperatorCtx, province: ProvinceKey): WorkspaceCtx => enter({ ...ctx, scope: { level: "workspace", province } });

/** The operator at a province's desk, to set it up: still no further than an operator reaches. */
export const atDesk = (ctx: OperatorCtx, province: ProvinceKey): ProvinceCtx => enter({ ...ctx, scope: { level: "province", province } });

export function demand(ctx: Ctx, permission: Permission): void {
  if (!ctx.actor.can.has(permission)) throw forbidden(permission);
}
