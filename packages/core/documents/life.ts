import { lifecycle, notThe } from "@chuan/kernel";
import { Documents } from "./document.ts";
import { type Version, Versions, waitingFor } from "./version.ts";

const notTheDrafter = notThe<Version>("draftedBy", "document.own_draft", {
  vi: "Người soạn thảo không được phê duyệt văn bản của mình.",
  en: "The drafter cannot approve their own draft.",
});
const notAWriter = {
  code: "document.own_draft",
  say: {
    vi: "Ông, bà đã viết vào bản này nên không phê duyệt được; hãy để người đứng đầu khác hoặc người được ủy quyền phê duyệt.",
    en: "You wrote in this version, so you cannot approve it; leave it to another head or a delegate.",
  },
  open: (v: Version, ctx: { actor: { id: string } }) => !v.writers.some((id) => id === ctx.actor.id),
};
const yourTurn = {
  code: "document.not_your_review",
  say: { vi: "Phiên bản này không chờ bạn soát xét, hoặc chưa đến lượt.", en: "This version does not wait for your review, or not yet." },
  open: (v: Version, ctx: { actor: { id: string } }) => v.state !== "in_review" || waitingFor(v).some(({ id }) => id === ctx.actor.id),
};

/** Draft, review, approval, force (clause 7.5.2, 7.5.3). Saving is not submitting; nothing comes into force without approval. */
export const versionLife = lifecycle(Versions, {
  start: "draft",
  final: ["disposed", "discarded"],
  transitions: {
    discard: { from: ["draft", "changes_requested"], to: "discarded", can: "document:draft" },
    submit: { from: ["draft", "changes_requested"], to: "in_review", can: "document:draft" },
    agree: { from: ["in_review"], to: "in_review", can: "document:review", gates: [yourTurn] },
    complete_review: { from: ["in_review"], to: "reviewed", can: "document:review", gates: [yourTurn] },
    send_back: { from: ["in_review"], to: "changes_requested", can: "document:review", gates: [yourTurn] },
    call_back: { from: ["in_review", "reviewed", "awaiting_approval"], to: "changes_requested", can: "document:draft" },
    send_for_approval: { from: ["reviewed"], to: "awaiting_approval", can: "document:draft" },
    decline: { from: ["awaiting_approval"], to: "changes_requested", can: "document:approve" },
    approve: { from: ["awaiting_approval"], to: "approved", can: "document:approve", gates: [notTheDrafter, notAWriter] },
    dispose: { from: ["approved"], to: "disposed", can: "document:dispose" },
  },
});

export const documentLife = lifecycle(Documents, {
  start: "active",
  final: ["withdrawn"],
  transitions: { withdraw: { from: ["active"], to: "withdrawn", can: "document:withdraw" } },
});
