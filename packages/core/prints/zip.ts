import { crc32, deflateRawSync } from "node:zlib";

// 1 January 1980, the first day a zip knows: the parts of an equal export are equal.
const DAY_ONE = 0x21;
const UTF8 = 0x800;
const DEFLATED = 8;

/** A zip of the parts in their order; names are UTF-8. For parts far below the 4 GB of the old format. */
export const zipOf = (parts: readonly (readonly [name: string, text: string])[]): Uint8Array => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of parts) {
    const data = Buffer.from(text, "utf8");
    const packed = deflateRawSync(data);
    const label = Buffer.from(name, "utf8");
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(UTF8, 2);
    head.writeUInt16LE(DEFLATED, 4);
    head.writeUInt16LE(0, 6);
    head.writeUInt16LE(DAY_ONE, 8);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(label.length, 22);
    bodies.push(Buffer.from("PK\u0003\u0004", "latin1"), head, label, packed);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), head, offset, label);
    at += 30 + label.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
};
