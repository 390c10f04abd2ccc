import { clean } from "./grid.ts";
import { problems, type SheetProblem } from "./problems.ts";

export type Column = {
  /** Name of the cell in the answer. */
  key: string;
  /** Accepted headers, Vietnamese and English, the one to show first. Compared without dấu, case, underscores and the star of a mandatory column. */
  headers: readonly string[];
  /** The column must be in the file. Whether each cell must be filled is for the reader of the rows to say. */
  required?: boolean;
};

/** A header of the file: what stands there, and which column it is, if any. */
export type Header = { text: string; column: Column | undefined };

/** "Mã_Thủ  tục*" and "ma thu tuc" are one header. */
export const foldHeader = (text: string): string =>
  clean(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[\s_*]+/g, " ")
    .trim();

/**
 * Finds the wanted columns under the headers of a file.
 * @throws Error when two columns accept one header or none: a mistake of the caller, not of the file
 */
export const matchHeaders = (
  row: number,
  texts: readonly string[],
  columns: readonly Column[],
): { headers: readonly Header[]; problems: SheetProblem[] } => {
  const wanted = new Map<string, Column>();
  for (const column of columns) {
    if (column.headers.length === 0) throw new Error(`column ${column.key} accepts no header`);
    for (const header of column.headers) {
      const other = wanted.get(foldHeader(header));
      if (other && other !== column) throw new Error(`columns ${other.key} and ${column.key} both accept "${header}"`);
      wanted.set(foldHeader(header), column);
    }
  }
  const found: SheetProblem[] = [];
  const seen = new Map<Column, string>();
  const headers = texts.map((text): Header => {
    const column = wanted.get(foldHeader(text));
    if (text === "") return { text, column: undefined };
    const first = column && seen.get(column);
    if (!column) {
      found.push(
        problems.unknownColumn(
          row,
          text,
          columns.map((one) => one.headers[0] ?? ""),
        ),
      );
    } else if (first !== undefined) found.push(problems.duplicateColumn(row, text, first));
    else {
      seen.set(column, text);
      return { text, column };
    }
    return { text, column: undefined };
  });
  for (const column of columns) if (column.required && !seen.has(column)) found.push(problems.missingColumn(row, column.headers));
  return { headers, problems: found };
};
