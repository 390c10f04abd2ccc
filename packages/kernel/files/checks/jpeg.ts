import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { bytesAt, pieces } from "../source.ts";
import { checkPixels } from "./png.ts";

const [startOfScan, endOfImage] = [0xda, 0xd9];
/** Frame headers (SOF); C4, C8 and CC in their range are something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/**
 * Every segment from start to end of the image (ITU-T T.81, annex B). Telephones put thumbnails and clips of their own behind the end;
 * these may stay, unless another reader would take them for a document or a page.
 * @throws invalid `file.malformed`, `file.polyglot`, `file.image_too_large`
 */
export async function checkJpeg(source: Source): Promise<void> {
  let framed = false;
  let scanned = false;
  for (let at = 2; ;) {
    const head = await bytesAt(source, at, 9);
    const marker = head[1];
    if (head.length < 2 || head[0] !== 0xff || marker === undefined) throw refusal("file.malformed");
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    if (marker === endOfImage) {
      if (!framed || !scanned) throw refusal("file.malformed");
      return checkTail(source, at + 2);
    }
    if (head.length < 4 || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) throw refusal("file.malformed");
    const length = head.readUInt16BE(2);
    if (length < 2 || at + 2 + length > source.size) throw refusal("file.malformed");
    if (isFrame(marker)) {
      if (length < 8 || head.length < 9) throw refusal("file.malformed");
      checkPixels(head.readUInt16BE(7), head.readUInt16BE(5));
      framed = true;
    }
    at += 2 + length;
    if (marker !== startOfScan) continue;
    if (!framed) throw refusal("file.malformed");
    scanned = true;
    at = await endOfScan(source, at);
  }
}

/** Where the next marker stands behind the coded data: FF that is neither stuffed (00) nor a restart (D0 … D7). */
async function endOfScan(source: Source, from: number): Promise<number> {
  let at = from;
  let after = false;
  for await (const piece of pieces(source, from)) {
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]!;
      if (after && byte !== 0 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7)) return at + i - 1;
      after = byte === 0xff;
      if (after) continue;
      const next = piece.indexOf(0xff, i + 1);
      i = (next === -1 ? piece.length : next) - 1;
    }
    at += piece.length;
  }
  throw refusal("file.malformed");
}

const foreign = /%PDF-|PK\x03\x04|PK\x05\x06|<script|<html|<svg|<\?php/i;
const foreignStart = /^(?:MZ|Rar!|7z\xbc\xaf|\x7fELF|#!)/;

async function checkTail(source: Source, from: number): Promise<void> {
  if (foreignStart.test((await bytesAt(source, from, 8)).toString("latin1"))) throw refusal("file.polyglot");
  let before = "";
  for await (const piece of pieces(source, from)) {
    const text = before + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString("latin1");
    if (foreign.test(text)) throw refusal("file.polyglot");
    before = text.slice(-8);
  }
}
