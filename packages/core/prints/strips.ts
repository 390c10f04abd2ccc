import type { Fonts } from "./fonts.ts";
import { type Align, heightOf, type Line, linesOf, type Run, writeLine } from "./lines.ts";
import type { Pen } from "./pen.ts";

/** What is drawn with its upper left corner at a place, in points. */
export type Draw = (pen: Pen, x: number, y: number) => void | Promise<void>;

/** A band across a column that is never parted: a line, a picture, a rule. */
export type Strip = {
  is: "strip";
  /** Space above, left out at the head of a page and of a cell. */
  before: number;
  height: number;
  /** Space below, which may hang over the end of a page. */
  after: number;
  /** Stays on one page with what follows. */
  glue: boolean;
  draw?: Draw;
};

export type Setting = {
  /** Usual size of the letters, which an empty line has too. */
  size: number;
  align: Align;
  /** Points from the left of the column. */
  left?: number;
  /** Points that the first line stands in. */
  indent?: number;
  before?: number;
  after?: number;
  glue?: boolean;
};

const lineStrip = (line: Line, { size, align, left = 0 }: Setting, most: number, indent: number): Strip => ({
  is: "strip",
  before: 0,
  height: heightOf(line, size),
  after: 0,
  glue: false,
  draw: (pen, x, y) => writeLine(pen, line, size, x + left + indent, y, most - indent, align),
});

/** A text as strips, one a line, in `most` points. Its first two and last two lines stay together. */
export const textStrips = (fonts: Fonts, runs: readonly Run[], most: number, setting: Setting): Strip[] => {
  const { indent = 0, before = 0, after = 0, glue = false } = setting;
  const lines = linesOf(fonts, runs, most, indent);
  return lines.map((line, index) => {
    const last = index === lines.length - 1;
    return {
      ...lineStrip(line, setting, most, index === 0 ? indent : 0),
      before: index === 0 ? before : 0,
      after: last ? after : 0,
      glue: last ? glue : index === 0 || index === lines.length - 2 || glue,
    };
  });
};

/** Points that strips take in a cell: all of it but the space above the first and below the last. */
export const heightOfStrips = (strips: readonly Strip[]): number =>
  strips.reduce((sum, { before, height, after }) => sum + before + height + after, 0) -
  (strips[0]?.before ?? 0) -
  (strips.at(-1)?.after ?? 0);
