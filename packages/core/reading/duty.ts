import { addDays, CivilDate, entity, kind, lifecycle } from "@chuan/kernel";
import * as z from "zod";
import { rolesAt } from "../access/index.ts";
import { DocumentId, VersionId } from "../documents/index.ts";
import { line } from "../fields/index.ts";
import { MemberId } from "../people/index.ts";

/** Whom a document concerns: everyone of the agency, or those of a unit (phòng, ban), those who hold a role, and persons by name. */
export const Audience = z.strictObject({
  everyone: z.boolean().default(false),
  roles: z
    .array(z.enum(rolesAt("agency")))
    .max(10)
    .default([]),
  units: z.array(line(120)).max(50).default([]),
  people: z.array(MemberId.schema).max(200).default([]),
});
export type Audience = z.output<typeof Audience>;

/** One distribution a document: its id follows from the document's. */
export const DistributionId = kind("distribution", "dst");
export const Distribution = z
  .object({ id: DistributionId.schema, version: z.int(), document: DocumentId.schema, audience: Audience, distributedAt: z.iso.datetime() })
  .meta({ id: "Distribution" });
export type Distribution = z.output<typeof Distribution>;
export const Distributions = entity(DistributionId, Distribution, { reach: "agency" });
export const distributionOf = (document: string) => DistributionId.from(document);

/** Days within which a new version is to be read. */
const toRead = 14;
export const readBy = (since: string): string => addDays(since, toRead);

export const DutyId = kind("reading_duty", "rdy");
export const dutyOf = (document: string, person: string) => DutyId.from(`${document}|${person}`);

const Due = z.object({
  id: DutyId.schema,
  version: z.int(),
  state: z.literal("due"),
  document: DocumentId.schema,
  /** The version to be read; it moves on when another comes into force. */
  of: VersionId.schema,
  code: z.string(),
  title: line(300),
  person: z.object({ id: MemberId.schema, name: z.string() }),
  since: CivilDate,
});
const Read = Due.extend({ state: z.literal("read"), readAt: z.iso.datetime() });
/** No longer asked for: out of the audience, or the document out of force. What was read stays on record. */
const Void = Due.extend({ state: z.literal("void"), readAt: z.iso.datetime().optional() });

/** That a person has read and understood a version (clauses 7.3, 7.5.3.2). */
export const Duty = z.discriminatedUnion("state", [Due, Read, Void]).meta({ id: "ReadingDuty" });
export type Duty = z.output<typeof Duty>;

export const Duties = entity(DutyId, Duty, {
  reach: "agency",
  facts: (d) => (d.state === "void" ? {} : { [`reading|${d.state}`]: 1 }),
  tasks: (d) => (d.state === "due" ? [{ what: "read_document", to: `user:${d.person.id}`, due: readBy(d.since) }] : []),
  list: (d) => ({ in: d.document, by: d.person.name }),
});

export const dutyLife = lifecycle(Duties, {
  start: "due",
  final: [],
  transitions: {
    acknowledge: { from: ["due"], to: "read", can: "document:acknowledge" },
    renew: { from: ["due", "read", "void"], to: "due", can: "document:enforce" },
    void: { from: ["due", "read"], to: "void", can: "document:enforce" },
  },
});
