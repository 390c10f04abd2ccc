import { inflateSync } from "node:zlib";
import type { nodes } from "../texts/index.ts";
import type { Opened, Pen } from "./pen.ts";

/** Gives the bytes of a picture by its SHA-256, or nothing where there is none: its description is printed then. */
export type Picture = (sha256: string) => Promise<Uint8Array | undefined>;
/** The pictures of a text, by their SHA-256: opened, or why they cannot be. */
export type Gallery = ReadonlyMap<string, Opened | { why: string }>;

/** What a picture may be at most, and all of a print together: bytes. */
const BYTES = 20 * 1024 * 1024;
const ALL_BYTES = 80 * 1024 * 1024;
/** A PNG is unpacked in memory: bytes. */
const UNPACKED = 64 * 1024 * 1024;

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Record<number, number[]> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

const chunksOf = (view: DataView) => {
  const packed: Uint8Array[] = [];
  let palette = false;
  for (let at = 8; at + 12 <= view.byteLength;) {
    const size = view.getUint32(at);
    const kind = view.getUint32(at + 4);
    if (at + 12 + size > view.byteLength) return undefined;
    if (kind === 0x504c5445) palette = true;
    if (kind === 0x49444154) packed.push(new Uint8Array(view.buffer, view.byteOffset + at + 8, size));
    if (kind === 0x49454e44) return { packed, palette };
    at += 12 + size;
  }
  return undefined;
};

// The seven passes of an interlaced picture: first column and line, and the steps to the next (PNG, 8.2).
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

/** Bytes of a line and number of lines, pass by pass. Each line begins with the number of its filter. */
const linesOf = (width: number, height: number, bits: number, interlaced: boolean) =>
  (interlaced ? PASSES : WHOLE).map(([x, y, right, down]) => {
    const columns = Math.max(0, Math.ceil((width - x) / right));
    return { size: Math.ceil((columns * bits) / 8) + 1, count: columns === 0 ? 0 : Math.max(0, Math.ceil((height - y) / down)) };
  });

/**
 * The PDF writer unpacks a PNG later, where an error ends the process; so it must be known to be whole, no larger than it says, and with no
 * filter that does not exist.
 */
const soundPng = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 57 || view.getUint32(12) !== 0x49484452) return false;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth = 0, kind = -1, packing, filter, interlaced = 0] = bytes.subarray(24, 29);
  const samples = SAMPLES[kind];
  if (!samples || !DEPTHS[kind]?.includes(depth) || packing !== 0 || filter !== 0 || interlaced > 1) return false;
  if (width === 0 || height === 0) return false;
  const chunks = chunksOf(view);
  if (!chunks || (kind === 3 && !chunks.palette)) return false;

  const lines = linesOf(width, height, samples * depth, interlaced === 1);
  const expected = lines.reduce((sum, { size, count }) => sum + size * count, 0);
  if (expected > UNPACKED) return false;
  const unpacked = inflateSync(Buffer.concat(chunks.packed), { maxOutputLength: expected });
  let at = 0;
  for (const { size, count } of lines) for (let line = 0; line < count; line += 1, at += size) if ((unpacked[at] ?? 255) > 4) return false;
  return unpacked.length === expected;
};

/** A JPEG is put into the PDF as it is; it needs a frame with a size and one, three or four colours of 8 bits. */
const soundJpeg = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 <= bytes.length;) {
    if (view.getUint8(at) !== 0xff) return false;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const sound = view.getUint8(at + 4) === 8 && view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0;
      return sound && [1, 3, 4].includes(view.getUint8(at + 9));
    }
    at += 2 + view.getUint16(at + 2);
  }
  return false;
};

/** Whether these bytes are a PNG or JPEG that can be printed. Never throws; what the picture is called does not matter. */
const printable = (bytes: Uint8Array): boolean => {
  try {
    if (bytes.length > BYTES) return false;
    if (bytes[0] === 0x89 && bytes[1] === 0x50) return soundPng(bytes);
    return bytes[0] === 0xff && bytes[1] === 0xd8 && soundJpeg(bytes);
  } catch {
    return false;
  }
};

const filesIn = (node: nodes.Node, found = new Set<string>()): Set<string> => {
  if (node.type === "image") found.add(node.attrs.file);
  else if ("content" in node) for (const child of node.content ?? []) filesIn(child, found);
  return found;
};

/** Opens every picture of a text, once. One that is broken, a bomb, or too much beside the others says so in its place. */
export const galleryOf = async (body: nodes.RichText, picture: Picture, pen: Pen): Promise<Gallery> => {
  const gallery = new Map<string, Opened | { why: string }>();
  let all = 0;
  // One after the other: a manual full of photographs must not be in memory twice.
  for (const sha256 of filesIn(body)) {
    const bytes = await picture(sha256);
    if (!bytes) continue;
    if (all + bytes.length > ALL_BYTES) gallery.set(sha256, { why: "các hình của tài liệu vượt 80 MB" });
    else if (!printable(bytes)) gallery.set(sha256, { why: "tệp hỏng hoặc quá lớn" });
    else {
      all += bytes.length;
      gallery.set(sha256, pen.open(bytes));
    }
  }
  return gallery;
};
