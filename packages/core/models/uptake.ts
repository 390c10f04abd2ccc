import { addMonths, AgencyId, CivilDate, entity, kind } from "@chuan/kernel";
import * as z from "zod";
import { DocumentId, documentCode } from "../documents/index.ts";
import { line } from "../fields/index.ts";
import { ModelId } from "./model.ts";

const UptakeId = kind("uptake", "upt");
/** An agency takes a model up once, so the model names the record. */
export const uptakeOf = (model: string) => UptakeId.from(model);

/** That an agency made one of its documents from a model, and which version of the model it stands on now. */
export const Uptake = z
  .object({
    id: UptakeId.schema,
    version: z.int(),
    model: ModelId.schema,
    /** Of the model: what the agency has taken in, or has looked at and kept its own against. */
    no: z.int().min(1),
    document: DocumentId.schema,
    code: documentCode,
    agency: z.object({ id: AgencyId.schema, code: z.string() }),
    /** What the placeholders were filled with. The day stays that of the first time. */
    filling: z.object({ agency: z.string(), head: z.string(), date: z.string(), province: z.string(), unit: line(200) }),
    takenOn: CivilDate,
    by: z.string(),
    /** When a newer version of the model was taken in last, and how many passages of ours stood against it then. */
    renewed: z.object({ on: CivilDate, from: z.int(), conflicts: z.int() }).optional(),
    /** The newest version that the agency was told of, and what the document is called in the task to take it in. */
    told: z.object({ no: z.int().min(1), on: CivilDate }).optional(),
    title: line(400).optional(),
  })
  .meta({ id: "ModelUptake" });
export type Uptake = z.output<typeof Uptake>;

/** As long as law leaves for bringing a process into line (R6): a model mostly goes on because law did. */
const renewWithin = 3;

export const Uptakes = entity(UptakeId, Uptake, {
  reach: "agency",
  facts: () => ({ "model|taken_up": 1 }),
  tasks: (u) => (u.told && u.told.no > u.no ? [{ what: "renew", to: "role:iso_secretary", due: addMonths(u.told.on, renewWithin) }] : []),
  // Of one document, for its page; and for the province, who has taken a model up.
  list: (u) => ({ in: u.document, by: u.takenOn }),
  listAcross: (u) => ({ in: u.model, by: u.agency.code }),
});
