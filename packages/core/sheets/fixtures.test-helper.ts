// Test help only: builds .xlsx files by hand, sound ones and crooked ones, so that no writer's habits hide what the reader must withstand.
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

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;

type Parts = { strings?: string; styles?: string; workbook?: string; more?: readonly (readonly [string, string])[]; book?: string };

/** The parts of a workbook whose one sheet is `sheet`, the inside of `<worksheet>`. */
export const partsOf = (sheet: string, { strings, styles, workbook, more = [], book = "" }: Parts = {}) =>
  [
    ["_rels/.rels", xml(`<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)],
    [
      "xl/workbook.xml",
      xml(workbook ?? `<workbook xmlns:r="${OFFICE}">${book}<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      xml(
        `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
          `<Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
          `<Relationship Id="rId4" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ),
    ],
    ["xl/worksheets/sheet1.xml", xml(`<worksheet>${sheet}</worksheet>`)],
    ...(strings === undefined ? [] : [["xl/sharedStrings.xml", xml(`<sst>${strings}</sst>`)] as const]),
    ...(styles === undefined ? [] : [["xl/styles.xml", xml(`<styleSheet>${styles}</styleSheet>`)] as const]),
    ...more,
  ] as const;

export const workbookOf = (sheet: string, parts?: Parts) => zipOf(partsOf(sheet, parts));

/** A row of text cells written in place. */
export const textRow = (row: number, ...texts: string[]) =>
  `<row r="${row}">${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
