import { type Attributes, walk } from "../archives/index.ts";
import { type Cell, clean, type Grid } from "./grid.ts";
import { limits, problems, Unreadable } from "./problems.ts";
import { shownDate, shownNumber } from "./xlsx-cells.ts";
import { openWorkbook, RichText, unescape, type Workbook } from "./xlsx-parts.ts";

type Place = { row: number; column: number };
type Merge = { from: Place; to: Place };

const placeOf = (ref: string): Place | undefined => {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  if (!letters || !row) return undefined;
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
};

const rowNumber = (written: string | undefined, next: number): number => {
  const row = written === undefined ? next : Number(written);
  if (Number.isInteger(row) && row >= 1 && row <= 1_048_576) return row;
  throw new Unreadable(problems.broken());
};

const valueOf = (type: string, style: number, text: string, inline: string, book: Workbook): Cell => {
  switch (type) {
    case "s": {
      const shared = text === "" ? "" : book.strings[Number(text)];
      if (shared === undefined) throw new Unreadable(problems.broken());
      return clean(shared);
    }
    case "inlineStr":
      return clean(inline);
    case "str":
      return clean(unescape(text));
    case "b":
      return text.trim() === "1" ? "TRUE" : text.trim() === "" ? "" : "FALSE";
    case "e":
      return { error: text.trim() || "#N/A" };
    case "d":
      return shownDate(text.trim());
    default:
      return clean(shownNumber(text.trim(), book.formats[style] ?? { kind: "number" }, book.epoch1904));
  }
};

/** Reads `<sheetData>` cell by cell. Only cells with content are kept, so a sheet formatted down to its last row costs nothing. */
const readCells = (book: Workbook) => {
  const rows = new Map<number, Cell[]>();
  const merges: Merge[] = [];
  const rich = new RichText();
  let at: Place = { row: 0, column: -1 };
  let cell: Attributes | undefined;
  let value = "";
  let inValue = false;

  const keep = (found: Cell) => {
    if (found === "") return;
    if (at.column >= limits.columns) throw new Unreadable(problems.tooManyColumns());
    const row = rows.get(at.row) ?? [];
    if (row.length === 0) rows.set(at.row, row);
    // One header row more than data rows.
    if (rows.size > limits.rows + 1) throw new Unreadable(problems.tooManyRows());
    while (row.length < at.column) row.push("");
    row[at.column] = found;
  };

  walk(book.sheet, {
    open(tag, attributes) {
      if (tag === "row") at = { row: rowNumber(attributes()["r"], at.row + 1), column: -1 };
      else if (tag === "c") {
        cell = attributes();
        value = "";
        // Both numbers may be left out; then a row or cell follows the one before.
        at = { row: at.row, column: placeOf(cell["r"] ?? "")?.column ?? at.column + 1 };
      } else if (tag === "v") inValue = cell !== undefined;
      else if (tag === "mergeCell") {
        const [from, to] = (attributes()["ref"] ?? "").split(":").map(placeOf);
        if (from && to) merges.push({ from, to });
      } else if (cell) rich.open(tag);
    },
    text(text) {
      if (inValue) value += text;
      else if (cell) rich.text(text);
    },
    close(tag) {
      if (tag === "v") inValue = false;
      else if (tag === "c" && cell) {
        keep(valueOf(cell["t"] ?? "n", Number(cell["s"] ?? 0), value, rich.take(), book));
        cell = undefined;
      } else if (cell) rich.close(tag);
    },
  });
  return { rows, merges };
};

/**
 * A value merged down over several rows is meant for each of them. It is not spread to the right: a merged line across a table is a heading of
 * a section. Rows with nothing of their own stay empty, and the header is never spread. `rows` is in the order of the sheet.
 */
const spread = (rows: ReadonlyMap<number, Cell[]>, merges: readonly Merge[]): void => {
  const list = [...rows];
  const index = new Map(list.map(([number], position) => [number, position]));
  const [header = 0] = rows.keys();
  // Sound merges never overlap; skipping those that do keeps the work below one visit a cell.
  const reached = new Map<number, number>();
  for (const { from, to } of merges.toSorted((a, b) => a.from.row - b.from.row)) {
    const value = rows.get(from.row)?.[from.column];
    if (value === undefined || value === "" || from.row <= header || from.row <= (reached.get(from.column) ?? 0)) continue;
    reached.set(from.column, to.row);
    for (const [number, row] of list.slice((index.get(from.row) ?? 0) + 1)) {
      if (number > to.row) break;
      while (row.length <= from.column) row.push("");
      row[from.column] = value;
    }
  }
};

/**
 * Rows of the first visible sheet of an .xlsx. Formulas give the value stored with them; a formula's error value is kept as such.
 * @throws Unreadable `sheet.broken`, `sheet.unsupported`, `sheet.inflates_too_much`, `sheet.too_many_rows`, `sheet.too_many_columns`
 */
export const readXlsx = (bytes: Uint8Array): Grid => {
  const { rows: found, merges } = readCells(openWorkbook(bytes));
  const rows = new Map([...found].toSorted(([a], [b]) => a - b));
  spread(rows, merges);
  return [...rows].map(([row, cells]) => ({ row, cells }));
};
