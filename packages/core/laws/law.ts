import { CivilDate, dueOn, entity, kind, lifecycle } from "@chuan/kernel";
import * as z from "zod";
import { DocumentId } from "../documents/index.ts";
import { line } from "../fields/index.ts";

export const LawId = kind("law", "law");
/** A legal text from outside that the agency's processes rest on (clause 7.5.3.2, external documents). */
export const Law = z
  .object({
    id: LawId.schema,
    version: z.int(),
    /** Số, ký hiệu, such as 118/2025/NĐ-CP. */
    number: line(60),
    title: line(500),
    issuer: line(200),
    issuedOn: CivilDate.optional(),
    effectiveFrom: CivilDate,
    /** The documents of the agency that cite it. */
    cited: z.array(DocumentId.schema).max(30),
  })
  .meta({ id: "Law" });
export type Law = z.output<typeof Law>;
export const Laws = entity(LawId, Law, {
  reach: "agency",
  claims: (l) => [`number=${l.number}`],
  list: (l) => ({ in: "all", by: l.effectiveFrom }),
});

export const UpdateId = kind("legal_update", "lup");
export const updateOf = (law: string, document: string) => UpdateId.from(`${law}|${document}`);
const Open = z.object({
  id: UpdateId.schema,
  version: z.int(),
  state: z.literal("open"),
  law: LawId.schema,
  document: DocumentId.schema,
  title: line(600),
  due: CivilDate,
});
const Done = Open.extend({ state: z.literal("done"), doneOn: CivilDate, how: z.string() });
/** That a process is brought into line with new law within three months of its effect (R6). */
export const LegalUpdate = z.discriminatedUnion("state", [Open, Done]).meta({ id: "LegalUpdate" });
export type LegalUpdate = z.output<typeof LegalUpdate>;

export const LegalUpdates = entity(UpdateId, LegalUpdate, {
  reach: "agency",
  facts: (u) => (u.state === "done" ? { "legal_update|done": 1 } : { "legal_update|open": 1, [dueOn("legal_update", u.due)]: 1 }),
  tasks: (u) => (u.state === "open" ? [{ what: "update_process", to: "role:iso_secretary", due: u.due }] : []),
  list: (u) => ({ in: u.state, by: u.due }),
});

export const updateLife = lifecycle(LegalUpdates, {
  start: "open",
  final: ["done"],
  transitions: { finish: { from: ["open"], to: "done", can: "document:draft" } },
});
