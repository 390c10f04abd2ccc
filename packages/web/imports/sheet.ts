import type { Answer } from "../app/api-types.ts";

export type Opened = Answer<"POST /v1/imports/open">;
export type Check = Answer<"POST /v1/imports/check">;
export type Fault = Check["problems"][number];
export type Key = Opened["columns"][number]["key"];

/** A file on its way: its cells as they are now, and which of our columns each of its columns is. */
export type Sheet = {
  name: string;
  columns: Opened["columns"];
  headers: readonly string[];
  keys: readonly (Key | null)[];
  rows: Opened["rows"];
};

export const sheetOf = (name: string, { columns, headers, rows }: Opened): Sheet => ({
  name,
  columns,
  headers: headers.map(({ text }) => text),
  keys: headers.map(({ key }, i) => (headers.findIndex((other) => other.key === key) === i ? key : null)),
  rows,
});

/** Required columns that no column of the file is taken for. */
export const lacking = ({ columns, keys }: Sheet) => columns.filter(({ key, required }) => required && !keys.includes(key));

export const withCell = (sheet: Sheet, row: number, at: number, text: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((each) =>
    each.row === row
      ? {
          row,
          cells: Object.assign(
            Array.from(sheet.headers, (_, i) => each.cells[i] ?? ""),
            { [at]: text },
          ),
        }
      : each,
  ),
});

/** The columns of the file that are taken, each under the header by which it is known. */
export const taken = ({ columns, keys }: Sheet) =>
  keys.flatMap((key, at) => (key === null ? [] : [{ key, at, header: columns.find((column) => column.key === key)!.header }]));

const quoted = (text: string) => `"${text.replaceAll('"', '""').replace(/\s+/g, " ")}"`;
const line = (cells: readonly string[]) => cells.map(quoted).join(",");

/** The sheet as a CSV file for the API. Rows keep their numbers, so what it says of row 23 is said of row 23 of the file. */
export function fileOf(sheet: Sheet, skipped: ReadonlySet<number> = new Set()): { name: string; content: string } {
  const columns = taken(sheet);
  const lines = [line(columns.map(({ header }) => header))];
  for (const { row, cells } of sheet.rows) {
    if (skipped.has(row)) continue;
    while (lines.length < row - 1) lines.push("");
    lines.push(line(columns.map(({ at }) => cells[at] ?? "")));
  }
  return { name: `${sheet.name.replace(/\.[^.]*$/, "").slice(0, 190)}.csv`, content: base64(new TextEncoder().encode(lines.join("\n"))) };
}

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** An empty list with every column, as Excel opens it. */
export const template = (): Blob =>
  new Blob([`\uFEFF${templateLines.map((cells) => cells.join(",")).join("\r\n")}\r\n`], { type: "text/csv" });
const templateLines = [
  ["mã cơ quan", "tên cơ quan", "loại cơ quan", "cấp", "cơ quan cấp trên", "diện áp dụng", "mã định danh", "hiệu lực từ"],
];
