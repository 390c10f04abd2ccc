import { addMonths, civilDate, command, query, type Ref, type AgencyCtx, together } from "@chuan/kernel";
import * as z from "zod";
import { Documents, type Document } from "../documents/index.ts";
import { line, pageOf, paging } from "../fields/index.ts";
import { ruleOn } from "../standards/index.ts";
import {
  Law,
  LawId,
  Laws,
  type Law as Body,
  LegalUpdate,
  LegalUpdates,
  type LegalUpdate as Task,
  UpdateId,
  updateLife,
  updateOf,
} from "./law.ts";

export { Law, Laws, LegalUpdate, LegalUpdates, updateLife } from "./law.ts";

const fields = Law.shape;
type Cited = { readonly [id: `doc_${string}`]: Ref<Document, false> };
const citedAt = (ctx: AgencyCtx, ids: readonly Document["id"][]): Cited => Object.fromEntries(ids.map((id) => [id, Documents.at(ctx, id)]));

/**
 * Enters a legal text; each process that cites it gets the task to be updated, due three months after the text takes effect (R6).
 * @throws conflict law.number_taken; not_found document.not_found
 */
export const register = command({
  name: "law.register",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({
    number: fields.number,
    title: fields.title,
    issuer: fields.issuer,
    issuedOn: fields.issuedOn,
    effectiveFrom: fields.effectiveFrom,
    cited: fields.cited.default([]),
  }),
  answer: Law,
  loads: (ctx, { cited }) => citedAt(ctx, cited),
  run: (ctx, { input, ...cited }) => {
    const id = LawId.mint(ctx.clock());
    const months = ruleOn("R6", civilDate(ctx.clock()))?.params.months ?? 3;
    const due = addMonths(input.effectiveFrom, months);
    const tasks = Object.values(cited as Record<string, Document>).map((document) =>
      LegalUpdates.create<Task>(ctx, updateOf(id, document.id), {
        state: "open",
        law: id,
        document: document.id,
        title: `${document.code}: ${input.number}`,
        due,
      }),
    );
    return together(Laws.create<Body>(ctx, id, { ...input, cited: [...new Set(input.cited)] }), ...tasks);
  },
});

/** The process was brought into line; `how` says by which version or why nothing had to change. */
export const finish = command({
  name: "law.finish_update",
  reach: "agency",
  can: updateLife.can("finish"),
  input: z.strictObject({ id: UpdateId.schema, how: line(500, 5) }),
  answer: LegalUpdate,
  loads: (ctx, { id }) => ({ update: LegalUpdates.at(ctx, id) }),
  run: (ctx, { input, update }) => updateLife.move(ctx, "finish", update, { doneOn: civilDate(ctx.clock()), how: input.how }),
});

/** The legal texts of the agency, newest effect first. */
export const list = query({
  name: "law.list",
  reach: "agency",
  can: "document:read",
  input: z.strictObject(paging),
  answer: pageOf(Law),
  run: (ctx, { limit, cursor }) => Laws.page(ctx, { list: "all", limit, cursor, newestFirst: true }),
});

/** Updates that law asks for, by due date. */
export const updates = query({
  name: "law.updates",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ state: z.enum(["open", "done"]).default("open"), ...paging }),
  answer: pageOf(LegalUpdate),
  run: (ctx, { state, limit, cursor }) => LegalUpdates.page(ctx, { list: state, limit, cursor }),
});
