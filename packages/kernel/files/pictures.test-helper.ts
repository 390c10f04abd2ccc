import { crc32, deflateSync } from "node:zlib";

export function pngChunk(type: string, data: Uint8Array = new Uint8Array(), crc?: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc ?? crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function png({ width = 2, height = 2, more = [] as readonly Buffer[], after = "" } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(6));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    ...more,
    pngChunk("IDAT", data),
    pngChunk("IEND"),
    Buffer.from(after, "latin1"),
  ]);
}

const segment = (marker: number, ...data: readonly number[]) => Buffer.from([0xff, marker, 0, data.length + 2, ...data]);

/** Segments, a scan of coded bytes with a stuffed FF and a restart in it, and the end. */
export function jpeg({ width = 2, height = 2, more = [] as readonly Buffer[], after = new Uint8Array() as Uint8Array } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0),
    ...more,
    segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)),
    segment(0xc0, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0),
    segment(0xda, 1, 1, 0, 0, 63, 0),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    after,
  ]);
}
export const jpegSegment = segment;
