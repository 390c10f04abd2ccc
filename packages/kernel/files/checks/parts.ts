import { maxWhole, maxEmbedded } from "../limits.ts";
import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { type Budget, type Sink, unpack } from "./inflate.ts";
import { encodingOf, type Listener, xmlSplitter } from "./xml.ts";
import type { Entry } from "./zip.ts";

/** What the first bytes of a part say it is. */
const archive = /^(?:PK\x03\x04|PK\x05\x06|Rar!\x1a|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd|MSCF|[^]{257}ustar)/;
const program = /^(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/;
export const compound = Buffer.from("d0cf11e0a1b11ae1", "hex");
const embedded = /(?:^|\/)embeddings\/[^/]+\.(?:xlsx|docx|pptx|vsdx)$/i;
/** Packed metafiles: pictures, though they begin as gzip does. */
const metafile = /\/media\/[^/]+\.(?:emz|wmz)$/i;

const utf16 = (text: string) => Buffer.from(text, "utf16le").toString("latin1");
/** In a compound file: a whole program put in as an object, or a project of macros. */
const packaged = `\x01Ole10Native`;
export const oleNames = { packaged: utf16(packaged), macros: utf16("_VBA_PROJECT"), encrypted: utf16("EncryptedPackage") };

/** Calls `found` when one of the texts stands in what is pushed, across pieces too. Bytes are read as latin1. */
export function seeking(texts: readonly string[], found: (text: string) => void): Sink {
  const longest = Math.max(...texts.map((text) => text.length));
  let before = "";
  return (piece) => {
    const here = before + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString("latin1");
    for (const text of texts) if (here.includes(text)) found(text);
    before = here.slice(1 - longest);
  };
}

/** The whole of a small part. @throws invalid `file.malformed` when it is not small */
export async function whole(source: Source, entry: Entry, budget: Budget, most = maxWhole): Promise<Buffer> {
  if (entry.size > most) throw refusal("file.malformed");
  const parts: Buffer[] = [];
  await unpack(source, entry, budget, (piece) => void parts.push(Buffer.from(piece)));
  return Buffer.concat(parts);
}

export type PartRules = {
  /** Hears the tags of a part that is XML; undefined when nothing in it matters. */
  readonly listen: (name: string) => Listener;
  /** Checks a document inside the document; without it there may be none. */
  readonly within?: (inner: Buffer) => Promise<void>;
};

/**
 * Unpacks one part and looks at all of it: its checksum, that it is no archive, no program and no packaged object, and that it declares
 * no entities if it is XML. @throws invalid `file.nested_archive`, `file.active_content`, `file.macros`, `file.xml_entities`
 */
export async function checkPart(source: Source, entry: Entry, budget: Budget, rules: PartRules): Promise<void> {
  if (rules.within && embedded.test(entry.name) && entry.size > 0) {
    if (entry.size > maxEmbedded) throw refusal("file.nested_archive");
    return rules.within(await whole(source, entry, budget, maxEmbedded));
  }
  let sink: (Sink & { end?: () => void }) | undefined;
  // The first bytes are collected until they are enough to tell by.
  let head: Buffer | undefined = Buffer.alloc(0);
  const begin = () => {
    const start = head!;
    head = undefined;
    sink = sinkFor(entry.name, start, rules);
    sink?.(start);
  };
  await unpack(source, entry, budget, (piece) => {
    if (!head) return sink?.(piece);
    head = Buffer.concat([head, piece]);
    if (head.length >= 512) begin();
  });
  if (head) begin();
  sink?.end?.();
}

function sinkFor(name: string, head: Buffer, rules: PartRules): (Sink & { end?: () => void }) | undefined {
  const text = head.toString("latin1");
  if (archive.test(text) && !metafile.test(name)) throw refusal("file.nested_archive");
  if (program.test(text)) throw refusal("file.active_content");
  if (head.subarray(0, 8).equals(compound)) {
    return seeking([oleNames.macros, oleNames.packaged], (hit) => {
      throw refusal(hit === oleNames.macros ? "file.macros" : "file.active_content");
    });
  }
  if (/\.svg$/i.test(name)) return drawing();
  const encoding = encodingOf(head);
  if (encoding) return xmlSplitter(encoding, rules.listen(name));
  if (head.length > 0 && /\.(?:xml|rels|vml)$/i.test(name)) throw refusal("file.malformed");
  return undefined;
}

/** Word keeps a drawing beside its picture. Such a drawing may have a DOCTYPE, but nothing that runs and nothing that unfolds. */
function drawing(): Sink {
  let before = "";
  return (piece) => {
    const text = before + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString("latin1").replaceAll("\0", "");
    if (/<(?:\w+:)?script\b|\son\w+\s*=|javascript:|<(?:\w+:)?foreignObject\b/i.test(text)) throw refusal("file.active_content");
    if (text.includes("<!ENTITY")) throw refusal("file.xml_entities");
    before = text.slice(-64);
  };
}
