import type { Claim, Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { bytesAt, pieces } from "../source.ts";
import { type FileType, isFileType } from "../types.ts";
import { checkDigest } from "./digest.ts";
import { newBudget } from "./inflate.ts";
import { checkJpeg } from "./jpeg.ts";
import { checkOdt, isOdf } from "./odt.ts";
import { checkPackage } from "./ooxml.ts";
import { compound, oleNames, seeking } from "./parts.ts";
import { checkPdf } from "./pdf.ts";
import { checkPng, pngSignature } from "./png.ts";
import { opensAsPdf, opensAsZip } from "./polyglot.ts";
import { entriesOf } from "./zip.ts";

export { checkDigest, digestOf } from "./digest.ts";
export { checkName } from "./names.ts";

/**
 * Whether the content is what was claimed, of a type we take, whole, and without anything that runs, hides or is fetched from elsewhere.
 * Memory stays small whatever the size. What it cannot know: whether a reader of the file has a fault of its own.
 * @throws invalid, unsupported `file.*`; never anything else, whatever the bytes are
 */
export async function checkContent(source: Source, claim: Omit<Claim, "name">): Promise<void> {
  if (!isFileType(claim.type)) throw refusal("file.type_not_accepted");
  await checkDigest(source, claim);
  const found = await inspect(source, claim.type);
  if (found !== claim.type) throw refusal("file.type_mismatch");
}

/** The type of the content, found and checked; of some other sort, undefined. */
async function inspect(source: Source, declared: FileType): Promise<string | undefined> {
  const head = await bytesAt(source, 0, 8);
  const starts = (text: string) => head.subarray(0, text.length).equals(Buffer.from(text, "latin1"));
  if (starts("PK\x03\x04")) return archive(source);
  if (head.equals(compound)) throw refusal((await isLocked(source)) ? "file.encrypted" : "file.type_mismatch");
  const type = starts("%PDF-")
    ? "application/pdf"
    : head.equals(pngSignature)
      ? "image/png"
      : starts("\xff\xd8\xff")
        ? "image/jpeg"
        : undefined;
  if (type === undefined) {
    // Something before the header: readers that look for it would still open the file.
    if (declared === "application/pdf" && (await opensAsPdf(source))) throw refusal("file.polyglot");
    throw refusal((await opensAsZip(source)) ? "file.polyglot" : "file.type_unknown");
  }
  if (type !== declared) return type;
  if (await opensAsZip(source)) throw refusal("file.polyglot");
  if (type === "application/pdf") await checkPdf(source, newBudget());
  else {
    if (await opensAsPdf(source)) throw refusal("file.polyglot");
    await (type === "image/png" ? checkPng(source) : checkJpeg(source));
  }
  return type;
}

async function archive(source: Source): Promise<string | undefined> {
  if (await opensAsPdf(source)) throw refusal("file.polyglot");
  const entries = await entriesOf(source);
  if (isOdf(entries[0])) return checkOdt(source, newBudget(), entries);
  return checkPackage(source, newBudget(), 0, entries);
}

/** Office keeps a document with a password inside a compound file (MS-OFFCRYPTO 2.3.4); without it, such a file is an old .doc or .xls. */
async function isLocked(source: Source): Promise<boolean> {
  let locked = false;
  const seek = seeking([oleNames.encrypted], () => (locked = true));
  for await (const piece of pieces(source)) seek(piece);
  return locked;
}
