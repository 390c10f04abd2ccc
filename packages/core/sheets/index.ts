import { ArchiveFault } from "../archives/index.ts";
import type { Column } from "./columns.ts";
import { readCsv } from "./csv.ts";
import { limits, problems, type SheetProblem, Unreadable } from "./problems.ts";
import { type Sheet, tableOf } from "./table.ts";
import { readXlsx } from "./xlsx.ts";

export { foldHeader, type Column } from "./columns.ts";
export { limits as sheetLimits, type SheetProblem } from "./problems.ts";
export type { Sheet, SheetRow } from "./table.ts";

const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);

const ofArchive = { broken: problems.broken, encrypted: problems.oldExcel, bomb: problems.bomb } as const;

const gridOf = (name: string, bytes: Uint8Array) => {
  if (bytes.length > limits.bytes) throw new Unreadable(problems.tooLarge());
  if (bytes.length === 0) throw new Unreadable(problems.empty());
  // What the bytes say counts; a name is only asked where text would be guessed.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable(problems.oldExcel());
  if (/\.xls[xmb]?$/i.test(name)) throw new Unreadable(problems.broken());
  if (!/\.(csv|tsv|txt)$/i.test(name)) throw new Unreadable(problems.unsupported());
  return readCsv(bytes);
};

/**
 * Reads a table from an uploaded file, CSV (UTF-8; comma, semicolon or tab) or the first visible sheet of an .xlsx.
 *
 * Never throws for what a file holds: a file that cannot be read gives no rows and one problem with row 0 or the row of a wrong quote.
 * Text is NFC and trimmed, dates are YYYY-MM-DD as the sheet shows them, and numbers are plain decimals.
 */
export const readSheet = async (file: { name: string; bytes: Uint8Array }, columns: readonly Column[]): Promise<Sheet> => {
  try {
    return tableOf(gridOf(file.name, file.bytes), columns);
  } catch (error) {
    return { rows: [], problems: [faultOf(error)] };
  }
};

/**
 * The cells of an uploaded file as they stand in it, the header first, before anything is asked of them: for who puts columns in their place
 * and mends cells by hand. Formula errors are told as the sheet shows them. Never throws for what a file holds.
 */
export const readCells = (file: { name: string; bytes: Uint8Array }): { rows: CellRow[]; problems: SheetProblem[] } => {
  try {
    const grid = gridOf(file.name, file.bytes);
    const rows = grid.map(({ row, cells }) => ({ row, cells: cells.map((cell) => (typeof cell === "string" ? cell : cell.error)) }));
    return { rows, problems: rows.length === 0 ? [problems.empty()] : [] };
  } catch (error) {
    return { rows: [], problems: [faultOf(error)] };
  }
};
export type CellRow = { row: number; cells: string[] };

/** What stands against a file as a whole. @throws what is no fault of the file */
function faultOf(error: unknown): SheetProblem {
  if (error instanceof Unreadable) return error.problem;
  if (error instanceof ArchiveFault) return ofArchive[error.why]();
  throw error;
}
