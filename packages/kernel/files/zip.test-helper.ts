import { crc32, deflateRawSync } from "node:zlib";

/** One part, and how to write it wrong. */
export type Part = {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** Said in the headers instead of the truth. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  /** Said in the part's own header only. */
  readonly ownName?: string;
  /** Bytes between the packed data and what follows. */
  readonly gap?: Uint8Array;
  /** Packed data as it is, instead of packing `data`. */
  readonly packed?: Uint8Array;
  /** Sizes behind the data, as streaming writers put them. */
  readonly described?: boolean;
  /** Directory entry points at the part of this number. */
  readonly alias?: number;
};
type Whole = { readonly before?: Uint8Array; readonly comment?: string; readonly count?: number; readonly after?: Uint8Array };

/** A zip archive, right unless told otherwise. */
export function zip(
  parts: readonly Part[],
  { before = new Uint8Array(), comment = "", count, after = new Uint8Array() }: Whole = {},
): Buffer {
  const out: Buffer[] = [Buffer.from(before)];
  const directory: Buffer[] = [];
  const starts: number[] = [];
  let at = before.length;
  const push = (bytes: Buffer) => {
    out.push(bytes);
    at += bytes.length;
  };
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = part.packed ? Buffer.from(part.packed) : part.stored ? data : deflateRawSync(data);
    const own = Buffer.from(part.ownName ?? part.name);
    const name = Buffer.from(part.name);
    const [crc, size, length] = [part.crc ?? crc32(data), part.size ?? data.length, part.packedSize ?? packed.length];
    const flags = (part.flags ?? 0) | (part.described ? 8 : 0) | 0x800;
    const method = part.method ?? (part.stored ? 0 : 8);
    starts.push(at);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    if (!part.described) {
      local.writeUInt32LE(crc, 14);
      local.writeUInt32LE(length, 18);
      local.writeUInt32LE(size, 22);
    }
    local.writeUInt16LE(own.length, 26);
    push(local);
    push(own);
    push(packed);
    if (part.described) {
      const descriptor = Buffer.alloc(16);
      descriptor.writeUInt32LE(0x08074b50, 0);
      descriptor.writeUInt32LE(crc, 4);
      descriptor.writeUInt32LE(length, 8);
      descriptor.writeUInt32LE(size, 12);
      push(descriptor);
    }
    if (part.gap) push(Buffer.from(part.gap));

    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(starts[part.alias ?? starts.length - 1]!, 42);
    directory.push(entry, name);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? parts.length, 8);
  end.writeUInt16LE(count ?? parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...out, listed, end, Buffer.from(comment), Buffer.from(after)]);
}
