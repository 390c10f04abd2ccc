export { health } from "./health.ts";
export { listProvinces, readProvince } from "./list.ts";
export { erase, noteExport } from "./offboard.ts";
export { onboard } from "./onboard.ts";
export { fullName, provinceByCode, provinceOf, provincesOn, type ProvinceUnit, typeOn } from "./registry.ts";
export { leave, resume, suspend } from "./standing.ts";
export { provinceNamed, standing, Workspace, WorkspaceId, workspaceIdOf, workspaceLife, Workspaces } from "./workspace.ts";
