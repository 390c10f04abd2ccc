import { ASCENT, DESCENT, type Fonts, type Ink } from "./fonts.ts";
import type { Pen } from "./pen.ts";

export type Run = { text: string; ink: Ink } | "break";
/** Words and the blanks between them in one ink, or a blank alone where inks meet. `blanks` are those that may be spread. */
type Piece = { text: string; ink: Ink; width: number; blanks: number };
/** One line; `ends` where the author or the paragraph ended it, so that it is not spread. */
export type Line = { pieces: Piece[]; width: number; ends: boolean };
export type Align = "left" | "center" | "right" | "justify";

const letters = new Intl.Segmenter("vi");
const BLANKS = /( +)/;
const isBlank = ({ text }: Piece) => text === " ";
const blanksIn = (text: string) => text.match(/\s/g)?.length ?? 0;

const plus = (a: Piece, b: Piece): Piece => ({ ink: a.ink, text: a.text + b.text, width: a.width + b.width, blanks: a.blanks + b.blanks });
/** Adds to a line, joined with what stands before in the same ink: a line is few operations, and little to keep. */
const add = (line: Piece[], piece: Piece): void => {
  const last = line.at(-1);
  const former = line.at(-2);
  if (isBlank(piece) || last?.ink !== piece.ink) line.push(piece);
  else if (!isBlank(last)) line[line.length - 1] = plus(last, piece);
  else if (former?.ink === piece.ink && !isBlank(former)) line.splice(-2, 2, plus(plus(former, last), piece));
  else line.push(piece);
};

/** Breaks runs into lines of at most `most` points, the first of them shorter by `indent`. A word longer than a line is broken by letters. */
export const linesOf = (fonts: Fonts, runs: readonly Run[], most: number, indent = 0): Line[] => {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let used = 0;
  let blank: Piece | undefined;
  let word: Piece[] = [];
  const room = () => (lines.length === 0 ? most - indent : most) + 0.01;
  const measured = (text: string, ink: Ink): Piece => ({
    text,
    ink,
    width: fonts.width(text, ink.face, ink.size),
    blanks: blanksIn(text),
  });
  const end = (ends: boolean) => {
    lines.push({ pieces: line, width: used, ends });
    [line, used, blank] = [[], 0, undefined];
  };
  const put = (piece: Piece) => {
    add(line, piece);
    used += piece.width;
  };
  const putWord = () => {
    if (word.length === 0) return;
    const wide = word.reduce((sum, { width }) => sum + width, 0);
    if (line.length > 0 && used + (blank?.width ?? 0) + wide > room()) end(false);
    else if (line.length > 0 && blank) put(blank);
    blank = undefined;
    if (used + wide <= room()) word.forEach(put);
    else
      for (const { text, ink } of word)
        for (const { segment } of letters.segment(text)) {
          const letter = measured(segment, ink);
          if (line.length > 0 && used + letter.width > room()) end(false);
          put(letter);
        }
    word = [];
  };
  for (const run of runs) {
    if (run === "break") {
      putWord();
      end(true);
      continue;
    }
    for (const part of fonts.inked(run.text).split(BLANKS)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        putWord();
        blank ??= measured(" ", run.ink);
      } else word.push(measured(part, run.ink));
    }
  }
  putWord();
  end(true);
  return lines;
};

const sizeOf = ({ pieces }: Line, usual: number) => Math.max(usual, ...pieces.map(({ ink }) => ink.size));
/** Points from one line to the next, as a multiple of the size of its letters. */
const LEADING = 1.25;
export const heightOf = (line: Line, usual: number): number => sizeOf(line, usual) * LEADING;

// Beyond this many points between two words a spread line looks torn; it then ends where it ends.
const WIDEST = 14;

/** Writes a line into a box `most` points wide, its top at `y`. */
export const writeLine = (pen: Pen, line: Line, usual: number, x: number, y: number, most: number, align: Align): void => {
  const { pieces } = line;
  const size = sizeOf(line, usual);
  const base = y + (size * (LEADING - ASCENT - DESCENT)) / 2 + size * ASCENT;
  const free = Math.max(0, most - line.width);
  const all = pieces.reduce((sum, { blanks }) => sum + blanks, 0);
  const spread = align === "justify" && !line.ends && all > 0 && free / all < WIDEST ? free / all : 0;
  let at = x + (align === "center" ? free / 2 : align === "right" ? free : 0);
  for (const piece of pieces) {
    const { text, ink, width, blanks } = piece;
    const step = width + blanks * spread;
    if (!isBlank(piece)) pen.write(text, ink, at, base, blanks > 0 ? spread : 0);
    pen.adorn(ink, at, at + step, base);
    at += step;
  }
};
