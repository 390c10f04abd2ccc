import { crc32, inflateRawSync } from "node:zlib";
import { ArchiveFault } from "./fault.ts";

/** What an archive may promise before one byte of it is inflated. */
export type ArchiveLimits = {
  readonly entries: number;
  /** Bytes after inflating, all parts together. */
  readonly inflated: number;
  /** Bytes after inflating of a part that is asked for; as much as `inflated` where it is not said. */
  readonly part?: number;
  /** Times that a part, and the whole, may grow. */
  readonly ratio: number;
};

type Entry = { method: number; crc: number; packed: number; size: number; at: number };

/** Gives the bytes of one part, or undefined where the archive has none of that name. Names compare without case, as in Office. */
export type Parts = (name: string) => Uint8Array | undefined;

const broken = () => new ArchiveFault("broken");
const bomb = () => new ArchiveFault("bomb");

/**
 * Opens a zip by its directory. Counts and sizes are judged before one byte is inflated; each part is then inflated into a buffer no larger
 * than the directory promised, so a directory that lies gains nothing.
 * @throws ArchiveFault, as does asking for a part
 */
export const openZip = (bytes: Uint8Array, limits: ArchiveLimits): Parts => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = directory(bytes, view, limits);
    return (name) => {
      const entry = entries.get(name.toLowerCase());
      if (entry && entry.size > (limits.part ?? limits.inflated)) throw bomb();
      return entry && inflate(bytes, view, entry);
    };
  } catch (error) {
    // Reading past the end of the file: it was cut off or its offsets are wrong.
    throw error instanceof RangeError ? broken() : error;
  }
};

const endOf = (view: DataView): number => {
  // The end record is 22 bytes and a comment of up to 64 KB.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw broken();
};

const directory = (bytes: Uint8Array, view: DataView, limits: ArchiveLimits): Map<string, Entry> => {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw bomb();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let packed = 0;
  let size = 0;
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken();
    // Bit 0: the part is encrypted.
    if (view.getUint16(at + 8, true) & 1) throw new ArchiveFault("encrypted");
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const entry: Entry = {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    readZip64(view, nameEnd, extraEnd, entry);
    packed += entry.packed;
    size += entry.size;
    // A small part of zeros (printer settings) may shrink that far; a large one does not in a real file.
    const swollen = entry.size > 1024 * 1024 && entry.size > entry.packed * limits.ratio;
    if (swollen || size > limits.inflated) throw bomb();
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).toLowerCase();
    // Two parts of one name: readers disagree which counts, and that is how a file shows one thing and imports another.
    if (entries.has(name)) throw broken();
    entries.set(name, entry);
    at = extraEnd + view.getUint16(at + 32, true);
  }
  if (size > packed * limits.ratio) throw bomb();
  return entries;
};

/** Some writers put 64-bit sizes into the extra field even of small files, in this order and only for those marked by all ones. */
const readZip64 = (view: DataView, from: number, to: number, entry: Entry): void => {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const key of ["size", "packed", "at"] as const) {
      if (entry[key] !== 0xffffffff) continue;
      entry[key] = Number(view.getBigUint64(field, true));
      field += 8;
    }
    return;
  }
};

const inflate = (bytes: Uint8Array, view: DataView, { at, method, packed, size, crc }: Entry): Uint8Array => {
  try {
    if (view.getUint32(at, true) !== 0x04034b50) throw broken();
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = bytes.subarray(from, from + packed);
    if (method !== 0 && method !== 8) throw broken();
    const out = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    if (data.length !== packed || out.length !== size || crc32(out) !== crc) throw broken();
    return out;
  } catch {
    // zlib's own errors (bad data, more output than promised) and offsets beyond the file say the same to a person.
    throw broken();
  }
};
