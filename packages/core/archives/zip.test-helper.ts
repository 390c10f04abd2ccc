// Test help only: builds archives by hand, sound ones and crooked ones, so that no writer's habits hide what the reader must withstand.
import { crc32, deflateRawSync } from "node:zlib";

type Lie = { size?: number; packed?: number; crc?: number; flags?: number; count?: number; zip64?: boolean };

const bytes = (...parts: readonly (readonly [width: 2 | 4 | 8, value: number])[]) =>
  Buffer.concat(
    parts.map(([width, value]) => {
      const out = Buffer.alloc(width);
      if (width === 8) out.writeBigUInt64LE(BigInt(value));
      else if (width === 4) out.writeUInt32LE(value);
      else out.writeUInt16LE(value);
      return out;
    }),
  );

/** A zip of the parts; `lie` overwrites what its directory says of every part. */
export const zipOf = (parts: readonly (readonly [name: string, content: string | Uint8Array])[], lie: Lie = {}): Uint8Array => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const local = Buffer.concat([
      bytes([4, 0x04034b50], [2, 20], [2, 0], [2, 8], [4, 0], [4, crc32(data)], [4, packed.length], [4, data.length]),
      bytes([2, title.length], [2, 0]),
      title,
      packed,
    ]);
    const sizes = { packed: lie.packed ?? packed.length, size: lie.size ?? data.length };
    const extra = lie.zip64 ? bytes([2, 1], [2, 16], [8, sizes.size], [8, sizes.packed]) : Buffer.alloc(0);
    directory.push(
      bytes([4, 0x02014b50], [2, 20], [2, 20], [2, lie.flags ?? 0], [2, 8], [4, 0], [4, lie.crc ?? crc32(data)]),
      bytes([4, lie.zip64 ? 0xffffffff : sizes.packed], [4, lie.zip64 ? 0xffffffff : sizes.size]),
      bytes([2, title.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      title,
      extra,
    );
    bodies.push(local);
    at += local.length;
  }
  const tail = Buffer.concat(directory);
  const count = lie.count ?? parts.length;
  const end = bytes([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, tail.length], [4, at], [2, 0]);
  return new Uint8Array(Buffer.concat([...bodies, tail, end]));
};
