import { tidy } from "./characters.ts";
import {
  type Block,
  type Cell,
  type CellBlock,
  type Inline,
  type ListItem,
  type Mark,
  plainMarks,
  type RichText,
  type Row,
  type Text,
} from "./types.ts";

type Loose = {
  type: string;
  text?: string;
  attrs?: { [name: string]: unknown } | null | undefined;
  marks?: Loose[] | undefined;
  content?: Loose[] | undefined;
};

/**
 * The normal form of a text that `written` accepted: attributes in full, marks in one order and once, neighbours of equal marks joined,
 * nothing empty. Texts that look alike are alike, and so are their hashes. Normal texts stay as they are.
 */
export const normal = (doc: unknown): RichText => ({ type: "doc", content: blocksOf(doc as Loose) });

const blocksOf = ({ content = [] }: Loose): Block[] => content.map(block);

function block(node: Loose): Block {
  const { attrs } = node;
  switch (node.type) {
    case "heading":
      return { type: "heading", attrs: { level: attrs?.["level"] as 1 | 2 | 3 | 4 }, ...inner(node) };
    case "bulletList":
      return { type: "bulletList", content: items(node) };
    case "orderedList":
      return { type: "orderedList", attrs: { start: number(attrs?.["start"], 1) }, content: items(node) };
    case "blockquote":
      return { type: "blockquote", content: blocksOf(node) };
    case "table":
      return { type: "table", content: (node.content ?? []).map(row) };
    case "image":
      return {
        type: "image",
        attrs: { file: String(attrs?.["file"]), alt: String(attrs?.["alt"] ?? "").trim(), width: number(attrs?.["width"], 100) },
      };
    case "horizontalRule":
      return { type: "horizontalRule" };
    default:
      return { type: "paragraph", ...inner(node) };
  }
}

const number = (given: unknown, usual: number) => (typeof given === "number" ? given : usual);
const items = ({ content = [] }: Loose): ListItem[] => content.map((item) => ({ type: "listItem", content: blocksOf(item) }));
const row = ({ content = [] }: Loose): Row => ({ type: "tableRow", content: content.map(cell) });
const cell = (node: Loose): Cell => ({
  type: node.type === "tableHeader" ? "tableHeader" : "tableCell",
  attrs: { colspan: number(node.attrs?.["colspan"], 1), rowspan: number(node.attrs?.["rowspan"], 1) },
  // Safe: `RichText` refuses a table within a cell.
  content: blocksOf(node) as CellBlock[],
});

function inner({ content = [] }: Loose): { content?: Inline[] } {
  const done: Inline[] = [];
  for (const node of content) {
    if (node.type === "hardBreak") done.push({ type: "hardBreak" });
    else addText(done, node.text ?? "", marksOf(node.marks ?? []));
  }
  return done.length === 0 ? {} : { content: done };
}

const signs = /^\p{M}+/u;

/** A sign that belongs to the letter before goes to that letter's node, whatever its own marks: no word is cut between letter and dấu. */
function addText(done: Inline[], text: string, marks: readonly Mark[]): void {
  const last = done.at(-1);
  if (last?.type !== "text") return put(done, text, marks);
  const [own = ""] = signs.exec(text) ?? [];
  last.text = tidy(last.text + own);
  const rest = text.slice(own.length);
  if (rest === "") return;
  if (same(last.marks ?? [], marks)) last.text = tidy(last.text + rest);
  else put(done, rest, marks);
}

function put(done: Inline[], text: string, marks: readonly Mark[]): void {
  if (text === "") return;
  const node: Text = { type: "text", text };
  done.push(marks.length === 0 ? node : { ...node, marks: [...marks] });
}

function marksOf(given: readonly Loose[]): Mark[] {
  const plain: Mark[] = plainMarks.filter((type) => given.some((mark) => mark.type === type)).map((type) => ({ type }));
  // Two links on one passage: the one set last is the one that opens.
  const link = given.findLast((mark) => mark.type === "link");
  return link ? [...plain, { type: "link", attrs: { href: String(link.attrs?.["href"]) } }] : plain;
}

const same = (a: readonly Mark[], b: readonly Mark[]) => JSON.stringify(a) === JSON.stringify(b);
