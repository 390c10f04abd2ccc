import type { Document, Reading, Shown } from "../types.ts";

export type At = { agency: string; document: Document; work: Reading; versions: readonly Shown[] };

/** Whether a step is open to the caller; what stands against it is told by its code. */
export const isOpen = ({ steps }: Reading, transition: string): boolean =>
  steps.some((step) => step.transition === transition && step.open);
export const whyNot = ({ steps }: Reading, transition: string): string | undefined =>
  steps.find((step) => step.transition === transition)?.why;

/** What the version on its way is compared with: what is in force, else the newest before it. */
export const formerOf = ({ document, work, versions }: At): string | undefined =>
  document.inForce?.version ?? versions.find(({ edition }) => edition.id !== work.edition.id && edition.state === "approved")?.edition.id;
