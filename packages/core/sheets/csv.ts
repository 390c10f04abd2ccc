import { CsvError, parse } from "csv-parse/sync";
import { clean, type Grid, type GridRow } from "./grid.ts";
import { limits, problems, Unreadable } from "./problems.ts";

/** UTF-8 only, with or without BOM. Guessing Windows-1258 or UTF-16 would sooner or later put a wrong letter into a person's name. */
const decode = (bytes: Uint8Array): string => {
  // UTF-16 without BOM is valid UTF-8 when it holds plain letters: it shows by a NUL in every second byte.
  const head = bytes.subarray(0, 2_000);
  if (head.filter((byte) => byte === 0).length > head.length / 10) throw new Unreadable(problems.encoding());
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable(problems.encoding());
  }
};

/** The separator of the header line, counted outside quotes; on a tie the comma. Vietnamese Excel writes semicolons. */
export const delimiterOf = (text: string): string => {
  const counts = new Map([",", ";", "\t"].map((one) => [one, 0]));
  let quoted = false;
  for (const char of text.trimStart()) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "\n" || char === "\r")) break;
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

/**
 * Rows of a CSV file. Row numbers are those a spreadsheet shows: a cell with line breaks is one row, an empty line is a row too.
 * @throws Unreadable `sheet.not_utf8`, `sheet.open_quote`, `sheet.stray_quote`, `sheet.too_many_rows`, `sheet.too_many_columns`
 */
export const readCsv = (bytes: Uint8Array): Grid => {
  const all = decode(bytes);
  // "sep=;" on the first line is Excel's own hint; Excel does not show that line as a row.
  const hint = /^sep=([,;\t])\r?\n/i.exec(all);
  const text = hint ? all.slice(hint[0].length) : all;
  const rows: GridRow[] = [];
  try {
    parse(text, {
      delimiter: hint?.[1] ?? delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      // Spaces before an opening quote; whole cells are trimmed by `clean`.
      trim: true,
      // Rows are kept here and not by the parser, so that a file of separators alone costs no memory.
      on_record: (record: string[], { records, empty_lines }) => {
        const cells = record.map((cell) => (cell === "" ? cell : clean(cell)));
        const width = cells.findLastIndex((cell) => cell !== "") + 1;
        if (width === 0) return null;
        if (width > limits.columns) throw new Unreadable(problems.tooManyColumns());
        if (rows.length > limits.rows) throw new Unreadable(problems.tooManyRows());
        rows.push({ row: records + empty_lines, cells: cells.slice(0, width), width: cells.length });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable(quoteProblem(error));
    throw error;
  }
  return rows;
};

const quoteProblem = (error: CsvError) => {
  const count = (name: "records" | "empty_lines") => (typeof error[name] === "number" ? error[name] : 0);
  const row = count("records") + count("empty_lines") + 1;
  return error.code === "CSV_QUOTE_NOT_CLOSED" ? problems.openQuote(row) : problems.strayQuote(row);
};
