import { RichText } from "../texts/index.ts";

/** What a model may leave open, and how each is filled when an agency takes it up. A closed set: anything else in braces is a mistake. */
export const placeholders = {
  agency: { vi: "Tên cơ quan", en: "Name of the agency" },
  head: { vi: "Họ tên người đứng đầu", en: "Name of its head" },
  date: { vi: "Ngày tiếp nhận mẫu, dd/mm/yyyy", en: "Day on which the model was taken up, dd/mm/yyyy" },
  province: { vi: "Tên tỉnh, thành phố", en: "Name of the province" },
  unit: { vi: "Đơn vị chủ trì tài liệu", en: "Unit that answers for the document" },
} as const;
export type Placeholder = keyof typeof placeholders;
export type Filling = { readonly [name in Placeholder]: string };
/** Bytes that one filled placeholder may take: a name of 200 letters, up to three bytes each. */
const widest = 600;

const braces = /\{\{\s*([^{}]*?)\s*\}\}/g;
type Node = { type: string; text?: string; content?: Node[] };
const isKnown = (name: string): name is Placeholder => Object.hasOwn(placeholders, name);

/** Every run of letters of a text, in order. */
const runs = (node: Node): string[] => [...(node.text === undefined ? [] : [node.text]), ...(node.content ?? []).flatMap(runs)];

/** What stands in braces and is no placeholder, as it stands there; a brace without its pair too. In the order of first use. */
export function unknownIn(...texts: (string | RichText)[]): string[] {
  const words = texts.flatMap((text) => (typeof text === "string" ? [text] : runs(text as Node)));
  const found = words.flatMap((run) => {
    const wrong = [...run.matchAll(braces)].flatMap(([whole, name = ""]) => (isKnown(name) ? [] : [whole]));
    const loose = /\{\{[^{}]{0,40}|\}\}/.exec(run.replaceAll(braces, ""));
    return loose ? [...wrong, loose[0]] : wrong;
  });
  return [...new Set(found)];
}

/** How many bytes a text may grow by when it is filled. */
export const growth = (text: RichText): number =>
  runs(text as Node).reduce((sum, run) => sum + [...run.matchAll(braces)].length * widest, 0);

export const filledLine = (text: string, values: Filling): string =>
  text.replaceAll(braces, (whole, name: string) => (isKnown(name) ? values[name] : whole));

/** The text with every placeholder filled, once: what a value contains is words, and no placeholder. */
export function filled(text: RichText, values: Filling): RichText {
  const fill = (node: Node): Node => ({
    ...node,
    ...(node.text === undefined ? {} : { text: filledLine(node.text, values) }),
    ...(node.content ? { content: node.content.map(fill) } : {}),
  });
  return RichText.parse(fill(text as Node));
}
