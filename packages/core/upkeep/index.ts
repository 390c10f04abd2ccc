/** What keeps a platform in order: recounting and refolding sums, checking logs, and a whole province on its way out. */
export { type CatalogueReport, rebuildCatalogues, verifyCatalogues } from "./catalogues.ts";
export { type DocumentFault, type DocumentReport, verifyDocuments } from "./documents.ts";
export { filesOf } from "./files.ts";
export { eraseProvince } from "./erase.ts";
export { exportProvince } from "./export.ts";
export { placesOf, workspacesIn } from "./places.ts";
export { rebuildRollups, verifyRollups } from "./rollups.ts";
export { anchorsOf, anchorsOfPlatform, type TrailFault, type TrailReport, verifyTrails } from "./trails.ts";
