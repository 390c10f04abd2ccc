import { broken } from "@chuan/kernel";
import { plain } from "./words.ts";

/** A text, a civil date (`YYYY-MM-DD`) or a number, as the kind of the column says; nothing where there is nothing. */
export type Value = string | number | null | undefined;

export type ListColumn = {
  key: string;
  header: string;
  /** In letters, as spreadsheets count; on paper the columns share the width in this proportion. */
  width: number;
  kind: "text" | "date" | "number";
};

/** Any table to print or export: the master list of documents, who has read a document and who has not. */
export type List = {
  superior?: string;
  agency: string;
  title: string;
  /** What was asked for, in words: "Loại: quy trình; Trạng thái: có hiệu lực". */
  filter?: string;
  /** Instant of which the list tells; it also dates the file, so that equal input gives equal bytes. */
  asOf: string;
  columns: readonly ListColumn[];
  rows: readonly Readonly<Record<string, Value>>[];
};

/** A cell by what it is. A date that is no civil date is our own mistake, and is kept as text rather than lost. */
export type Cell = { is: "empty" } | { is: "text" | "date"; text: string } | { is: "number"; number: number };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const cellOf = (column: ListColumn, row: Readonly<Record<string, Value>>): Cell => {
  const value = row[column.key];
  if (value === null || value === undefined || value === "") return { is: "empty" };
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw broken("print.not_finite", `${column.key} is ${value}`);
    return column.kind === "number" ? { is: "number", number: value } : { is: "text", text: String(value) };
  }
  if (column.kind === "date" && DAY.test(value) && !Number.isNaN(Date.parse(value))) return { is: "date", text: value };
  return { is: "text", text: plain(value) };
};

/**
 * Whether a spreadsheet could take a text for a formula: it begins, perhaps behind blanks, with = + - @ (also in full width, as Excel reads
 * them in some languages), a tab or a carriage return.
 */
// oxlint-disable-next-line no-control-regex -- tab and carriage return are two of the signs
export const looksLikeFormula = (text: string): boolean => /^(?:[\t\r\n]|[\s\u200B\uFEFF]*[=+\-@＝＋－＠])/.test(text);
