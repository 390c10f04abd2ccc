export { Adoption, AdoptionId, adoptionIdFor, Adoptions, type AgencySeen, Scope } from "./adoption.ts";
export { adoptionsOf, beginAdoption, refreshAdoptions } from "./begin.ts";
export { beginEdition } from "./editions.ts";
export { type Cell, cellOf, type Dimension, dimensions, factName } from "./facts.ts";
export { adoptionLife } from "./life.ts";
export { byState, ofAgency, read, standings } from "./read.ts";
export { apply, build, changeScope, confirm, declare, plan, restart } from "./steps.ts";
