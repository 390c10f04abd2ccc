import { CivilDate, entity } from "@chuan/kernel";
import * as z from "zod";
import { basis, keptCode, line } from "../fields/index.ts";
import { DocumentId, documentKinds, number, VersionId } from "./document.ts";
import { Content, DestructionId, Person, SignedAs } from "./version.ts";

/**
 * The record of destruction (biên bản hủy) of one version: what it was, by whose decision, how, and before whom it was destroyed. It is kept
 * when the content is gone, so that nothing disappears in silence (clause 7.5.3.2 d).
 */
export const Destruction = z
  .object({
    id: DestructionId.schema,
    version: z.int(),
    document: DocumentId.schema,
    of: VersionId.schema,
    code: keptCode,
    title: line(300),
    kind: z.enum(documentKinds),
    ...number.shape,
    content: Content,
    effectiveFrom: CivilDate,
    /** The last day it was in force. */
    endedOn: CivilDate,
    approvedBy: Person,
    approvedOn: CivilDate,
    /** The decision to destroy, as it stands on paper. */
    decision: z.object({ number: basis, on: CivilDate }),
    reason: z.string(),
    method: line(500),
    witnesses: z.array(Person).min(1).max(10),
    by: SignedAs,
    destroyedOn: CivilDate,
  })
  .meta({ id: "Destruction" });
export type Destruction = z.output<typeof Destruction>;
export const Destructions = entity(DestructionId, Destruction, { reach: "agency", list: (d) => ({ in: "all", by: d.destroyedOn }) });
