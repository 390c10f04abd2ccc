import { crc32 } from "node:zlib";
import { maxPixels } from "../limits.ts";
import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { bytesAt, pieces } from "../source.ts";

export const pngSignature = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * Every chunk from header to end, each with its checksum, and nothing after it (PNG 3rd edition, clause 5).
 * @throws invalid `file.malformed`, `file.polyglot`, `file.image_too_large`
 */
export async function checkPng(source: Source): Promise<void> {
  let data = false;
  for (let at = 8, n = 0; ; n++) {
    const head = await bytesAt(source, at, 8);
    if (head.length < 8) throw refusal("file.malformed");
    const [length, type] = [head.readUInt32BE(0), head.toString("latin1", 4)];
    if (!/^[A-Za-z]{4}$/.test(type) || at + 12 + length > source.size || (n === 0) !== (type === "IHDR")) throw refusal("file.malformed");
    if (type === "IHDR") await checkHeader(source, at + 8, length);
    if (type === "IDAT") data = true;
    let crc = crc32(head.subarray(4));
    for await (const piece of pieces(source, at + 8, at + 8 + length)) crc = crc32(piece, crc);
    if ((await bytesAt(source, at + 8 + length, 4)).readUInt32BE(0) !== crc) throw refusal("file.malformed");
    at += 12 + length;
    if (type !== "IEND") continue;
    if (!data || length > 0) throw refusal("file.malformed");
    if (at !== source.size) throw refusal("file.polyglot");
    return;
  }
}

async function checkHeader(source: Source, at: number, length: number): Promise<void> {
  if (length !== 13) throw refusal("file.malformed");
  const header = await bytesAt(source, at, 8);
  checkPixels(header.readUInt32BE(0), header.readUInt32BE(4));
}

/** @throws invalid `file.malformed` for an empty picture, `file.image_too_large` for one that no machine unpacks */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw refusal("file.malformed");
  if (width * height > maxPixels) throw refusal("file.image_too_large");
}
