export { eachLine, inOrder, type Line, type LinePage, pageOfRows } from "./catalogue.ts";
export { addDays, addMonths, CivilDate, civilDate, onPaper, seconds } from "./clock.ts";
export { type Command, command, type Loaded, type Terms, type Wanted } from "./command.ts";
export {
  type Actor,
  type AgencyCtx,
  type AgencyScope,
  atDesk,
  atDoor,
  type Capacity,
  type Ctx,
  type CtxAt,
  demand,
  enter,
  type IdentityCtx,
  type Level,
  type NationalCtx,
  type OperatorCtx,
  type Permission,
  type ProvinceCtx,
  type ProvinceScope,
  type Scope,
  type WorkspaceCtx,
  within,
} from "./ctx.ts";
export { addFacts, asOf, dueOn } from "./derive.ts";
export { answering, type Change, type Facts, type Task, together, unchanged } from "./edit.ts";
export { type Entity, entity, itemOf, type Listing, type Page, type Ref, type Stored } from "./entity.ts";
export {
  broken,
  type FieldError,
  forbidden,
  invalid,
  notFound,
  Problem,
  type ProblemKind,
  type Sentence,
  stale,
  statusOf,
} from "./errors.ts";
export { heldTo } from "./held-to.ts";
export { AgencyId, type Id, type Kind, kind, named, ProvinceKey } from "./ids.ts";
export * as keys from "./keys.ts";
export { type Allowed, AllowedStep, type Gate, lifecycle, notThe, type Transition } from "./lifecycle.ts";
export { closedThrough, copyToNation, nation, type NationRow, provinceSumsOn, sumsUntil } from "./nation.ts";
export { both, parse } from "./parse.ts";
export { type Query, query } from "./query.ts";
export { type Duty, patternOf, type Reach, reaches, under } from "./reach.ts";
export { foldNews, project } from "./project.ts";
export { foldPlace, sumProvince } from "./rollups.ts";
export { type Days, type Rollup, rollupIn, sumsOn } from "./sums.ts";
export { confine } from "./table/confine.ts";
export { type Cost, metered } from "./table/cost.ts";
export { everyItem } from "./table/every.ts";
export { type Item, type Json, type Key, keyOf, type News, type Op, Refused, type Table, type When } from "./table/port.ts";
export { type Anchor, canonical, entries, type Fault, type Head, headIn, verifyTrail } from "./trail.ts";
export {
  type AnchorLine,
  type Behind,
  type Difference,
  emptyPartition,
  exportLines,
  headsOf,
  type LineFault,
  mendLines,
  type Noun,
  nounAt,
  type Partition,
  partitionsOf,
  rebuildRollups,
  type RollupReport,
  scopeOf,
  sumPartitions,
  verifyLines,
  verifyRollups,
  type Where,
} from "./upkeep/index.ts";
export { pageTrail, pageWork } from "./work.ts";
