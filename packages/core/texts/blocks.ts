import * as z from "zod";
import { folded } from "../fields/index.ts";
import type { Block, Cell, Inline, Node, RichText } from "./types.ts";

/**
 * A line of text and how it stands: what comparing, searching, comments and lists of contents work on, whether the text was written here or
 * read from a file. The text holds no line break; the cells of a row stand between tabs.
 */
export const TextBlock = z
  .object({
    kind: z.enum(["paragraph", "heading", "row", "image", "rule"]),
    text: z.string(),
    level: z.int().min(1).max(9).optional(),
    /** What the line stands in, outermost first: `bulletList`, `orderedList 1`, `item`, `more` (a further line of an item), `quote`, `table`. */
    place: z.array(z.string()),
    /** How each cell of a row stands: `th 2x1` is a header over two columns. */
    cells: z.array(z.string()).optional(),
    /** The image: SHA-256 and width in percent. */
    image: z.string().optional(),
    /** Marked passages in order, as `[mark, passage]`; a link's mark is `link` and its address. */
    format: z.array(z.tuple([z.string(), z.string()])).optional(),
  })
  .meta({ id: "TextBlock" });
export type TextBlock = z.infer<typeof TextBlock>;

/** The lines of an authored text, in order. */
export const blocksOf = (doc: RichText): TextBlock[] => doc.content.flatMap((block) => lines(block, []));

/** One line for each block, rows of tables with tabs between their cells. */
export const plainText = (of: RichText | readonly TextBlock[]): string =>
  ("type" in of ? blocksOf(of) : of).map(({ text }) => text).join("\n");

/** As searched: without dấu, lower case, one blank between words. */
export const searchText = (of: RichText | readonly TextBlock[]): string => folded(plainText(of)).replace(/\s+/g, " ").trim();

/** The images that a text shows, by SHA-256, each once. */
export const imagesOf = (of: RichText): string[] => [...new Set(imagesIn(of))];
function imagesIn(node: Node): string[] {
  if (node.type === "image") return [node.attrs.file];
  return "content" in node && node.content ? node.content.flatMap((inner: Node) => imagesIn(inner)) : [];
}

export type OutlineEntry = {
  level: number;
  text: string;
  /** Number of the line among `blocksOf`. */
  block: number;
  /** What a link within the text names after `#`: unlike every other of this text. */
  slug: string;
};

/** The headings that say something, in order. */
export function outline(of: RichText | readonly TextBlock[]): OutlineEntry[] {
  const taken = new Set<string>();
  return ("type" in of ? blocksOf(of) : of).flatMap(({ kind, level, text }, block) => {
    if (kind !== "heading" || level === undefined || text.trim() === "") return [];
    const name =
      folded(text)
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "") || "muc";
    let slug = name;
    for (let again = 2; taken.has(slug); again += 1) slug = `${name}-${again}`;
    taken.add(slug);
    return [{ level, text: text.trim(), block, slug }];
  });
}

function lines(block: Block, place: string[]): TextBlock[] {
  switch (block.type) {
    case "paragraph":
      return [{ kind: "paragraph", place, ...written(block.content) }];
    case "heading":
      return [{ kind: "heading", level: block.attrs.level, place, ...written(block.content) }];
    case "image": {
      const { file, alt, width } = block.attrs;
      return [{ kind: "image", text: alt, place, image: `${file} ${width}` }];
    }
    case "horizontalRule":
      return [{ kind: "rule", text: "", place }];
    case "blockquote":
      return block.content.flatMap((inner) => lines(inner, [...place, "quote"]));
    case "table":
      return block.content.map(({ content }) => row(content, [...place, "table"]));
    case "bulletList":
    case "orderedList": {
      const list = block.type === "orderedList" ? `orderedList ${block.attrs.start}` : block.type;
      return block.content.flatMap(({ content }) =>
        content.flatMap((inner, index) => lines(inner, [...place, list, index === 0 ? "item" : "more"])),
      );
    }
  }
}

function row(content: readonly Cell[], place: string[]): TextBlock {
  const read = content.map((cell) => ({ cell, inner: cell.content.flatMap((inner) => lines(inner, [])) }));
  const format = read.flatMap(({ inner }) => inner.flatMap((line) => line.format ?? []));
  return {
    kind: "row",
    text: read.map(({ inner }) => inner.map(({ text }) => text).join(" ")).join("\t"),
    place,
    cells: read.map(({ cell, inner }) => cellShape(cell, inner)),
    ...(format.length > 0 ? { format } : {}),
  };
}

function cellShape({ type, attrs }: Cell, inner: readonly TextBlock[]): string {
  const shape = `${type === "tableHeader" ? "th" : "td"} ${attrs.colspan}x${attrs.rowspan}`;
  const parts = inner.map(({ kind, level, place, image }) => [kind, level, ...place, image].filter(Boolean).join(" "));
  return parts.length === 1 && parts[0] === "paragraph" ? shape : `${shape} (${parts.join(", ")})`;
}

function written(content: readonly Inline[] = []): Pick<TextBlock, "text" | "format"> {
  const format: [string, string][] = [];
  let text = "";
  for (const node of content) {
    if (node.type === "hardBreak") {
      format.push(["break", text.slice(-20)]);
      text += " ";
      continue;
    }
    for (const mark of node.marks ?? []) format.push([mark.type === "link" ? `link ${mark.attrs.href}` : mark.type, node.text]);
    text += node.text;
  }
  return { text, ...(format.length > 0 ? { format } : {}) };
}
