export { ArchiveFault } from "./fault.ts";
export { type Relation, relationsOf } from "./relations.ts";
export { type Attributes, type Hooks, walk } from "./xml.ts";
export { type ArchiveLimits, openZip, type Parts } from "./zip.ts";
