import type { Shaped } from "pdfkit";
import { type Face, faces, type Fonts, type Ink } from "./fonts.ts";

/** What every PDF of ours says of itself. `made` is an instant; nothing else in the file depends on the clock. */
export type About = { title: string; author: string; made: string };
/** Points; A4 upright unless said otherwise. */
export type Size = { width: number; height: number };
export const upright: Size = { width: 595.28, height: 841.89 };
export const across: Size = { width: 841.89, height: 595.28 };

export const LINK = "#0B4A9E";
const HAIR = 0.5;

/** All that a stream of a PDF writer gives, once it has ended. */
export const gather = (stream: NodeJS.ReadableStream): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => resolve(Buffer.concat(chunks)));
    stream.on("error", reject);
  });

/**
 * Puts letter after letter. Shaping, as the library does it, would kern, so that a text is not as wide as it was measured, and takes three
 * times as long; Vietnamese is composed before it comes here and needs none.
 */
const unshaped = (font: Shaped): void => {
  font.layout = (text) => {
    const glyphs = Array.from(text, (letter) => font.glyphForCodePoint(letter.codePointAt(0)!));
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return {
      glyphs,
      positions,
      // Asked for after the library has scaled the positions.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
};

/** A PDF being drawn page by page, its fonts embedded as subsets. Positions in points from the upper left corner. */
export const openPen = async ({ bytes }: Fonts, { title, author, made }: About, size: Size = upright) => {
  const { default: PDFDocument } = await import("pdfkit");
  const paper = new PDFDocument({
    size: [size.width, size.height],
    margin: 0,
    autoFirstPage: false,
    font: null,
    // A cache of every word ever written takes more memory than the PDF.
    fontLayoutCache: false,
    pdfVersion: "1.7",
    lang: "vi",
    displayTitle: true,
    info: { Title: title, Author: author, Creator: "Chuẩn", Producer: "Chuẩn", CreationDate: new Date(made), ModDate: new Date(made) },
  });
  // oxlint-disable-next-line no-underscore-dangle -- the library has no other way to its font
  for (const face of faces) unshaped(paper.registerFont(face, bytes[face]).font(face)._font.font);
  const done = gather(paper);
  const rule = (x: number, y: number, right: number, color = "#000000") => void paper.moveTo(x, y).lineTo(right, y).stroke(color);
  return {
    page: () => void paper.addPage().lineWidth(HAIR).fillColor("#000000"),
    /** `spread`: points more at each blank; the blanks themselves are then left out, as readers find words by the distance. */
    write: (text: string, { face, size: points, color, rise = 0 }: Ink, x: number, base: number, spread = 0) => {
      paper.font(face).fontSize(points);
      if (color) paper.fillColor(color);
      paper.text(text, x, base - rise, {
        lineBreak: false,
        baseline: "alphabetic",
        ...(spread > 0 ? { wordSpacing: spread } : {}),
      });
      if (color) paper.fillColor("#000000");
    },
    /** Lines under and through what stands from `x` to `right`, and where it leads. */
    adorn: ({ underline, strike, link, color, size: points }: Ink, x: number, right: number, base: number) => {
      if (right <= x) return;
      if (underline) rule(x, base + points * 0.12, right, color);
      if (strike) rule(x, base - points * 0.25, right, color);
      if (link) paper.link(x, base - points * 0.9, right - x, points * 1.15, link);
    },
    rule,
    box: (x: number, y: number, width: number, height: number, fill?: string) => {
      if (fill) paper.rect(x, y, width, height).fill(fill).fillColor("#000000");
      paper.rect(x, y, width, height).stroke("#000000");
    },
    open: (picture: Uint8Array) => paper.openImage(Buffer.from(picture)),
    picture: async (opened: ReturnType<typeof paper.openImage>, x: number, y: number, width: number, height: number) => {
      paper.image(opened, x, y, { width, height });
      // A PNG with an alpha channel is unpacked beside; two at once would double the memory.
      while (opened.image) await new Promise(setImmediate);
    },
    /** Words across the page, climbing by `degrees`, one under the other around its middle. */
    across: (
      words: readonly { text: string; size: number; width: number; down: number; opacity: number }[],
      color: string,
      face: Face,
      on = size,
      degrees = 50,
    ) => {
      const [x, y] = [on.width / 2, on.height / 2];
      paper.save().rotate(-degrees, { origin: [x, y] });
      for (const { text, size: points, width, down, opacity } of words) {
        paper.font(face).fontSize(points).fillColor(color, opacity);
        paper.text(text, x - width / 2, y + down, { lineBreak: false, baseline: "alphabetic" });
      }
      paper.restore().fillColor("#000000", 1);
    },
    end: (): Promise<Uint8Array> => {
      paper.end();
      return done;
    },
  };
};
export type Pen = Awaited<ReturnType<typeof openPen>>;
export type Opened = ReturnType<Pen["open"]>;
