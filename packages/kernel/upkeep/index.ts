/** Maintenance beneath the verbs: recounting, refolding, anchors, whole provinces leaving. Holds the bare table, as the projector does. */
export type { Difference, Where } from "./differences.ts";
export { emptyPartition } from "./empty.ts";
export { exportLines, sumPartitions } from "./export.ts";
export { type AnchorLine, headsOf } from "./heads.ts";
export { type LineFault, mendLines, verifyLines } from "./lines.ts";
export { type Noun, nounAt, type Partition, partitionsOf, scopeOf } from "./noun.ts";
export { rebuildRollups } from "./rebuild.ts";
export { type Behind, type RollupReport, verifyRollups } from "./verify.ts";
