import type { Source } from "../port.ts";
import { bytesAt } from "../source.ts";

/** End of central directory (APPNOTE 4.3.16): 22 bytes, then a comment of up to 64 KB. */
export const endRecord = Buffer.from("PK\x05\x06", "latin1");

/** Whether a zip reader, which begins at the end, would find an archive in this content. */
export async function opensAsZip(source: Source): Promise<boolean> {
  const from = Math.max(0, source.size - 22 - 0xffff);
  const tail = await bytesAt(source, from, source.size - from);
  for (let at = tail.lastIndexOf(endRecord); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(endRecord, at - 1)) {
    if (at + 22 > tail.length) continue;
    // Readers differ in whether a comment may be shorter than what follows: none of it is taken here.
    const [entries, size, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (entries > 0 && size >= 46 * entries && size + offset <= from + at) return true;
  }
  return false;
}

/** Whether a PDF reader, which takes a header within the first kilobyte, would open this content. */
export const opensAsPdf = async (source: Source): Promise<boolean> => (await bytesAt(source, 0, 1024)).includes("%PDF-");
