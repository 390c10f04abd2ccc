import { addMonths, type AgencyCtx, type Change, civilDate, Problem, type Ref } from "@chuan/kernel";
import { type Document as Body, Documents } from "../documents/index.ts";
import { ruleOn } from "../standards/index.ts";
import { type LegalUpdate as Task, LegalUpdates, updateOf } from "./law.ts";

type Cited = { readonly [id: `doc_${string}`]: Ref<Body, false> };
/** Documents named in an input, each loaded under its id. */
export const citedAt = (ctx: AgencyCtx, ids: readonly Body["id"][]): Cited =>
  Object.fromEntries(ids.map((id) => [id, Documents.at(ctx, id)]));

/** The same when they are there. @throws illegal_state law.not_own: only what the agency wrote rests on law */
export function ownIn(loaded: object, ids: readonly Body["id"][]): Body[] {
  const cited = [...new Set(ids)].map((id) => (loaded as { readonly [id: string]: Body })[id]!);
  if (cited.some(({ external }) => external)) throw notOwn;
  return cited;
}
const notOwn = new Problem("illegal_state", "law.not_own", {
  vi: "Chỉ chọn tài liệu do cơ quan ban hành; văn bản bên ngoài không cập nhật theo văn bản khác.",
  en: "Name documents of the agency itself: a text from outside is not updated by another.",
});

type Law = { id: Body["id"]; number: string; nature: string; effectiveFrom: string };
/** The tasks that a law opens, one for each document that rests on it, due three months after its effect (R6); none for other texts. */
export function opened(ctx: AgencyCtx, { id, number, nature, effectiveFrom }: Law, cited: readonly Body[]): Change<Task>[] {
  if (nature !== "law") return [];
  const due = addMonths(effectiveFrom, ruleOn("R6", civilDate(ctx.clock()))?.params.months ?? 3);
  return cited.map((document) =>
    LegalUpdates.create<Task>(ctx, updateOf(id, document.id), {
      state: "open",
      law: id,
      document: document.id,
      title: `${document.code}: ${number}`,
      due,
    }),
  );
}
