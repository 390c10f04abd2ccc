import { m } from "../words/out/messages.js";
import type { Answer } from "./api-types.ts";

export type Kind = Answer<"GET /v1/agencies/{agency}/documents/{id}">["kind"];
export type OwnKind = Exclude<Kind, "external">;

/** Kinds in the order in which a master list names them. */
export const kindWords: { readonly [K in Kind]: () => string } = {
  policy: m.documents_kind_policy,
  manual: m.documents_kind_manual,
  process: m.documents_kind_process,
  work_instruction: m.documents_kind_work_instruction,
  form: m.documents_kind_form,
  decision: m.documents_kind_decision,
  plan: m.documents_kind_plan,
  external: m.documents_kind_external,
};
export const kinds = Object.keys(kindWords) as Kind[];
/** Kinds of documents that are written here and do not come from outside. */
export const ownKinds = kinds.filter((kind): kind is OwnKind => kind !== "external");
