import type { TextBlock } from "./blocks.ts";

/** A line as it stands on its page, in points; `y` grows upwards. */
export type PdfLine = { text: string; left: number; right: number; y: number; size: number };
type Item = { str: string; transform: readonly number[]; width: number; height: number; hasEOL: boolean };

/** What the page draws, put together to lines. */
export function linesOf(items: readonly Item[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | undefined;
  for (const { str, transform, width, height, hasEOL } of items) {
    const [left = 0, y = 0] = transform.slice(4);
    if (str !== "") {
      if (!open) lines.push((open = { text: "", left, right: left, y, size: height }));
      open.text += str;
      if (str.trim() !== "") open.right = Math.max(open.right, left + width);
      open.size = Math.max(open.size, height);
    }
    if (hasEOL) open = undefined;
  }
  return lines.filter(({ text }) => text.trim() !== "");
}

/** How an item of a list or an article begins, which is never the rest of the sentence before. */
const begins = /^\s*(?:[-–—•+*▪]|\d+(?:\.\d+)*[.)/]|[a-zđ]\)|[IVX]+\.|(?:Điều|Chương|Mục|Phần|Phụ lục)\s)/u;
/** Share of the width of the page's text that a line may leave free and still have been broken for want of room. */
const ragged = 0.15;

/** Lines that ran to the edge are joined with the next, so that one word more in a paragraph is one word more, and not ten lines. */
export function paragraphsOf(page: readonly PdfLine[]): TextBlock[] {
  const edge = Math.max(...page.map(({ right }) => right));
  const width = edge - Math.min(...page.map(({ left }) => left));
  const found: TextBlock[] = [];
  for (const [index, line] of page.entries()) {
    const former = page[index - 1];
    const last = found.at(-1);
    const goesOn =
      former !== undefined &&
      former.right >= edge - width * ragged &&
      Math.abs(former.size - line.size) < 1 &&
      former.y > line.y &&
      former.y - line.y < 2.5 * Math.max(former.size, 1) &&
      !begins.test(line.text);
    if (goesOn && last) last.text += ` ${line.text}`;
    else found.push({ kind: "paragraph", text: line.text, place: [] });
  }
  return found;
}
