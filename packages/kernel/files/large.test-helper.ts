import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { crc32, deflateRawSync } from "node:zlib";
import { wordParts } from "./office.test-helper.ts";
import { pdf } from "./pdf.test-helper.ts";
import { zip } from "./zip.test-helper.ts";

/** Writes pieces to a file that is larger than memory should be, and says what to claim of it. */
async function write(file: string, pieces: Iterable<Buffer>): Promise<{ size: number; sha256: string }> {
  const out = createWriteStream(file);
  const hash = createHash("sha256");
  let size = 0;
  for (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
    if (!out.write(piece)) await once(out, "drain");
  }
  out.end();
  await finished(out);
  return { size, sha256: hash.digest("hex") };
}

const block = 8 * 1024 * 1024;

/** A Word file of that many pictures of 8 MB each, packed, and a text that unpacks to much more. */
export async function largeWord(file: string, pictures: number): Promise<{ size: number; sha256: string }> {
  const text = Buffer.from("<w:p><w:r><w:t>Quy trình tiếp công dân, nội dung dài</w:t></w:r></w:p>".repeat(1000));
  const small = wordParts({ body: "" });
  const picture = randomBytes(block);
  const packed = deflateRawSync(picture, { level: 1 });
  const body = Buffer.concat([
    Buffer.from("<a>"),
    ...Array.from({ length: 300 }, (_, i) => Buffer.concat([text, randomText(i)])),
    Buffer.from("</a>"),
  ]);
  const parts = [...small, { name: "word/comments.xml", data: body }];
  // One picture is written, and the archive's tables are made as if there were as many as asked for.
  const table = Array.from({ length: pictures }, (_, i) => ({ name: `word/media/image${i}.png`, data: "", packed: new Uint8Array() }));
  const empty = zip([...parts, ...table]);
  return write(file, splice(empty, pictures, packed, crc32(picture)));
}

/** Puts the packed data behind each empty header, and sizes, checksum and offsets where they belong. */
function* splice(empty: Buffer, pictures: number, packed: Buffer, crc: number): Generator<Buffer> {
  const end = empty.length - 22;
  const directory = empty.readUInt32LE(end + 16);
  const tables = Buffer.from(empty.subarray(directory));
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32LE(crc, 0);
  numbers.writeUInt32LE(packed.length, 4);
  numbers.writeUInt32LE(block, 8);
  let [from, moved] = [0, 0];
  for (let at = 0; at < tables.length - 22; at += 46 + tables.readUInt16LE(at + 28)) {
    const header = tables.readUInt32LE(at + 42);
    tables.writeUInt32LE(header + moved, at + 42);
    if (!tables.toString("latin1", at + 46, at + 46 + tables.readUInt16LE(at + 28)).startsWith("word/media/")) continue;
    numbers.copy(tables, at + 16);
    const to = header + 30 + empty.readUInt16LE(header + 26);
    const own = Buffer.from(empty.subarray(from, to));
    numbers.copy(own, header - from + 14);
    yield own;
    yield packed;
    [from, moved] = [to, moved + packed.length];
  }
  if (moved !== pictures * packed.length) throw new Error("not every picture was found");
  yield empty.subarray(from, directory);
  tables.writeUInt32LE(directory + moved, tables.length - 22 + 16);
  yield tables;
}

/** Enough noise that no part is packed beyond reason. */
const randomText = (i: number) => Buffer.from(`<b>${randomBytes(2048).toString("base64")}${i}</b>`);

/** A PDF with one stream of noise, of about that many bytes. */
export async function largePdf(file: string, size: number): Promise<{ size: number; sha256: string }> {
  const head = Buffer.from("%PDF-1.7\n9 0 obj << /Length 1 >>\nstream\n");
  const blocks = Math.floor(size / block);
  const tail = "\nendstream\nendobj\n";
  const noise = randomBytes(block);
  const start = head.length + blocks * block + tail.length;
  // The rest is a small PDF of its own; its offsets begin where the noise ends.
  const rest = pdf({ header: "\n" }).toString("latin1");
  const moved = rest.replace(/startxref\n(\d+)/, (_, offset: string) => `startxref\n${Number(offset) + start}`);
  return write(file, [head, ...Array.from({ length: blocks }, () => noise), Buffer.from(tail + moved, "latin1")]);
}
