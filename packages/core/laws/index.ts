import { civilDate, command, query, together } from "@chuan/kernel";
import * as z from "zod";
import { Document, External, personOf, received, selfRef } from "../documents/index.ts";
import { keptCode, line, pageOf, paging } from "../fields/index.ts";
import { LegalUpdate, LegalUpdates, outcomes, UpdateId, updateLife } from "./law.ts";
import { citedAt, opened, ownIn } from "./opened.ts";

export { LegalUpdate, LegalUpdates, updateLife } from "./law.ts";
export { cite } from "./cite.ts";

const { effectiveFrom, issuer, issuedOn, keptAt, link, cited } = External.shape;

/**
 * Enters a text from outside – a law, a standard, a guidance – as a document that waits for the head. Each of our documents that rests on a law
 * gets the task to be updated, due three months after the law takes effect (R6), whatever the head decides meanwhile: the law does not wait.
 * @throws conflict document.code_taken; not_found document.not_found; illegal_state law.not_own
 */
export const register = command({
  name: "law.register",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({
    nature: External.shape.nature.default("law"),
    /** Số, ký hiệu, such as 118/2025/NĐ-CP or TCVN ISO 9001:2015. */
    number: keptCode,
    title: line(300),
    issuer,
    issuedOn,
    effectiveFrom,
    keptAt,
    link,
    cited: cited.default([]),
  }),
  answer: Document,
  loads: (ctx, { cited: ids }) => ({ self: selfRef(ctx), ...citedAt(ctx, ids) }),
  run: (ctx, { input, self, ...loaded }) => {
    const { id, change } = received(ctx, { ...input, cited: [...new Set(input.cited)] }, personOf(ctx, self));
    return together(change, ...opened(ctx, { ...input, id }, ownIn(loaded, input.cited)));
  },
});

/** The process was judged: brought into line, and `how` says by which version; or not touched by the law, and `how` says why. */
export const finish = command({
  name: "law.finish_update",
  reach: "agency",
  can: updateLife.can("finish"),
  input: z.strictObject({ id: UpdateId.schema, outcome: z.enum(outcomes), how: line(500, 5) }),
  answer: LegalUpdate,
  loads: (ctx, { id }) => ({ update: LegalUpdates.at(ctx, id) }),
  run: (ctx, { input, update }) =>
    updateLife.move(ctx, "finish", update, { doneOn: civilDate(ctx.clock()), outcome: input.outcome, how: input.how }),
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
