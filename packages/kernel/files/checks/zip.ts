import { maxEntries } from "../limits.ts";
import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { bytesAt } from "../source.ts";
import { endRecord } from "./polyglot.ts";

/** One part of an archive, as its directory and its own header agree on. Sizes in bytes; `at` is where the packed data begins. */
export type Entry = {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly deflated: boolean;
  readonly at: number;
};
type Listed = Omit<Entry, "at"> & { readonly header: number; readonly flags: number; readonly method: number; readonly raw: Buffer };

const bad = () => refusal("file.malformed");
const big = 0xffffffff;

/**
 * The parts of an archive in the order they stand in. Readers of archives differ in what they believe, so that one may show what another
 * has checked past: only an archive that all read alike is taken. It begins at the first byte, ends at the last, its parts lie one behind
 * the other without gap or overlap, no name appears twice, and each part's own header says what the directory says (APPNOTE 6.3).
 * @throws invalid `file.malformed`, `file.polyglot`, `file.encrypted`, `file.too_many_entries`
 */
export async function entriesOf(source: Source): Promise<readonly Entry[]> {
  const { count, size, offset, end } = await directory(source);
  if (count > maxEntries) throw refusal("file.too_many_entries");
  if (count === 0 || size > 64 * 1024 * maxEntries || offset + size !== end) throw bad();
  const listed = parse(await bytesAt(source, offset, size), count).sort((a, b) => a.header - b.header);
  const names = new Set(listed.map(({ name }) => name.toLowerCase()));
  if (names.size !== listed.length) throw bad();
  if (listed[0]!.header !== 0) throw refusal("file.polyglot");
  const entries: Entry[] = [];
  for (const [i, each] of listed.entries()) entries.push(await placed(source, each, listed[i + 1]?.header ?? offset));
  return entries;
}

async function directory(source: Source) {
  // Sought at the very end: a comment is where another format would hide.
  const at = source.size - 22;
  if (at < 0) throw bad();
  const tail = await bytesAt(source, at, 22);
  if (!tail.subarray(0, 4).equals(endRecord)) {
    const last = await bytesAt(source, Math.max(0, source.size - 22 - 0xffff), 22 + 0xffff);
    throw last.includes(endRecord) ? refusal("file.polyglot") : bad();
  }
  const [disk, start, here, count] = [tail.readUInt16LE(4), tail.readUInt16LE(6), tail.readUInt16LE(8), tail.readUInt16LE(10)];
  const [size, offset] = [tail.readUInt32LE(12), tail.readUInt32LE(16)];
  if (tail.readUInt16LE(20) !== 0) throw refusal("file.polyglot");
  if (count === 0xffff || size === big || offset === big) return directory64(source, at);
  if (disk !== 0 || start !== 0 || here !== count) throw bad();
  return { count, size, offset, end: at };
}

/** Some writers use the 64-bit records for small archives too. */
async function directory64(source: Source, end: number) {
  const locator = await bytesAt(source, end - 20, 20);
  if (end < 76 || locator.readUInt32LE(0) !== 0x07064b50) throw bad();
  const at = number(locator, 8);
  if (at + 56 !== end - 20) throw bad();
  const record = await bytesAt(source, at, 56);
  if (record.readUInt32LE(0) !== 0x06064b50 || number(record, 4) !== 44 || number(record, 24) !== number(record, 32)) throw bad();
  return { count: number(record, 32), size: number(record, 40), offset: number(record, 48), end: at };
}

function number(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw bad();
  return Number(value);
}

function parse(bytes: Buffer, count: number): Listed[] {
  const listed: Listed[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw bad();
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + noteLength;
    if (next > bytes.length || bytes.readUInt16LE(at + 34) !== 0) throw bad();
    const raw = bytes.subarray(at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size, packed, header] = wide(extra, [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]);
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    // Bits 0, 6 and 13: encrypted content, strong encryption, masked headers.
    if ((flags & 0x2041) !== 0 || method === 99) throw refusal("file.encrypted");
    if (method !== 0 && method !== 8) throw bad();
    if (method === 0 && size !== packed) throw bad();
    listed.push({
      name: nameOf(raw),
      raw,
      size,
      packed,
      header,
      flags,
      method,
      crc: bytes.readUInt32LE(at + 16),
      deflated: method === 8,
    });
    at = next;
  }
  if (at !== bytes.length) throw bad();
  return listed;
}

/** Fields of 32 bits that are full stand in the 64-bit extra field (4.5.3), in this order and only then. */
function wide(extra: Buffer, fields: [size: number, packed: number, header: number]): [number, number, number] {
  if (!fields.includes(big)) return fields;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    let from = at + 4;
    return fields.map((field) => {
      if (field !== big) return field;
      if (from + 8 > end) throw bad();
      from += 8;
      return number(extra, from - 8);
    }) as [number, number, number];
  }
  throw bad();
}

/** Names are what a part is found by: relative, forward slashes, no way up, nothing unseen. */
function nameOf(raw: Buffer): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw bad();
  }
  if (name === "" || /[\p{Cc}\p{Cf}\\:]/u.test(name) || name.startsWith("/")) throw bad();
  if (name.split("/").some((part, i, all) => part === "." || part === ".." || (part === "" && i < all.length - 1))) throw bad();
  return name;
}

async function placed(source: Source, each: Listed, next: number): Promise<Entry> {
  const head = await bytesAt(source, each.header, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw bad();
  const [flags, method, nameLength] = [head.readUInt16LE(6), head.readUInt16LE(8), head.readUInt16LE(26)];
  if ((flags & 0x2041) !== 0) throw refusal("file.encrypted");
  if (method !== each.method || nameLength !== each.raw.length) throw bad();
  if (!(await bytesAt(source, each.header + 30, nameLength)).equals(each.raw)) throw bad();
  const at = each.header + 30 + nameLength + head.readUInt16LE(28);
  const described = (flags & 8) !== 0;
  const [packed, size] = [head.readUInt32LE(18), head.readUInt32LE(22)];
  // With a descriptor behind the data, and in the 64-bit form, the header's own numbers are left open.
  const agrees = (own: number, said: number) => own === said || own === big || (described && own === 0);
  if (!agrees(packed, each.packed) || !agrees(size, each.size) || !agrees(head.readUInt32LE(14), each.crc)) throw bad();
  const gap = next - (at + each.packed);
  if (described ? ![12, 16, 20, 24].includes(gap) : gap !== 0) throw bad();
  const { name, crc, deflated } = each;
  return { name, packed: each.packed, size: each.size, crc, deflated, at };
}
