export { Agencies, Agency, agencyCode, agencyEid } from "./agency.ts";
export { close, reclassify, rename, reopen } from "./change.ts";
export { create, founding, NewAgency } from "./create.ts";
export { list, read } from "./read.ts";
export { registerBusy, registerClaim, registerRunning } from "./register.ts";
