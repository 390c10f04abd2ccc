export { attach, file } from "./attach.ts";
export { nextCodeOf } from "./codes.ts";
export { compare } from "./compare.ts";
export { create } from "./create.ts";
export {
  Document,
  documentCode,
  DocumentId,
  documentKinds,
  type DocumentNumber,
  Documents,
  outOfForce,
  type Standing,
  standingOf,
  VersionId,
} from "./document.ts";
export { describe, discard, revise, save, takeOver } from "./draft.ts";
export { External } from "./document.ts";
export { received } from "./external.ts";
export { personOf, selfRef } from "./person.ts";
export { enforceDue } from "./due.ts";
export { approve, bringIntoForce, withdraw } from "./force.ts";
export { destructions, dispose } from "./dispose.ts";
export { Destruction, Destructions } from "./destruction.ts";
export { contentGone } from "./gone.ts";
export { mustBeActive } from "./create.ts";
export { documentLife, versionLife } from "./life.ts";
export { type DocumentStatus, documentStatuses } from "./line.ts";
export { count } from "./count.ts";
export { DocumentRow, list, masterList, type MasterListFilters, masterListFilters } from "./master-list.ts";
export { read, readVersion, versions } from "./read.ts";
export { agree, callBack, decline, sendBack, sendForApproval, submit } from "./review.ts";
export { isWhole, sealOf } from "./seal.ts";
export { bodyOf, textIdFor, Texts } from "./text.ts";
export { Content, DestructionId, Version, Versions } from "./version.ts";
// For nouns that make documents or propose texts for them.
export { mustFit } from "./codes.ts";
export { drawnUp } from "./create.ts";
export { about } from "./document.ts";
export { rewrite } from "./rewrite.ts";
