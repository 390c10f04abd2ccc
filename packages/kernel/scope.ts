import type { Id, ProvinceKey } from "./ids.ts";

export type AgencyScope = { level: "agency"; province: ProvinceKey; agency: Id<"agency"> };
export type ProvinceScope = { level: "province"; province: ProvinceKey };
/** The door of a province: whether its workspace is open. Only the operator writes there. */
export type WorkspaceScope = { level: "workspace"; province: ProvinceKey };
export type NationalScope = { level: "national" };
export type OperatorScope = { level: "operator" };
/** One person's corner of the directory. `who` is a digest of the e-mail address, so that a stranger's corner can be spoken of too. */
export type IdentityScope = { level: "identity"; who: string };
export type Scope = AgencyScope | ProvinceScope | WorkspaceScope | NationalScope | OperatorScope | IdentityScope;
export type Level = Scope["level"];
