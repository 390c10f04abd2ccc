import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { drawable } from "./words.ts";

// Tinos has the widths of Times New Roman, which NĐ 30/2020 asks for, and every Vietnamese letter (SIL Open Font Licence).
const files = {
  normal: "400Regular/Tinos_400Regular.ttf",
  bold: "700Bold/Tinos_700Bold.ttf",
  italic: "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  boldItalic: "700Bold_Italic/Tinos_700Bold_Italic.ttf",
} as const;
export type Face = keyof typeof files;
export const faces = Object.keys(files) as Face[];

/** Of the size of the letters: how far they rise above their line and reach below it. */
export const ASCENT = 0.891;
export const DESCENT = 0.216;

/** How letters look. Runs that share one ink object are drawn as one. */
export type Ink = {
  face: Face;
  size: number;
  color?: string;
  /** Points above the line that the letters stand on. */
  rise?: number;
  underline?: boolean;
  strike?: boolean;
  link?: string;
};

export type Fonts = {
  bytes: Readonly<Record<Face, Uint8Array>>;
  /** Points that a text takes, without kerning; letters are drawn without it too, so that both are the same. */
  width(text: string, face: Face, size: number): number;
  /** The text as it is drawn: composed, nothing invisible, and a box for each sign that the font lacks. */
  inked(text: string): string;
};

const load = async (): Promise<Fonts> => {
  const { resolve } = createRequire(import.meta.url);
  const read = (face: Face) => readFile(resolve(`@expo-google-fonts/tinos/${files[face]}`));
  const [{ create }, normal, bold, italic, boldItalic] = await Promise.all([
    import("fontkit"),
    read("normal"),
    read("bold"),
    read("italic"),
    read("boldItalic"),
  ]);
  const bytes: Record<Face, Uint8Array> = { normal, bold, italic, boldItalic };
  const known = new Map(faces.map((face) => [face, { font: create(bytes[face]), widths: new Map<string, number>() }]));
  const { font } = known.get("normal")!;

  const widthOf = (letter: string, face: Face): number => {
    const { font: of, widths } = known.get(face)!;
    let width = widths.get(letter);
    if (width === undefined) widths.set(letter, (width = of.glyphForCodePoint(letter.codePointAt(0)!).advanceWidth / of.unitsPerEm));
    return width;
  };
  const lacking = new Map<string, boolean>();
  const lacks = (letter: string): boolean => {
    let found = lacking.get(letter);
    if (found === undefined) lacking.set(letter, (found = letter !== "\n" && !font.hasGlyphForCodePoint(letter.codePointAt(0)!)));
    return found;
  };
  return {
    bytes,
    width: (text, face, size) => {
      let sum = 0;
      for (const letter of text) sum += widthOf(letter, face);
      return sum * size;
    },
    inked: (text) =>
      drawable(text).replace(/[^\u0020-\u024F\u1E00-\u1EFF\n]/gu, (letter) =>
        lacks(letter) ? (/\p{M}/u.test(letter) ? "" : "□") : letter,
      ),
  };
};

let loaded: Promise<Fonts> | undefined;
/** The four faces of the printing font. Read once, on the first print and not on import. */
export const fonts = (): Promise<Fonts> => (loaded ??= load());
