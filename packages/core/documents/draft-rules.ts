import { type AgencyCtx, Problem, type Stored } from "@chuan/kernel";
import type { Version as Edition } from "./version.ts";

export type OpenDraft = Extract<Edition, { state: "draft" | "changes_requested" }>;

/** @throws illegal_state document.not_a_draft */
export function mustBeDraft(version: Stored<Edition>): Stored<OpenDraft> {
  if (version.state === "draft" || version.state === "changes_requested") return version;
  throw new Problem("illegal_state", "document.not_a_draft", {
    vi: "Phiên bản này đã trình, không sửa được nữa; hãy rút lại trước.",
    en: "This version was submitted and cannot be changed; call it back first.",
  });
}

/** The writers of a draft with whoever writes now among them. */
export const writtenBy = (ctx: AgencyCtx, { writers }: Pick<OpenDraft, "writers">): OpenDraft["writers"] =>
  // Safe: only members write.
  writers.some((id) => id === ctx.actor.id) ? writers : [...writers, ctx.actor.id as OpenDraft["draftedBy"]];

/** @throws conflict document.locked, naming who holds it */
export function mustHold(ctx: AgencyCtx, { lock }: OpenDraft): void {
  if (lock?.id === ctx.actor.id) return;
  throw new Problem("conflict", "document.locked", {
    vi: lock ? `${lock.name} đang soạn phiên bản này; có thể tiếp quản.` : "Chưa giữ quyền soạn; hãy mở để soạn trước.",
    en: lock ? `${lock.name} is writing this version; it can be taken over.` : "Open it for writing first.",
  });
}
