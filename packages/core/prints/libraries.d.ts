// Neither ships types; these are the few parts that this folder uses.
declare module "fontkit" {
  export type Font = {
    unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { advanceWidth: number };
  };
  export function create(bytes: Uint8Array): Font;
}

declare module "pdfkit" {
  import type { Readable } from "node:stream";
  type Opened = { width: number; height: number; orientation?: number; image?: unknown };
  type Written = { lineBreak: false; baseline: "alphabetic"; wordSpacing?: number };
  type Glyph = { advanceWidth: number };
  type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };
  /** The font as the library holds it; `layout` gives glyphs and places in units of the font. */
  export type Shaped = {
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string): { glyphs: Glyph[]; positions: Position[]; advanceWidth: number };
  };
  export default class PDFDocument extends Readable {
    constructor(options: Record<string, unknown>);
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    readonly _font: { font: Shaped };
    fontSize(size: number): this;
    addPage(): this;
    text(text: string, x: number, y: number, options: Written): this;
    link(x: number, y: number, width: number, height: number, address: string): this;
    openImage(bytes: Uint8Array): Opened;
    image(image: Opened, x: number, y: number, options: { width: number; height: number }): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    stroke(color?: string): this;
    fill(color: string): this;
    fillColor(color: string, opacity?: number): this;
    save(): this;
    restore(): this;
    rotate(degrees: number, options: { origin: [number, number] }): this;
    end(): void;
  }
}
