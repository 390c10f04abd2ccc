import { lifecycle } from "@chuan/kernel";
import { type Adoption, Adoptions } from "./adoption.ts";

const record = "adoption:record";
const declare = "adoption:declare";
const open = {
  code: "agency.closed",
  say: { vi: "Cơ quan này đã kết thúc hoạt động.", en: "This agency has been closed." },
  open: (a: Adoption) => a.agency.closed === undefined,
};

/** The way of R4 and R8. A detour skips a step and asks for a reason; `restart` takes back what was recorded by mistake. */
export const adoptionLife = lifecycle(Adoptions, {
  start: "not_started",
  final: [],
  transitions: {
    plan: { from: ["not_started"], to: "planned", can: record, gates: [open] },
    build: { from: ["planned", "not_started"], detours: ["not_started"], to: "building", can: record, gates: [open] },
    apply: {
      from: ["building", "planned", "not_started"],
      detours: ["planned", "not_started"],
      to: "applying",
      can: record,
      gates: [open],
    },
    confirm: {
      from: ["applying", "building", "planned", "not_started"],
      detours: ["building", "planned", "not_started"],
      to: "confirmed",
      can: declare,
      gates: [open],
    },
    declare: {
      from: ["confirmed", "applying", "building", "planned", "not_started", "needs_redeclaration"],
      detours: ["applying", "building", "planned", "not_started"],
      to: "declared",
      can: declare,
      gates: [open],
    },
    change_scope: { from: ["declared"], to: "needs_redeclaration", can: record, gates: [open] },
    restart: {
      from: ["planned", "building", "applying", "confirmed", "declared", "needs_redeclaration"],
      detours: ["planned", "building", "applying", "confirmed", "declared", "needs_redeclaration"],
      to: "not_started",
      can: declare,
      gates: [open],
    },
  },
});
export type Way = keyof typeof adoptionLife.table.transitions;
