import { m } from "../words/out/messages.js";
import type { ItemOf } from "../app/api-types.ts";
import { useKnown } from "../app/known.ts";
import type { Place } from "../app/place.ts";

export type Mine = ItemOf<"GET /v1/agencies/{agency}/tasks"> & { place: Place };

type Kind = { say: string; why: string; act: string; to: string | undefined };

/** What a task says, why it is there, and where it is done, if there is a screen for it. */
export function useKindOf(): (task: Mine) => Kind {
  const { taskKinds } = useKnown();
  return (task) => {
    const kind = taskKinds[`${task.noun}.${task.what}`];
    const words = sentences[`${task.noun}.${task.what}`];
    return {
      say: words ? words.say(task.title) : task.title || task.what,
      why: words?.why() ?? "",
      act: kind?.act() ?? "",
      to: kind?.to({ id: task.id, ...(task.place.agency ? { agency: task.place.agency } : {}) }),
    };
  };
}

type Words = { say: (title: string) => string; why: () => string };
const sentences: { readonly [kind: string]: Words } = {
  "adoption.declare": { say: () => m.tasks_declare(), why: () => m.tasks_declare_why() },
  "adoption.redeclare": { say: () => m.tasks_redeclare(), why: () => m.tasks_redeclare_why() },
  "document.review_document": { say: (title) => m.tasks_review_document({ title }), why: () => m.tasks_review_document_why() },
  "document_version.review": { say: (title) => m.tasks_review({ title }), why: () => m.tasks_review_why() },
  "document_version.revise": { say: (title) => m.tasks_revise({ title }), why: () => m.tasks_revise_why() },
  "document_version.send_for_approval": { say: (title) => m.tasks_send({ title }), why: () => m.tasks_send_why() },
  "document_version.approve": { say: (title) => m.tasks_approve({ title }), why: () => m.tasks_approve_why() },
  "document.dispose_version": { say: (title) => m.tasks_dispose({ title }), why: () => m.tasks_dispose_why() },
  "legal_update.update_process": { say: (title) => m.tasks_update({ title }), why: () => m.tasks_update_why() },
  "uptake.renew": { say: (title) => m.tasks_renew({ title }), why: () => m.tasks_renew_why() },
  "reading_duty.read_document": { say: (title) => m.tasks_read({ title }), why: () => m.tasks_read_why() },
};
