/** Editions of the standard and the duties of Decision 19/2014/QĐ-TTg, as versioned data. */
export { type DocumentKind, documentKinds, usualCodes } from "./document-kinds.ts";
export { acceptedOn, editionOf, editionOn, editions, editionSchema, type StandardEdition } from "./editions.ts";
export { type Rule, type RuleId, ruleOn, rules, rulesOn } from "./rules.ts";
export { EditionsSeen, editionsSeen } from "./seen.ts";
