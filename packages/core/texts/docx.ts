import { type Parts, relationsOf, walk } from "../archives/index.ts";
import { type FileText, Lines, whyUnread, without } from "./file-text.ts";
import { Paragraphs } from "./paragraphs.ts";

/** Taken back by the author, moved away, or said a second time for older readers: not part of what a reader sees. */
const unread = new Set(["del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "tabs"]);
const spaces: { readonly [tag: string]: string } = { tab: " ", br: " ", cr: " ", ptab: " ", noBreakHyphen: "-" };

/**
 * Paragraphs, headings and rows of a DOCX as a reader sees them with all tracked changes accepted, then foot- and endnotes. Headers and
 * footers are left out, and so are the numbers that Word computes. @throws ArchiveFault
 */
export function textOfDocx(parts: Parts): FileText {
  const path = relationsOf(parts("_rels/.rels"), "").find(({ kind }) => kind === "officeDocument")?.target ?? "word/document.xml";
  const main = parts(path);
  if (!main || !path.startsWith("word/")) return without(main ? whyUnread.unsupported : whyUnread.broken);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = relationsOf(parts(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const target = (kind: string) => relations.find((one) => one.kind === kind)?.target;
  const lines = new Lines();
  const levels = headingsOf(parts, target("styles") ?? `${folder}styles.xml`);
  for (const part of [main, ...["footnotes", "endnotes"].map((kind) => parts(target(kind) ?? `${folder}${kind}.xml`))])
    if (part) read(part, levels, lines);
  return lines.done();
}

type Levels = ReadonlyMap<string, number>;

/** Levels by the style's id. Ids are in the language of whoever wrote the file; a heading's name is `heading 1` everywhere. */
function headingsOf(parts: Parts, path: string): Levels {
  const levels = new Map<string, number>();
  const styles = parts(path);
  let id = "";
  if (styles)
    walk(styles, {
      open(tag, attributes) {
        if (tag === "style") id = valueOf(attributes(), "styleId") ?? "";
        else if (tag === "name") {
          const [, level] = /^heading ([1-9])$/i.exec(valueOf(attributes(), "val") ?? "") ?? [];
          if (level) levels.set(id, Number(level));
        } else if (tag === "outlineLvl") setLevel(levels, id, valueOf(attributes(), "val"));
      },
    });
  return levels;
}

/** The outline counts from 0, and 9 is plain text. */
function setLevel(levels: Map<string, number>, id: string, written: string | undefined): void {
  const level = levelOf(written);
  if (level !== undefined && !levels.has(id)) levels.set(id, level);
}
const levelOf = (written: string | undefined) => (/^[0-8]$/.test(written ?? "") ? Number(written) + 1 : undefined);

/** The prefix of an attribute is the writer's choice. */
const valueOf = (attributes: { [name: string]: string }, name: string) =>
  Object.entries(attributes).find(([key]) => key === name || key.endsWith(`:${name}`))?.[1];

function read(part: Uint8Array, levels: Levels, lines: Lines): void {
  const open = new Paragraphs(lines);
  let skipping = 0;
  let inText = false;
  walk(part, {
    open(tag, attributes) {
      if (skipping > 0 || unread.has(tag)) skipping += 1;
      else if (tag === "p") open.openParagraph();
      else if (tag === "tr") open.openRow();
      else if (tag === "tc") open.openCell();
      else if (tag === "t") inText = true;
      else if (tag === "numPr") open.mark({ item: true });
      else if (tag === "pStyle") mark(levels.get(valueOf(attributes(), "val") ?? ""));
      else if (tag === "outlineLvl") mark(levelOf(valueOf(attributes(), "val")));
      else if (spaces[tag] !== undefined) open.text(spaces[tag]);
    },
    text(text) {
      if (inText && skipping === 0) open.text(text);
    },
    close(tag) {
      if (skipping > 0) skipping -= 1;
      else if (tag === "p") open.closeParagraph();
      else if (tag === "tr") open.closeRow();
      else if (tag === "tc") open.closeCell();
      else if (tag === "t") inText = false;
    },
  });
  function mark(level: number | undefined): void {
    if (level !== undefined) open.mark({ level });
  }
}
