import { type Column, type Header, matchHeaders } from "./columns.ts";
import { type Cell, type Grid, type GridRow, hasControl, letterOf } from "./grid.ts";
import { limits, problems, type SheetProblem, Unreadable } from "./problems.ts";

export type SheetRow = { row: number; cells: Record<string, string> };

/**
 * A table read from a file. `rows` holds only rows that could be read whole; each row left out has its problem. A column that is not in the
 * file has no key in `cells` (leave it as it is); an empty cell is "" (empty it).
 */
export type Sheet = { rows: SheetRow[]; problems: SheetProblem[] };

const textOf = (cell: Cell | undefined): string => (cell === undefined ? "" : typeof cell === "string" ? cell : cell.error);

const cellProblem = (row: number, name: string, cell: Cell): SheetProblem | undefined => {
  if (typeof cell !== "string") return problems.errorCell(row, name, cell.error);
  if (hasControl(cell)) return problems.control(row, name);
  if (cell.includes("\uFFFD")) return problems.lost(row, name);
  return cell.length > limits.cell ? problems.tooLong(row, name) : undefined;
};

const rowProblems = (row: GridRow, headers: readonly Header[]): SheetProblem[] => {
  const found: SheetProblem[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (cell === "") continue;
    const header = headers[index];
    if (header === undefined) return [...found, problems.tooManyCells(row.row, letterOf(index))];
    if (header.text === "") found.push(problems.unnamedColumn(row.row, letterOf(index)));
    const wrong = cellProblem(row.row, header.text || letterOf(index), cell);
    if (wrong) found.push(wrong);
  }
  // Excel leaves trailing empty cells out of some rows of a CSV, so a short row is an error only where it hides a required column.
  const { width } = row;
  const cut = width === undefined ? undefined : headers.find((header, index) => index >= width && header.column?.required);
  return cut ? [...found, problems.tooFewCells(row.row, cut.text)] : found;
};

/** Puts the rows of a file under the wanted columns. The first row of the grid is the header. */
export const tableOf = (grid: Grid, columns: readonly Column[]): Sheet => {
  const [top, ...body] = grid;
  if (!top) throw new Unreadable(problems.empty());
  const texts = top.cells.map(textOf);
  const named = texts.slice(0, texts.findLastIndex((text) => text !== "") + 1);
  if (named.length > limits.columns) throw new Unreadable(problems.tooManyColumns());

  const { headers, problems: found } = matchHeaders(top.row, named, columns);
  for (const [index, text] of named.entries()) if (hasControl(text)) found.push(problems.control(top.row, letterOf(index)));
  if (body.length === 0) found.push(problems.noRows());

  const rows: SheetRow[] = [];
  for (const row of body) {
    const wrong = rowProblems(row, headers);
    found.push(...wrong);
    if (wrong.length > 0) continue;
    const cells = headers.flatMap(({ column }, index) => (column ? [[column.key, textOf(row.cells[index])] as const] : []));
    rows.push({ row: row.row, cells: Object.fromEntries(cells) });
  }
  const more = found.length - limits.problems;
  return { rows, problems: more > 0 ? [...found.slice(0, limits.problems), problems.more(more)] : found };
};
