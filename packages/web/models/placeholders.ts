import { m } from "../words/out/messages.js";
import type { Body } from "../app/text/types.ts";

/** What a model leaves open for each agency, by the names that the API knows. */
export const placeholders: readonly [name: string, word: () => string][] = [
  ["agency", m.models_put_agency],
  ["head", m.models_put_head],
  ["date", m.models_put_date],
  ["province", m.models_put_province],
  ["unit", m.models_put_unit],
];
const words = new Map(placeholders);

/** `{{agency}}` as people read it, `[tên cơ quan]`; what the API does not know stays as it stands. */
export const spoken = (text: string): string =>
  text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const word = words.get(name);
    return word ? `[${word().replace(/^./u, (first) => first.toLocaleLowerCase("vi"))}]` : whole;
  });

type Node = { text?: string; content?: readonly Node[] };
const through = (node: Node): Node => ({
  ...node,
  ...(node.text === undefined ? {} : { text: spoken(node.text) }),
  ...(node.content ? { content: node.content.map(through) } : {}),
});
/** Safe: only the letters of runs change. */
export const spokenBody = (body: Body): Body => through(body as Node) as Body;
