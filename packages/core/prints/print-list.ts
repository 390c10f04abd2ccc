import type { List } from "./list.ts";
import { listCsv } from "./list-csv.ts";
import { listPdf } from "./list-pdf.ts";
import { listXlsx } from "./list-xlsx.ts";

export type ListForm = "pdf" | "xlsx" | "csv";

/**
 * Any table as a file: on paper, to go on working with, or to read by a program. No cell of it is ever a formula. Equal input gives equal
 * bytes.
 * @throws Problem `print.too_long`; broken `print.not_finite`: a number that is none is our own mistake
 */
export const printList = async (list: List, form: ListForm): Promise<Uint8Array> =>
  ({ pdf: listPdf, xlsx: listXlsx, csv: listCsv })[form](list);
