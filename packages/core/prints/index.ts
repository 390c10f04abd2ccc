export type { Amendment, Controlled, PrintStanding, Seal, Signer } from "./controlled.ts";
export { printDocument } from "./document.ts";
export type { List, ListColumn, Value } from "./list.ts";
export { type Minutes, printMinutes } from "./minutes.ts";
export type { Picture } from "./pictures.ts";
export { type ListForm, printList } from "./print-list.ts";
export { printCover, stampPdf, type Upload } from "./stamp.ts";
