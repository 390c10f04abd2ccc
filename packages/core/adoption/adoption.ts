import { CivilDate, dueOn, entity, type Facts, named, AgencyId } from "@chuan/kernel";
import * as z from "zod";
import { type AdoptionState, adoptionStates, agencyTypes, levels, obligations } from "../classification/index.ts";
import { basis, line } from "../fields/index.ts";
import { editionSchema } from "../standards/index.ts";
import { factName } from "./facts.ts";

/** An agency adopts each edition once, so the edition names the record. */
export const AdoptionId = named("adoption", "ado", /\d{4}/);
export const adoptionIdFor = (edition: string) => AdoptionId.of(edition);

/** What the sums and lists need of the agency, kept in step by every change of the agency. */
const AgencySeen = z.object({
  code: z.string(),
  name: z.string(),
  type: z.enum(agencyTypes),
  level: z.enum(levels),
  obligation: z.enum(obligations),
  closed: z.literal(true).optional(),
});
export type AgencySeen = z.output<typeof AgencySeen>;

/** Administrative procedures covered of those in force for the agency (R2): a share is derived from it, never typed. */
export const Scope = z
  .strictObject({ covered: z.int().min(0).max(10_000), inForce: z.int().min(1).max(10_000) })
  .refine((s) => s.covered <= s.inForce, {
    path: ["covered"],
    error:
      "Số thủ tục đã xây dựng quy trình không thể nhiều hơn số thủ tục đang hiệu lực. ¦ No more procedures can be covered than are in force.",
  });

/** One step of the history: what was recorded, when it held, and on what it rests. */
const Step = z.object({
  state: z.enum(adoptionStates),
  on: CivilDate,
  recordedAt: z.iso.datetime(),
  by: z.object({ id: z.string(), name: z.string().optional() }),
  basis: basis.optional(),
  reason: z.string().optional(),
});

const NotStarted = z.object({
  id: AdoptionId.schema,
  version: z.int(),
  state: z.literal("not_started"),
  agencyId: AgencyId.schema,
  edition: editionSchema,
  /** Whether this edition is the one the agency is counted by; exactly one is. */
  standing: z.boolean(),
  agency: AgencySeen,
  /** Since when (civil date) the state of now holds. */
  on: CivilDate,
  history: z.array(Step).max(200),
});
const Planned = NotStarted.extend({ state: z.literal("planned"), basis: basis.optional(), due: CivilDate.optional() });
const Building = Planned.extend({ state: z.literal("building") });
const Applying = Building.extend({ state: z.literal("applying"), scope: Scope.optional() });
const Confirmed = Applying.extend({ state: z.literal("confirmed"), confirmedBy: line(120) });
const Declared = Confirmed.extend({
  state: z.literal("declared"),
  confirmedBy: line(120).optional(),
  /** Declared by the head (R5), or certified by a body before that was forbidden: kept apart. */
  conformity: z.enum(["self_declared", "certified"]),
  /** Number of the declaration or certificate. */
  basis,
  scope: Scope,
  signer: line(120).optional(),
});
const NeedsRedeclaration = Declared.extend({ state: z.literal("needs_redeclaration"), why: z.string() });

/** Where an agency stands in applying one edition of the standard (R4 build → apply → confirm → declare; R8 declare again). */
export const Adoption = z
  .discriminatedUnion("state", [NotStarted, Planned, Building, Applying, Confirmed, Declared, NeedsRedeclaration])
  .meta({ id: "Adoption" });
export type Adoption = z.output<typeof Adoption>;

const scopeOf = (a: Adoption) => ("scope" in a ? a.scope : undefined);
const onTheWay: readonly AdoptionState[] = ["planned", "building", "applying", "confirmed"];

/** One fact an agency and edition, with every dimension in its name; and, on its way, a dated one for what it planned. */
function facts(a: Adoption): Facts {
  if (a.agency.closed) return {};
  const scope = scopeOf(a);
  const name = factName({
    role: a.standing ? "standing" : "other",
    edition: a.edition,
    state: a.state,
    level: a.agency.level,
    type: a.agency.type,
    obligation: a.agency.obligation,
    conformity: "conformity" in a ? a.conformity : "none",
    coverage: scope === undefined ? "unknown" : scope.covered === scope.inForce ? "full" : "part",
    year: a.on.slice(0, 4),
  });
  const planned = onTheWay.includes(a.state) && "due" in a && a.due !== undefined && a.standing;
  return { [name]: 1, ...(planned ? { [dueOn("adoption.plan", a.due!)]: 1 } : {}) };
}

export const Adoptions = entity(AdoptionId, Adoption, {
  reach: "agency",
  facts,
  tasks: (a) => {
    if (a.agency.closed) return [];
    if (a.state === "needs_redeclaration") return !a.standing ? [] : [{ what: "redeclare", to: "role:agency_head", due: a.on }];
    return onTheWay.includes(a.state) && "due" in a && a.due ? [{ what: "declare", to: "role:iso_secretary", due: a.due }] : [];
  },
  // What the province reads behind every number: the agencies in one state, by code. Editions not counted by stand apart.
  listAcross: (a) => ({ in: a.agency.closed ? "closed" : a.standing ? a.state : `other-${a.state}`, by: a.agency.code }),
});
