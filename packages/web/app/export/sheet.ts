/** What goes into a file: a title, headers, and rows of text and numbers. Empty cells are undefined. */
export type Cell = string | number | undefined;
export type Sheet = { title: string; headers: readonly string[]; rows: readonly (readonly Cell[])[] };

/** What a spreadsheet would take for a formula; the same rule as that of the server's lists. */
const looksLikeFormula = (text: string): boolean => /^(?:[\t\r\n]|[\s\u200B\uFEFF]*[=+\-@＝＋－＠])/.test(text);
export const harmless = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);

const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const written = (cell: Cell): string =>
  cell === undefined ? "" : typeof cell === "number" ? String(cell).replace(".", ",") : quoted(harmless(cell));

/** CSV that Excel in Vietnamese opens with a double click: BOM, semicolons, decimal comma, CRLF; nothing in it can be read as a formula. */
export const csvOf = ({ headers, rows }: Sheet): string =>
  `\uFEFF${[headers, ...rows].map((cells) => cells.map(written).join(";")).join("\r\n")}\r\n`;
