import { ArchiveFault, openZip } from "../archives/index.ts";
import { textOfDocx } from "./docx.ts";
import { fileLimits, type FileText, whyUnread, without } from "./file-text.ts";
import { textOfOdt } from "./odt.ts";
import { textOfPdf } from "./pdf.ts";

const ofArchive = { broken: whyUnread.broken, encrypted: whyUnread.encrypted, bomb: whyUnread.tooMuch } as const;
const startsWith = (bytes: Uint8Array, magic: string) => [...magic].every((char, index) => bytes[index] === char.charCodeAt(0));

/**
 * The text of an uploaded DOCX, ODT or PDF, for comparing and searching: NFC, without control characters and empty lines. The bytes say what
 * the file is. Never throws for what a file holds: a file without readable text gives the reason, in both languages with the remedy.
 */
export async function textOfFile(bytes: Uint8Array): Promise<FileText> {
  if (startsWith(bytes, "%PDF-")) return textOfPdf(bytes);
  if (startsWith(bytes, "\u00d0\u00cf\u0011\u00e0")) return without(whyUnread.encrypted);
  if (!startsWith(bytes, "PK\u0003\u0004")) return without(whyUnread.unsupported);
  try {
    const parts = openZip(bytes, fileLimits.archive);
    if (parts("[Content_Types].xml")) return textOfDocx(parts);
    const type = parts("mimetype");
    return type && new TextDecoder().decode(type).startsWith("application/vnd.oasis.opendocument.text")
      ? textOfOdt(parts)
      : without(whyUnread.unsupported);
  } catch (error) {
    if (error instanceof ArchiveFault) return without(ofArchive[error.why]);
    throw error;
  }
}
