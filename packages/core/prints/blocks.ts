import type { nodes } from "../texts/index.ts";
import type { Flow } from "./flow.ts";
import { faceOf, runsOf } from "./inline.ts";
import type { Run } from "./lines.ts";
import type { Place } from "./place.ts";
import { type Strip, textStrips } from "./strips.ts";
import { tableOf } from "./tables.ts";

const BULLETS = ["–", "+", "•"];
const NARROWEST = 24;
/** The same place further in, as long as there is room. */
const within = (place: Place, inset: number): Place => {
  const by = Math.max(0, Math.min(inset, place.width - NARROWEST));
  return { ...place, left: place.left + by, width: place.width - by, body: false };
};

/** Body text as NĐ 30/2020 has it: spread, first line 1 cm in, 6 points between paragraphs. */
const paragraph = ({ content }: nodes.Paragraph, place: Place): Strip[] =>
  textStrips(place.fonts, runsOf(content, place), place.width, {
    size: place.size,
    align: place.centered ? "center" : place.width > 200 ? "justify" : "left",
    left: place.left,
    after: place.body ? 6 : 2,
    ...(place.body ? { indent: 28.35 } : {}),
  });

const headings = [
  { more: 1, bold: true, italic: false },
  { more: 0, bold: true, italic: false },
  { more: 0, bold: true, italic: true },
  { more: 0, bold: false, italic: true },
] as const;
const heading = ({ content, attrs }: nodes.Heading, place: Place): Strip[] => {
  const { more, bold, italic } = headings[attrs.level - 1]!;
  const size = place.size + (place.body ? more : 0);
  return textStrips(place.fonts, runsOf(content, { size, bold, italic }), place.width, {
    size,
    align: place.centered ? "center" : "left",
    left: place.left,
    before: place.body ? 6 : 0,
    after: place.body ? 4 : 2,
    glue: true,
  });
};

/** A list: the mark of each item stands before its first line. */
const list = (node: nodes.BulletList<nodes.Block> | nodes.OrderedList<nodes.Block>, place: Place): Flow[] => {
  const { fonts, size, bullets = 0 } = place;
  const ordered = node.type === "orderedList";
  const ink = { face: faceOf(place.bold ?? false, place.italic ?? false), size };
  const markOf = (index: number) => (ordered ? `${node.attrs.start + index}.` : BULLETS[Math.min(bullets, BULLETS.length - 1)]!);
  const gap = size * 0.45;
  const width = Math.max(size, fonts.width(markOf(node.content.length - 1), ink.face, size)) + gap;
  const outer = place.body ? within(place, 14) : place;
  const inner = { ...within(outer, width), bullets: ordered ? bullets : bullets + 1 };
  return node.content.flatMap(({ content }, index) => {
    const mark = textStrips(fonts, [{ text: markOf(index), ink }], inner.left - outer.left, { size, align: "left", left: outer.left })[0]!;
    const [first, ...more] = flowOf(content, inner);
    // Beside its first line; above what is no line.
    if (typeof first === "object" && first.is === "strip" && first.draw) {
      const { draw } = first;
      const both: Strip = {
        ...first,
        height: Math.max(first.height, mark.height),
        draw: async (pen, x, y) => (await mark.draw?.(pen, x, y), draw(pen, x, y)),
      };
      return [both, ...more];
    }
    return [{ ...mark, glue: true }, ...(first ? [first] : []), ...more];
  });
};

/** As wide as its share of the line, and never higher than most of a page or a cell may be. */
const picture = ({ attrs }: nodes.Image, place: Place): Strip[] => {
  const found = place.pictures.get(attrs.file);
  const before = place.body ? 4 : 0;
  const after = place.body ? 8 : 2;
  if (!found || "why" in found) {
    const why = found?.why ?? "không còn tệp";
    const said: Run = {
      text: `[Không in được hình${attrs.alt ? `: ${attrs.alt}` : ""} – ${why}]`,
      ink: { face: "italic", size: place.size, color: "#B00020" },
    };
    return textStrips(place.fonts, [said], place.width, { size: place.size, align: "center", left: place.left, before, after });
  }
  // A photograph of a telephone held upright says that it is to be turned.
  const [across, down] = (found.orientation ?? 1) > 4 ? [found.height, found.width] : [found.width, found.height];
  const scale = Math.min((place.width * attrs.width) / 100 / across, (place.body ? 500 : 320) / down);
  const [width, height] = [across * scale, down * scale];
  return [
    {
      is: "strip",
      before,
      height,
      after,
      glue: false,
      draw: (pen, x, y) => pen.picture(found, x + place.left + (place.width - width) / 2, y, width, height),
    },
  ];
};

const rule = ({ left, width }: Place): Strip => ({
  is: "strip",
  before: 4,
  height: 4,
  after: 4,
  glue: false,
  draw: (pen, x, y) => pen.rule(x + left, y + 2, x + left + width),
});

const blockFlow = (block: nodes.Block, place: Place): Flow[] => {
  switch (block.type) {
    case "paragraph":
      return paragraph(block, place);
    case "heading":
      return heading(block, place);
    case "bulletList":
    case "orderedList":
      return list(block, place);
    case "blockquote":
      return flowOf(block.content, { ...within(place, 24), italic: true });
    case "table":
      return [tableOf(block, place, cellStrips)];
    case "image":
      return picture(block, place);
    case "horizontalRule":
      return [rule(place)];
  }
};

/** Authored blocks as they are laid out. */
export const flowOf = (blocks: readonly nodes.Block[], place: Place): Flow[] => blocks.flatMap((block) => blockFlow(block, place));

// Safe: a cell holds no table, so all it gives are strips.
const cellStrips = (blocks: readonly nodes.CellBlock[], place: Place): Strip[] => flowOf(blocks, place) as Strip[];
