// Test help only: authored texts to compare and search, and arbitrary ones.
import fc from "fast-check";
import { type nodes, RichText } from "./index.ts";

export const file = "a".repeat(64);
export const text = (text: string, ...marks: unknown[]) => ({ type: "text", text, ...(marks.length > 0 ? { marks } : {}) });
export const p = (...content: (string | object)[]) => ({
  type: "paragraph",
  content: content.map((one) => (typeof one === "string" ? text(one) : one)),
});
export const h = (level: number, title: string) => ({ type: "heading", attrs: { level }, content: [text(title)] });
export const ul = (...items: object[]) => ({ type: "bulletList", content: items.map((item) => ({ type: "listItem", content: [item] })) });
export const ol = (start: number, ...items: object[]) => ({ ...ul(...items), type: "orderedList", attrs: { start } });
export const table = (...rows: string[][]) => ({
  type: "table",
  content: rows.map((cells) => ({ type: "tableRow", content: cells.map((cell) => ({ type: "tableCell", content: [p(cell)] })) })),
});
export const raw = (...content: object[]) => ({ type: "doc", content });
export const doc = (...content: object[]): RichText => RichText.parse(raw(...content));
export const image = (attrs: object = {}) => ({ type: "image", attrs: { file, alt: "Sơ đồ", width: 80, ...attrs } });

/** Words as they come from keyboards and files: composed, decomposed, with Đ, digits, signs and an emoji of two halves. */
const word = fc.constantFrom(
  ..."quy trình kiểm soát tài liệu Ủy ban nhân dân xã tiếp nhận hồ sơ Điều 5 12/2026/QĐ-UBND (mẫu) – a. ngày".split(" "),
  "kie\u0302\u0309m",
  "soa\u0301t",
  "📄",
  "Ho\u00A0So\u031B",
);
export const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(" "));
const marks = fc.subarray([
  { type: "bold" },
  { type: "italic" },
  { type: "underline" },
  { type: "strike" },
  { type: "superscript" },
  { type: "link", attrs: { href: "https://dichvucong.gov.vn/a" } },
]);
const inline = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("text"), text: words, marks }) },
  // A sign alone, whose letter stands in the node before.
  fc.record({ type: fc.constant("text"), text: fc.constantFrom("\u0301", " ", "\t", "\n", "\u200B", ""), marks }),
  fc.constant({ type: "hardBreak" }),
);
const content = fc.array(inline, { maxLength: 4 });
const paragraph = fc.record({ type: fc.constant("paragraph"), content });
const spans = fc.option(
  fc.record({ colspan: fc.integer({ min: 1, max: 3 }), rowspan: fc.integer({ min: 1, max: 3 }), colwidth: fc.constant(null) }),
  {
    nil: null,
  },
);

type Grown = { block: object; blocks: object[]; celled: object; cell: object[] };
const few = { minLength: 1, maxLength: 3 };
/** What may stand anywhere: leaves, and lists and quotes of what `inner` gives. */
const common = (inner: fc.Arbitrary<object[]>) => [
  { weight: 6, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("heading"), attrs: fc.record({ level: fc.integer({ min: 1, max: 4 }) }), content }),
  },
  fc.constant({ type: "horizontalRule" }),
  fc.record({ alt: words, width: fc.integer({ min: 1, max: 100 }) }).map(image),
  inner.map((held) => ({ type: "blockquote", content: held })),
  fc
    .tuple(fc.constantFrom("bulletList", "orderedList"), fc.array(inner, few))
    .map(([type, items]) => ({ type, content: items.map((held) => ({ type: "listItem", content: held })) })),
];
const shallow = { depthSize: "small", maxDepth: 3 } as const;
const { block } = fc.letrec<Grown>((tie) => ({
  block: fc.oneof(
    shallow,
    ...common(tie("blocks")),
    fc.array(fc.array(fc.tuple(fc.constantFrom("tableCell", "tableHeader"), spans, tie("cell")), few), few).map((rows) => ({
      type: "table",
      content: rows.map((cells) => ({ type: "tableRow", content: cells.map(([type, attrs, held]) => ({ type, attrs, content: held })) })),
    })),
  ),
  blocks: fc.array(tie("block"), few),
  // A cell holds no table, at no depth.
  celled: fc.oneof(shallow, ...common(tie("cell"))),
  cell: fc.array(tie("celled"), few),
}));

/** Any document an editor may send. */
export const anyRaw = fc.array(block, { minLength: 1, maxLength: 12 }).map((content) => ({ type: "doc", content }));
export const anyDoc = anyRaw.map((given) => RichText.parse(given));

type Edit = { at: number; cut: number; put: nodes.Block[] };
const edits = fc.array(fc.record({ at: fc.nat(20), cut: fc.nat(3), put: fc.array(block, { maxLength: 2 }) }), { maxLength: 4 });
const edited = ({ content }: RichText, given: readonly Edit[]): nodes.Block[] =>
  given.reduce((blocks, { at, cut, put }) => [...blocks.slice(0, at), ...put, ...blocks.slice(at + cut)], content);

/** A document and what became of it: lines cut and put in, so that much of both is alike. */
export const anyRevision = fc.tuple(anyDoc, edits).map(([before, changes]) => {
  const content = edited(before, changes as Edit[]);
  return { before, after: RichText.parse({ type: "doc", content: content.length > 0 ? content : [p("rỗng")] }) };
});
