import { CivilDate, dueOn, entity, kind, lifecycle } from "@chuan/kernel";
import * as z from "zod";
import { DocumentId } from "../documents/index.ts";
import { line } from "../fields/index.ts";

export const UpdateId = kind("legal_update", "lup");
export const updateOf = (law: string, document: string) => UpdateId.from(`${law}|${document}`);
const Open = z.object({
  id: UpdateId.schema,
  version: z.int(),
  state: z.literal("open"),
  /** The external document that is the law. */
  law: DocumentId.schema,
  document: DocumentId.schema,
  title: line(600),
  due: CivilDate,
});
/** What was found when the process was judged: it had to be changed, or the law does not touch it. */
export const outcomes = ["revised", "unaffected"] as const;
const Done = Open.extend({
  state: z.literal("done"),
  doneOn: CivilDate,
  // Who said how before this was asked had changed the process.
  outcome: z.enum(outcomes).default("revised"),
  how: z.string(),
});
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
