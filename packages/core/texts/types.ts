/** What an authored text is made of: the JSON of a Tiptap document with a closed set of nodes and marks, in its normal form. */
export type RichText = { type: "doc"; content: Block[] };

export type Paragraph = { type: "paragraph"; content?: Inline[] };
export type Heading = { type: "heading"; attrs: { level: 1 | 2 | 3 | 4 }; content?: Inline[] };
export type Rule = { type: "horizontalRule" };
export interface ListItem<Held = Block> {
  type: "listItem";
  content: Held[];
}
export interface BulletList<Held> {
  type: "bulletList";
  content: ListItem<Held>[];
}
export interface OrderedList<Held> {
  type: "orderedList";
  attrs: { start: number };
  content: ListItem<Held>[];
}
export interface Quote<Held> {
  type: "blockquote";
  content: Held[];
}
export type Cell = { type: "tableCell" | "tableHeader"; attrs: { colspan: number; rowspan: number }; content: CellBlock[] };
export type Row = { type: "tableRow"; content: Cell[] };
export type Table = { type: "table"; content: Row[] };
/** `file` is the SHA-256 of a confirmed image, `width` a share of the page in percent. */
export type Image = { type: "image"; attrs: { file: string; alt: string; width: number } };
export type Block = Paragraph | Heading | BulletList<Block> | OrderedList<Block> | Quote<Block> | Table | Image | Rule;
/** A cell holds no table, at no depth: nobody can read one on a narrow page, and a form of the administration has none. */
export type CellBlock = Paragraph | Heading | Image | Rule | BulletList<CellBlock> | OrderedList<CellBlock> | Quote<CellBlock>;

export type Text = { type: "text"; text: string; marks?: Mark[] };
export type Inline = Text | { type: "hardBreak" };
/** In the order in which a normal text names them. */
export const plainMarks = ["bold", "italic", "underline", "strike", "superscript", "subscript"] as const;
export type Mark = { type: (typeof plainMarks)[number] } | { type: "link"; attrs: { href: string } };

/** Any node, for walks that ask only what is common to all. */
export type Node = Block | ListItem | Row | Cell | Inline | RichText;
