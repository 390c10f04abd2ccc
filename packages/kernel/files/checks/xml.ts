import { refusal } from "../refusals.ts";
import type { Sink } from "./inflate.ts";

/** `attributes` by their full names; `all` has the values of every attribute of a local name, whatever its prefix. */
export type Tag = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly all: (localName: string) => readonly string[];
};
/** `text` comes with the tag's raw characters left out, in any number of portions. */
export type Listener = { readonly tag: (raw: string) => void; readonly text?: (portion: string) => void };

/** Word keeps drawings in an attribute; nothing sensible is longer. */
const maxTag = 1024 * 1024;

const bad = () => refusal("file.malformed");
const known = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-1|windows-125\d)$/i;

/** How the part is written, by its first bytes (XML 1.0, appendix F), or undefined when it is no XML. */
export function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  const first = head.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return first === 0x3c ? "utf-8" : undefined;
}

/**
 * Splits XML that arrives piece by piece into tags and text, without trusting any of it. Nothing is resolved: a document that declares
 * its own entities is refused. @throws invalid `file.xml_entities`, `file.malformed`
 */
export function xmlSplitter(encoding: string, listener: Listener): Sink & { readonly end: () => void } {
  // Bytes that are no characters are shown as such: readers in the wild keep going too.
  const decoder = new TextDecoder(encoding);
  let rest = "";
  /** How far into `rest` a tag that has not ended was read. */
  let read = 0;
  const split = () => {
    let at = 0;
    while (at < rest.length) {
      const open = read > 0 ? 0 : rest.indexOf("<", at);
      listener.text?.(rest.slice(at, open === -1 ? rest.length : open));
      if (open === -1) return (rest = "");
      const end = endOf(rest, open, open + Math.max(1, read));
      read = 0;
      if (end < 0) {
        [at, read] = [open, -end - open];
        break;
      }
      report(rest.slice(open, end), listener);
      at = end;
    }
    rest = rest.slice(at);
    if (rest.length > maxTag) throw bad();
  };
  const push = (piece: Uint8Array) => {
    rest += decoder.decode(piece, { stream: true });
    split();
  };
  const end = () => {
    rest += decoder.decode();
    split();
    if (rest !== "") throw bad();
  };
  return Object.assign(push, { end });
}

function report(markup: string, { tag, text }: Listener): void {
  if (markup.startsWith("<!--")) return;
  if (markup.startsWith("<![CDATA[")) return text?.(markup.slice(9, -3));
  if (!markup.startsWith("<?")) return tag(markup);
  const said = /\bencoding\s*=\s*["']([^"']*)["']/.exec(markup)?.[1];
  if (/^<\?xml\s/.test(markup) && said !== undefined && !known.test(said)) throw bad();
}

/**
 * Where the markup that begins at `open` ends, or, when that has not arrived, less than zero: the negative of where to read on. A quoted `>`
 * ends nothing.
 */
function endOf(text: string, open: number, from: number): number {
  const closing = text.startsWith("<!--", open) ? "-->" : text.startsWith("<![CDATA[", open) ? "]]>" : undefined;
  if (closing) {
    const at = text.indexOf(closing, open + (closing === "-->" ? 4 : 9));
    return at === -1 ? -open - 1 : at + 3;
  }
  if (text.length - open < 9 && ["<![CDATA[", "<!--"].some((start) => start.startsWith(text.slice(open)))) return -open - 1;
  // At once, before its end: a DOCTYPE may be as long as it likes.
  if (text.startsWith("<!", open)) throw refusal("file.xml_entities");
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === ">") return at + 1;
    if (char === "<") throw bad();
    if (char !== '"' && char !== "'") continue;
    const quoted = text.indexOf(char, at + 1);
    if (quoted === -1) return -at;
    at = quoted;
  }
  return -text.length;
}

const tagShape = /^<([^\s/>"'=<]+)((?:\s+[^\s/>"'=<]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>$/;
const attributeShape = /([^\s/>"'=<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** The name without its prefix, the attributes with their references resolved; undefined for an end tag. @throws invalid `file.malformed` */
export function parseTag(raw: string): Tag | undefined {
  if (raw.startsWith("</")) return undefined;
  const [, name, inside] = tagShape.exec(raw) ?? [];
  if (name === undefined) throw bad();
  const attributes = new Map<string, string>();
  for (const [, key, double, single] of inside!.matchAll(attributeShape)) {
    // Twice the same is not well-formed, and two readers would not agree which one counts.
    if (attributes.has(key!)) throw bad();
    attributes.set(key!, resolve(double ?? single ?? ""));
  }
  const all = (wanted: string) => [...attributes].flatMap(([key, value]) => (local(key) === wanted ? [value] : []));
  return { name: local(name), attributes, all };
}

/** The name of a raw tag without its prefix, cheaply: for documents of millions of tags. */
export function nameOfTag(raw: string): string {
  let end = 1;
  while (end < raw.length && !/[\s/>]/.test(raw[end]!)) end++;
  return local(raw.slice(1, end));
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);
const entities: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function resolve(value: string): string {
  return value.replace(/&([^;]*);?/g, (_, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point = code ? Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) : undefined;
    const char = point === undefined ? entities[name] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (char === undefined) throw bad();
    return char;
  });
}

/** All start tags of a small part. */
export function tagsIn(bytes: Uint8Array): Tag[] {
  const encoding = encodingOf(bytes.subarray(0, 64));
  if (!encoding) throw bad();
  const tags: Tag[] = [];
  const push = xmlSplitter(encoding, {
    tag: (raw) => {
      const tag = parseTag(raw);
      if (tag) tags.push(tag);
    },
  });
  push(bytes);
  push.end();
  return tags;
}
