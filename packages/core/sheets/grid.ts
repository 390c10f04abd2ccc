/** A cell as read from the file: text, or the error value of a formula. */
export type Cell = string | { error: string };

/** One row with content. `width` is the number of cells written in the file, where the format knows it (CSV). */
export type GridRow = { row: number; cells: readonly Cell[]; width?: number };

/** Rows with content, in the order of the file; the first is the header. */
export type Grid = readonly GridRow[];

// Marks without width that come along when text is pasted from a web page or Word. They make equal codes unequal and nobody can see them.
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;
const SPACES = /[\u00A0\u2007\u202F]/g;

/** The text a person believes to have typed: NFC, plain spaces and line ends, no invisible marks, trimmed. */
export const clean = (text: string): string =>
  text.replace(INVISIBLE, "").replace(SPACES, " ").replace(/\r\n?/g, "\n").normalize("NFC").trim();

// C0 and C1 without tab and line feed; the marks that reverse the reading order, which can disguise a name; non-characters.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

export const hasControl = (text: string): boolean => CONTROL.test(text) || !text.isWellFormed();

/** 0 → "A", 26 → "AA". */
export const letterOf = (index: number): string => {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
};
