import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { bytesAt, pieces } from "../source.ts";
import { inflateZlib, type Budget } from "./inflate.ts";
import { pdfLexer } from "./pdf-lexer.ts";

const scripts = new Set(["JavaScript", "JS", "Launch", "XFA", "RichMedia", "OnInstantiate"]);
const attachments = new Set(["EmbeddedFile", "EmbeddedFiles"]);

/** @throws invalid `file.script`, `file.attachment`, `file.encrypted` for a name that stands for one of these */
function judge(name: string): void {
  if (scripts.has(name)) throw refusal("file.script");
  if (attachments.has(name)) throw refusal("file.attachment");
  if (name === "Encrypt") throw refusal("file.encrypted");
}

/** A letter as itself or as `#xx`. */
const spelt = (text: string) => [...text].map((c) => `(?:${c}|#${c.charCodeAt(0).toString(16)})`).join("");
const space = String.raw`(?:[\0\t\n\f\r ]|%[^\r\n]{0,64}[\r\n]){0,64}`;
const ends = String.raw`(?=[\0\t\n\f\r \/<>[\](){}%])`;
/** Readers find objects by offset, so one may stand inside what looks like a string, a comment or a picture. */
const anywhere: readonly [RegExp, "file.script" | "file.attachment" | "file.encrypted"][] = [
  [new RegExp(`^/${spelt("S")}${space}/(?:${spelt("JavaScript")}|${spelt("Launch")})${ends}`, "i"), "file.script"],
  [new RegExp(`^/${spelt("EmbeddedFile")}${spelt("s")}?${space}(?=<<|\\[|\\d+ \\d+ R|/[A-Z])`, "i"), "file.attachment"],
  [new RegExp(`^/${spelt("Encrypt")}${space}(?=<<|\\d+ \\d+ R)`, "i"), "file.encrypted"],
];

/**
 * A PDF from header to end (ISO 32000-2, 7.5). What acts is looked for in all objects, those packed into object streams included, and as
 * plain bytes everywhere.
 * @throws invalid `file.malformed`, `file.polyglot`, `file.encrypted`, `file.script`, `file.attachment`, `file.inflates_too_much`
 */
export async function checkPdf(source: Source, budget: Budget): Promise<void> {
  if (!/^%PDF-[12]\.\d/.test((await bytesAt(source, 0, 8)).toString("latin1"))) throw refusal("file.malformed");
  await checkEnd(source);
  const { packed, rooted } = await survey(source);
  let seen = rooted;
  for (const { from, to, flate } of packed) {
    const lexer = pdfLexer({ name: judge, word: () => {} });
    let size = 0;
    const read = (piece: Uint8Array) => {
      size += piece.length;
      for (let at = 0; at < piece.length;) at = lexer.push(piece, at);
    };
    if (flate) await inflateZlib(pieces(source, from, to), budget.left, read);
    else for await (const piece of pieces(source, from, to)) read(piece);
    lexer.end();
    budget.left -= size;
    seen = true;
  }
  if (!seen) throw refusal("file.malformed");
}

/** `%%EOF` with nothing but blanks behind it, and before it the offset of a cross-reference that is there. */
async function checkEnd(source: Source): Promise<void> {
  const from = Math.max(0, source.size - 2048);
  const tail = (await bytesAt(source, from, 2048)).toString("latin1");
  const end = tail.lastIndexOf("%%EOF");
  if (end === -1) throw refusal("file.malformed");
  if (!/^[\0\t\n\f\r \x1a]*$/.test(tail.slice(end + 5))) throw refusal("file.polyglot");
  const offset = /startxref\s+(\d{1,12})\s+$/.exec(tail.slice(0, end))?.[1];
  if (offset === undefined) throw refusal("file.malformed");
  const there = (await bytesAt(source, Number(offset), 64)).toString("latin1");
  if (!/^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(there)) throw refusal("file.malformed");
}

