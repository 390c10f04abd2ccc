import type { Lines } from "./file-text.ts";

type Open = { text: string; level?: number; item: boolean };
type OpenRow = { cells: string[]; cell: string[] | undefined };

/**
 * Puts paragraphs and rows together as the tags of a file open and close them. Both formats nest alike: a table within a cell, a text box within a
 * paragraph. What stands within a cell becomes part of its row; what stands within a paragraph comes before it.
 */
export class Paragraphs {
  private readonly paragraphs: Open[] = [];
  private readonly rows: OpenRow[] = [];
  private readonly lines: Lines;
  constructor(lines: Lines) {
    this.lines = lines;
  }

  openParagraph(level?: number): void {
    this.paragraphs.push({ text: "", item: false, ...(level === undefined ? {} : { level }) });
  }
  /** What the paragraph says of itself after it was opened. */
  mark(said: { level?: number; item?: boolean }): void {
    const open = this.paragraphs.at(-1);
    if (open) Object.assign(open, said);
  }
  text(text: string): void {
    const open = this.paragraphs.at(-1);
    // A tab parts the cells of a row, and nothing else.
    if (open) open.text += text.replaceAll("\t", " ");
  }
  closeParagraph(): void {
    const closed = this.paragraphs.pop();
    if (!closed) return;
    const row = this.rows.at(-1);
    if (row) {
      row.cell?.push(closed.text);
      return;
    }
    const { text, level, item } = closed;
    const place = item ? ["item"] : [];
    this.lines.add(level === undefined ? { kind: "paragraph", text, place } : { kind: "heading", text, level, place });
  }
  openRow(): void {
    this.rows.push({ cells: [], cell: undefined });
  }
  openCell(): void {
    const row = this.rows.at(-1);
    if (row) row.cell = [];
  }
  closeCell(): void {
    const row = this.rows.at(-1);
    if (row?.cell) row.cells.push(row.cell.join(" "));
    if (row) row.cell = undefined;
  }
  closeRow(): void {
    const row = this.rows.pop();
    if (!row) return;
    const outer = this.rows.at(-1);
    if (outer) outer.cell?.push(row.cells.join(" "));
    else this.lines.add({ kind: "row", text: row.cells.join("\t"), place: ["table"] });
  }
}
