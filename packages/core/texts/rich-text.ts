import { createHash } from "node:crypto";
import { both, broken, canonical, type Json } from "@chuan/kernel";
import * as z from "zod";
import { normal } from "./normal.ts";
import { written } from "./schema.ts";
import type { RichText as Doc } from "./types.ts";

export const textLimits = {
  /** Levels of nodes, the document and its letters included: seven lists one inside the other. */
  depth: 20,
  nodes: 20_000,
  /** Bytes of the canonical text in UTF-8. */
  bytes: 300 * 1024,
} as const;

const tooDeep = both({
  vi: "Nội dung lồng quá 20 tầng; hãy bớt danh sách hoặc trích dẫn lồng nhau.",
  en: "Nested in more than 20 levels; use fewer lists or quotes inside each other.",
});
const tooMany = both({
  vi: "Văn bản có hơn 20.000 phần tử; hãy tách thành nhiều tài liệu hoặc phụ lục.",
  en: "The text has more than 20,000 elements; split it into several documents or annexes.",
});
const tableInCell = both({
  vi: "Ô của bảng không chứa bảng khác; hãy đưa bảng trong ô ra thành bảng riêng, đặt dưới bảng này.",
  en: "A cell of a table holds no other table; take the inner table out and put it below this one.",
});
const tooLong = both({
  vi: "Văn bản dài hơn 300 KB; hãy tách thành nhiều tài liệu hoặc phụ lục.",
  en: "The text is longer than 300 KB; split it into several documents or annexes.",
});

type Path = (string | number)[];
type Counted = { nodes: number };

/** Looks at shape alone and never deeper than the limit, so that no walk after it can exhaust the stack. */
function fault(value: unknown, depth: number, counted: Counted, cell = false): { path: Path; message: string } | undefined {
  counted.nodes += 1;
  if (counted.nodes > textLimits.nodes) return { path: [], message: tooMany };
  if (depth > textLimits.depth) return { path: [], message: tooDeep };
  const { type, content } = (value ?? {}) as { type?: unknown; content?: unknown };
  if (cell && type === "table") return { path: [], message: tableInCell };
  if (!Array.isArray(content)) return undefined;
  for (const [index, inner] of content.entries()) {
    const found = fault(inner, depth + 1, counted, cell || type === "tableCell" || type === "tableHeader");
    if (found) return found.message === tooMany ? found : { ...found, path: ["content", index, ...found.path] };
  }
  return undefined;
}

/**
 * An authored text. Refuses every node, mark, attribute and address outside the closed set, by its path, and gives the normal form: reading
 * it again changes nothing. Attributes that are null count as not given, as the editor writes them.
 */
export const RichText: z.ZodType<Doc> = z
  .unknown()
  .superRefine((raw, ctx) => {
    const found = fault(raw, 1, { nodes: 0 });
    if (found) ctx.addIssue({ code: "custom", ...found });
  })
  .pipe(written)
  // Safe: what `written` accepted is what `normal` reads.
  .transform(normal)
  .refine((doc) => Buffer.byteLength(canonicalText(doc)) <= textLimits.bytes, { error: tooLong })
  .meta({ id: "RichText", type: "object", description: "Văn bản soạn thảo: tài liệu JSON của Tiptap với tập nút và dấu đóng." });
export type RichText = Doc;

/** The one way to write a text down, for hashing and for stores that nest less deeply than a text may (an attribute of DynamoDB: 32 levels). */
export const canonicalText = (doc: RichText): string => canonical(doc as unknown as Json);

/** SHA-256 of the canonical text in UTF-8, in lower-case hexadecimal. */
export const hashOf = (doc: RichText): string => createHash("sha256").update(canonicalText(doc)).digest("hex");

/** The text that was stored by `canonicalText`. @throws broken text.unreadable: stored data that does not parse is our fault */
export function readCanonical(stored: string): RichText {
  try {
    return RichText.parse(JSON.parse(stored));
  } catch {
    throw broken("text.unreadable", "a stored text does not parse");
  }
}
