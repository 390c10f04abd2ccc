import { type AgencyCtx, CivilDate, civilDate, command, invalid } from "@chuan/kernel";
import * as z from "zod";
import { line } from "../fields/index.ts";
import { MemberId } from "../people/index.ts";
import { VersionId } from "./document.ts";
import { versionLife } from "./life.ts";
import { membersAt, peopleIn, personOf, selfRef } from "./person.ts";
import { Version, Versions, waitingFor } from "./version.ts";

const ofVersion = { id: VersionId.schema };
const remark = line(2000, 3).meta({ description: "Nhận xét, lý do gửi lại." });

/** Puts a draft before its reviewers. What changed and why must be said; saving alone never does this. @throws invalid document.no_such_person */
export const submit = command({
  name: "document.submit",
  reach: "agency",
  can: versionLife.can("submit"),
  input: z.strictObject({
    ...ofVersion,
    summary: line(2000, 3),
    reason: line(2000, 3),
    legalBasis: z.array(line(300)).max(50).default([]),
    reviewers: z
      .array(MemberId.schema)
      .min(1)
      .max(10)
      .refine((list) => new Set(list).size === list.length),
    order: z.enum(["parallel", "sequential"]).default("parallel"),
  }),
  answer: Version,
  loads: (ctx, { id, reviewers }) => ({ draft: Versions.at(ctx, id), ...membersAt(ctx, reviewers) }),
  run: (ctx, { input, draft, ...rest }) => {
    const reviewers = peopleIn(rest, input.reviewers, "reviewers");
    return versionLife.move(ctx, "submit", draft, {
      changes: { summary: input.summary, reason: input.reason, legalBasis: input.legalBasis },
      order: input.order,
      reviewers,
      submittedAt: ctx.clock().toISOString(),
    }) as never;
  },
});

/** Agrees to a version under review; the last reviewer to agree completes the review. */
export const agree = command({
  name: "document.agree",
  reach: "agency",
  can: versionLife.can("agree"),
  input: z.strictObject(ofVersion),
  answer: Version,
  loads: (ctx, { id }) => ({ draft: Versions.at(ctx, id) }),
  run: (ctx, { draft }) => {
    const at = ctx.clock().toISOString();
    if (draft.state !== "in_review") return versionLife.move(ctx, "agree", draft, {} as never) as never;
    const reviewers = draft.reviewers.map((each) => (each.id === ctx.actor.id ? { ...each, agreedAt: at } : each));
    const done = reviewers.every((each) => each.agreedAt !== undefined) && waitingFor(draft).some(({ id }) => id === ctx.actor.id);
    return (
      done
        ? versionLife.move(ctx, "complete_review", draft, { reviewers, reviewedAt: at })
        : versionLife.move(ctx, "agree", draft, { reviewers })
    ) as never;
  },
});

const back = (name: "send_back" | "decline" | "call_back", title: string) =>
  command({
    name: title,
    reach: "agency",
    can: versionLife.can(name),
    input: z.strictObject({ ...ofVersion, remark }),
    answer: Version,
    loads: (ctx, { id }) => ({ draft: Versions.at(ctx, id), self: selfRef(ctx) }),
    run: (ctx, { input, draft, self }) => {
      const said = { by: personOf(ctx, self), at: ctx.clock().toISOString(), text: input.remark };
      return versionLife.move(ctx, name, draft, { remark: said } as never) as never;
    },
  });

/** A reviewer asks for changes, with a remark. */
export const sendBack = back("send_back", "document.send_back");
/** The approver asks for changes, with a remark. */
export const decline = back("decline", "document.decline");
/** The drafter takes a submitted version back to write on. */
export const callBack = back("call_back", "document.call_back");

/** Puts a reviewed version before the head, with the day it shall come into force. @throws invalid document.force_in_past */
export const sendForApproval = command({
  name: "document.send_for_approval",
  reach: "agency",
  can: versionLife.can("send_for_approval"),
  input: z.strictObject({ ...ofVersion, effectiveFrom: CivilDate.optional() }),
  answer: Version,
  loads: (ctx, { id }) => ({ draft: Versions.at(ctx, id) }),
  run: (ctx, { input, draft }) => {
    const effectiveFrom = input.effectiveFrom ?? civilDate(ctx.clock());
    notPast(ctx, effectiveFrom);
    return versionLife.move(ctx, "send_for_approval", draft, { effectiveFrom }) as never;
  },
});

export function notPast(ctx: AgencyCtx, date: string): void {
  if (date < civilDate(ctx.clock()))
    throw invalid("document.force_in_past", "effectiveFrom", {
      vi: "Ngày hiệu lực không được trước ngày phê duyệt.",
      en: "It cannot come into force before it is approved.",
    });
}
