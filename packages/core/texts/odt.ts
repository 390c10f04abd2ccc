import { type Parts, walk } from "../archives/index.ts";
import { type FileText, Lines, whyUnread, without } from "./file-text.ts";
import { Paragraphs } from "./paragraphs.ts";

/** Former words of tracked changes, remarks in the margin and lists of contents are not the text. */
const unread = new Set(["tracked-changes", "annotation", "table-of-content", "alphabetical-index"]);
/** Blanks in a row that are worth keeping; a file may claim billions. */
const maxBlanks = 100;

/** Paragraphs, headings and rows of an OpenDocument text. @throws ArchiveFault */
export function textOfOdt(parts: Parts): FileText {
  const content = parts("content.xml");
  if (!content) return without(whyUnread.broken);
  if (isEncrypted(parts("META-INF/manifest.xml"))) return without(whyUnread.encrypted);
  const lines = new Lines();
  const open = new Paragraphs(lines);
  let skipping = 0;
  let items = 0;
  walk(content, {
    open(tag, attributes) {
      if (skipping > 0 || unread.has(tag)) skipping += 1;
      else if (tag === "p") open.openParagraph();
      else if (tag === "h") open.openParagraph(Math.min(9, Math.max(1, Number(attributes()["text:outline-level"] ?? 1) || 1)));
      else if (tag === "list-item") items += 1;
      else if (tag === "table-row") open.openRow();
      else if (tag === "table-cell") open.openCell();
      else if (tag === "tab" || tag === "line-break") open.text(" ");
      else if (tag === "s") open.text(" ".repeat(Math.min(maxBlanks, Math.max(1, Number(attributes()["text:c"] ?? 1) || 1))));
    },
    text(text) {
      if (skipping === 0) open.text(text);
    },
    close(tag) {
      if (skipping > 0) skipping -= 1;
      else if (tag === "p" || tag === "h") {
        if (items > 0) open.mark({ item: true });
        open.closeParagraph();
      } else if (tag === "list-item") items -= 1;
      else if (tag === "table-row") open.closeRow();
      else if (tag === "table-cell") open.closeCell();
    },
  });
  return lines.done();
}

function isEncrypted(manifest: Uint8Array | undefined): boolean {
  let found = false;
  if (manifest) walk(manifest, { open: (tag) => (found ||= tag === "encryption-data") });
  return found;
}
