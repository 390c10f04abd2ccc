import type { nodes } from "../texts/index.ts";
import type { Face, Ink } from "./fonts.ts";
import type { Run } from "./lines.ts";
import { LINK } from "./pen.ts";

export type Look = { size: number; bold?: boolean; italic?: boolean };

export const faceOf = (bold: boolean, italic: boolean): Face => (bold ? (italic ? "boldItalic" : "bold") : italic ? "italic" : "normal");

const inkOf = (marks: readonly nodes.Mark[], { size, bold = false, italic = false }: Look): Ink => {
  const has = (type: nodes.Mark["type"]) => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === "link");
  // A place in the same text is found by its number on paper, so only what leads out of it stays a link.
  const out = link?.type === "link" && /^(?:https|mailto):/i.test(link.attrs.href) ? link.attrs.href : undefined;
  const raised = has("superscript") || has("subscript");
  return {
    face: faceOf(bold || has("bold"), italic || has("italic")),
    size: raised ? size * 0.65 : size,
    ...(raised ? { rise: has("superscript") ? size * 0.33 : -size * 0.12 } : {}),
    ...(has("underline") || out ? { underline: true } : {}),
    ...(has("strike") ? { strike: true } : {}),
    ...(out ? { link: out, color: LINK } : {}),
  };
};

/** Runs of letters with their marks. */
export const runsOf = (content: readonly nodes.Inline[] = [], look: Look): Run[] =>
  content.map((node): Run => (node.type === "hardBreak" ? "break" : { text: node.text, ink: inkOf(node.marks ?? [], look) }));
