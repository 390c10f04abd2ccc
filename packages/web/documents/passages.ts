/** Passages of a text by their offsets, in a page that says in `data-at` where each line begins. */
type Place = { from: number; to: number };

/** What is selected within the text; empty when nothing is, or something else. */
export function quoteIn(sheet: HTMLElement | null): string {
  const selection = getSelection();
  if (!sheet || !selection || selection.isCollapsed || !sheet.contains(selection.anchorNode) || !sheet.contains(selection.focusNode))
    return "";
  return selection.toString().trim().slice(0, 2000);
}

const name = "remarks";
/** Marks passages without touching the text; a browser that cannot leaves them unmarked, the remarks stand beneath all the same. */
export function highlight(sheet: HTMLElement | null, places: readonly Place[]): void {
  if (!sheet || !("highlights" in CSS)) return;
  const ranges = places.flatMap((place) => rangesOf(sheet, place));
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

function rangesOf(sheet: HTMLElement, { from, to }: Place): Range[] {
  return [...sheet.querySelectorAll<HTMLElement>("[data-at]")].flatMap((line) => {
    const begins = Number(line.dataset["at"]);
    if (begins >= to) return [];
    const [start, end] = [pointAt(line, from - begins), pointAt(line, to - begins)];
    if (!start || !end || (start.node === end.node && start.offset === end.offset)) return [];
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range.collapsed ? [] : [range];
  });
}

/** The point so many letters into a line; its ends for what lies outside. Undefined where it has no letters. */
function pointAt(line: HTMLElement, offset: number): { node: Node; offset: number } | undefined {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let left = Math.max(0, offset);
  let last: Text | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") left -= 1;
    if (!(node instanceof Text)) continue;
    if (left <= node.data.length) return { node, offset: Math.max(0, left) };
    left -= node.data.length;
    last = node;
  }
  return last && { node: last, offset: last.data.length };
}