type Stretch = { readonly from: number; readonly to: number; readonly flate: boolean };
/** A real document packs a hundred objects and more into each. */
const maxPacked = 20_000;

/** One pass over all bytes: names outside of streams, and where the object streams are. */
async function survey(source: Source): Promise<{ packed: readonly Stretch[]; rooted: boolean }> {
  const packed: Stretch[] = [];
  let rooted = false;
  let names: string[] = [];
  const lexer = pdfLexer({
    name(name) {
      judge(name);
      if (name === "Root") rooted = true;
      if (names.length < 256) names.push(name);
    },
    word(word) {
      if (word === "obj" || word === "endobj") names = [];
    },
  });

  let before: Buffer = Buffer.alloc(0);
  let offset = 0;
  /** Where the content of the stream that we are in began, if we are in one. */
  let stream: number | undefined;
  let body: Buffer = Buffer.alloc(0);
  for await (const piece of pieces(source)) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    before = searchAnywhere(before, bytes);
    for (let at = 0; at < bytes.length;) {
      if (stream === undefined) {
        at = lexer.push(bytes, at);
        if (at < bytes.length) [stream, body] = [offset + at, Buffer.alloc(0)];
        continue;
      }
      // The word that ends the stream may be cut by the end of a piece.
      const rest = body.length > 0 ? Buffer.concat([body, bytes.subarray(at)]) : bytes.subarray(at);
      const end = rest.indexOf("endstream");
      if (end === -1) {
        body = Buffer.from(rest.subarray(Math.max(0, rest.length - 8)));
        break;
      }
      const to = offset + at - body.length + end;
      if (names.includes("ObjStm")) packed.push(await stretch(source, stream, to, names));
      at += end + 9 - body.length;
      [stream, body, names] = [undefined, Buffer.alloc(0), []];
      if (packed.length > maxPacked) throw refusal("file.malformed");
    }
    offset += bytes.length;
  }
  judgeAnywhere(before, before.length);
  if (stream !== undefined) throw refusal("file.malformed");
  lexer.end();
  return { packed, rooted };
}

/** Objects are packed by Flate or not at all; behind any other filter, or a predictor, nothing could be found. */
async function stretch(source: Source, from: number, to: number, names: readonly string[]): Promise<Stretch> {
  const filters = names.filter((name) => /Decode$|^(?:Fl|A85|AHx|LZW|RL|Crypt|Predictor)$/.test(name));
  if (filters.length > 1 || (filters[0] !== undefined && !/^(?:FlateDecode|Fl)$/.test(filters[0]))) throw refusal("file.malformed");
  const start = (await bytesAt(source, from, 2)).toString("latin1");
  return { from: from + (start === "\r\n" ? 2 : 1), to, flate: filters.length === 1 };
}

/** Searches what begins in `bytes`, and what began shortly before. Texts are made of suspects only: this sees every byte of large files. */
function searchAnywhere(before: Buffer, bytes: Buffer): Buffer {
  judgeAnywhere(Buffer.concat([before, bytes.subarray(0, reach)]), before.length);
  judgeAnywhere(bytes, Math.max(0, bytes.length - reach));
  return Buffer.from(bytes.length >= reach ? bytes.subarray(-reach) : Buffer.concat([before, bytes]).subarray(-reach));
}

/** Longer than any of the patterns finds. */
const reach = 512;
const suspects = new Set([..."SsEe#"].map((char) => char.charCodeAt(0)));

function judgeAnywhere(bytes: Buffer, until: number): void {
  for (let at = bytes.indexOf(0x2f); at !== -1 && at < until; at = bytes.indexOf(0x2f, at + 1)) {
    if (!suspects.has(bytes[at + 1]!)) continue;
    const text = bytes.toString("latin1", at, at + reach);
    for (const [pattern, code] of anywhere) if (pattern.test(text)) throw refusal(code);
  }
}
