import type { nodes } from "../texts/index.ts";
import { sharesOf, type Want } from "./columns.ts";
import type { Face } from "./fonts.ts";
import { type Box, type Grid, gridOf, type Pad } from "./grid.ts";
import type { Place } from "./place.ts";
import type { Strip } from "./strips.ts";

type Placed = { cell: nodes.Cell; column: number; columns: number; rows: number };

/** Puts every cell where its spans and those above leave room, as a browser does. Spans that reach out of the table are cut. */
const placed = (table: nodes.Table): { rows: Placed[][]; columns: number } => {
  const taken = table.content.map(() => new Set<number>());
  let columns = 0;
  const rows = table.content.map((row, at) => {
    let column = 0;
    return row.content.map((cell): Placed => {
      while (taken[at]?.has(column)) column += 1;
      const down = Math.min(cell.attrs.rowspan, table.content.length - at);
      let wide = 1;
      while (wide < cell.attrs.colspan && !taken[at]?.has(column + wide)) wide += 1;
      for (const line of taken.slice(at, at + down)) for (let step = 0; step < wide; step += 1) line.add(column + step);
      columns = Math.max(columns, column + wide);
      return { cell, column, columns: wide, rows: down };
    });
  });
  return { rows, columns };
};

type Texts = { width(text: string, face: Face, size: number): number; inked(text: string): string };

/** The paragraphs of a cell, as far as they tell how wide it would be. */
const paragraphsOf = (blocks: readonly nodes.CellBlock[], inset = 0): { text: string; inset: number }[] =>
  blocks.flatMap((block) => {
    if (block.type === "paragraph" || block.type === "heading")
      return [{ text: (block.content ?? []).map((one) => (one.type === "text" ? one.text : "\n")).join(""), inset }];
    if (block.type === "bulletList" || block.type === "orderedList")
      return block.content.flatMap((item) => paragraphsOf(item.content, inset + 20));
    if (block.type === "blockquote") return paragraphsOf(block.content, inset + 20);
    return block.type === "image" ? [{ text: "", inset: 60 }] : [];
  });

const wantOf = (fonts: Texts, { cell }: Placed, size: number): Want => {
  const face = cell.type === "tableHeader" ? "bold" : "normal";
  const want = { least: 8, like: 8 };
  for (const { text, inset } of paragraphsOf(cell.content))
    for (const line of fonts.inked(text).split("\n")) {
      want.like = Math.max(want.like, inset + fonts.width(line, face, size));
      for (const word of line.split(" ")) want.least = Math.max(want.least, inset + fonts.width(word, face, size));
    }
  return want;
};

const wantsOf = (fonts: Texts, rows: readonly (readonly Placed[])[], columns: number, size: number, most: number): Want[] => {
  const wants = Array.from({ length: columns }, () => ({ least: 8, like: 8 }));
  for (const row of rows)
    for (const one of row) {
      const own = wants[one.column];
      if (one.columns > 1 || !own) continue;
      const want = wantOf(fonts, one, size);
      // A single word of a whole line must not push the others together.
      own.least = Math.max(own.least, Math.min(want.least, most * 0.4));
      own.like = Math.max(own.like, want.like);
    }
  return wants;
};

const SIZES = [12, 11, 10, 9, 8];
const isHeader = (row: readonly Placed[]) => row.length > 0 && row.every(({ cell }) => cell.type === "tableHeader");

/** A table of the text: letters as large as its words fit the columns, header rows repeated on every page. */
export const tableOf = (
  table: nodes.Table,
  place: Place,
  stripsOf: (blocks: readonly nodes.CellBlock[], place: Place) => Strip[],
): Grid => {
  const { rows, columns } = placed(table);
  const pad: Pad = columns > 12 ? { x: 1.5, y: 2 } : { x: 4, y: 3 };
  const free = Math.max(columns, place.width - columns * 2 * pad.x);
  const fits = (size: number) => wantsOf(place.fonts, rows, columns, size, free).reduce((sum, { least }) => sum + least, 0) <= free;
  const size = SIZES.find((one) => one <= place.size && fits(one)) ?? 8;
  const shares = sharesOf(free, wantsOf(place.fonts, rows, columns, size, free));
  const widthOf = (column: number, count: number) =>
    shares.slice(column, column + count).reduce((sum, one) => sum + one, 0) + (count - 1) * 2 * pad.x;
  const first = rows.findIndex((row) => !isHeader(row));
  return gridOf({
    before: 4,
    after: 10,
    left: place.left,
    widths: shares.map((share) => share + 2 * pad.x),
    headers: Math.max(0, first),
    pad,
    rows: rows.map((row) =>
      row.map(({ cell, ...at }): Box => {
        const header = cell.type === "tableHeader";
        const inside: Place = {
          ...place,
          left: 0,
          width: widthOf(at.column, at.columns),
          size,
          body: false,
          bold: header,
          centered: header,
        };
        return { ...at, strips: stripsOf(cell.content, inside), ...(header ? { fill: "#EEEEEE", middle: true } : {}) };
      }),
    ),
  });
};
