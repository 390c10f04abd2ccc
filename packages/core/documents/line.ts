import type { Line } from "@chuan/kernel";

/** What is asked of a document in a list. Several hold at once: one version is in force while the next is under review. */
export const documentStatuses = [
  "in_preparation",
  "in_review",
  "reviewed",
  "awaiting_approval",
  "scheduled",
  "effective",
  "withdrawn",
] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

export const documentCatalogue = "document";
// Texts are lines without control characters, so these part them.
const [between, inside] = ["\t", "\n"];
/** What a master list is ordered by, searches and shows, in one text. */
export const lineOf = (order: string, text: readonly (string | undefined)[], more: readonly (string | number | undefined)[]): Line => ({
  in: documentCatalogue,
  says: [order, more.join(inside), text.join(inside)].join(between),
});
/** Where the searched text of a line begins: at the tab before it. */
export const textOf = (says: string) => says.indexOf(between, says.indexOf(between) + 1);
export const orderIn = (says: string) => says.slice(0, says.indexOf(between));
/** The parts of a line: thousands are passed over for one that is taken apart. */
export const partsOf = (says: string): { text: string[]; more: string[] } => {
  const [, more, text] = says.split(between);
  return { text: text!.split(inside), more: more!.split(inside) };
};
/** The day on which a document was withdrawn stands first, and is left out of one that was not. */
export const isWithdrawn = (says: string) => says[says.indexOf(between) + 1] !== inside;
