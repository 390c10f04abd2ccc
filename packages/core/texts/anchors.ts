import { both, invalid } from "@chuan/kernel";
import * as z from "zod";
import { blocksOf, plainText, type TextBlock } from "./blocks.ts";
import type { RichText } from "./types.ts";

const contextLength = 32;
/** UTF-16 units; what a remark is about can be shown beside it. */
const maxQuote = 2_000;

/** A passage that a comment is about, so described that it is found again after the text around it was edited. */
export const Anchor = z
  .object({
    quote: z
      .string()
      .max(maxQuote)
      .refine((text) => text.trim() !== "", { error: both({ vi: "Hãy chọn một đoạn có chữ.", en: "Select a passage with words in it." }) }),
    /** What stood right before and after it. */
    prefix: z.string().max(contextLength),
    suffix: z.string().max(contextLength),
    /** Number of the line in which it began. */
    block: z.int().min(0),
  })
  .meta({ id: "TextAnchor" });
export type Anchor = z.infer<typeof Anchor>;

/** Offsets in UTF-16 units of the plain text, `to` exclusive. */
export type Range = { from: number; to: number };
export type Place = Range & {
  /** Number of the line in which it begins. */
  block: number;
  /** What is around it stayed as it was, and nothing else could be meant. If not, show it as a likely place. */
  sure: boolean;
};

type Of = RichText | readonly TextBlock[];
const textOf = (of: Of) => plainText("type" in of ? blocksOf(of) : of);

const noSuchPassage = invalid("text.no_such_passage", "quote", {
  vi: "Không tìm thấy đoạn được chọn trong văn bản; hãy tải lại rồi chọn lại (tối đa 2.000 ký tự).",
  en: "The selected passage is not in the text; load it again and select anew (at most 2,000 characters).",
});

/**
 * Describes a passage, given by offsets in the plain text or by its words (then the first place where they stand). A letter is never parted
 * from its marks: the passage grows to whole characters. @throws invalid text.no_such_passage
 */
export function anchorOf(of: Of, passage: Range | string): Anchor {
  const text = textOf(of);
  const { from, to } = typeof passage === "string" ? first(text, passage) : wholeCharacters(text, passage);
  const quote = text.slice(from, to);
  if (quote.trim() === "" || quote.length > maxQuote) throw noSuchPassage;
  return { quote, ...contextAt(text, { from, to }), block: blockIn(text)(from) };
}

/**
 * Where the passage stands now; undefined when its words are gone, or stand only where nothing around them speaks for it. Of several places
 * the one with the most of the former context counts, and among equals the one nearest to the former line.
 */
export function locate(of: Of, anchor: Anchor): Place | undefined {
  const text = textOf(of);
  const exact = occurrences(text, anchor.quote);
  const found = exact.length > 0 ? exact : spread(text, anchor.quote);
  const full = anchor.prefix.length + anchor.suffix.length;
  const blockAt = blockIn(text);
  const places = found
    .map((range) => ({ ...range, ...weigh(text, range, anchor), block: blockAt(range.from) }))
    .filter(({ kept, fits }) => fits || kept === full);
  const away = ({ block }: { block: number }) => Math.abs(block - anchor.block);
  const ranked = places.toSorted((a, b) => b.kept - a.kept || away(a) - away(b) || a.from - b.from);
  const [best, next] = ranked;
  if (!best) return undefined;
  const nearer = places.some((other) => other !== best && away(other) < away(best));
  const sure = exact.length > 0 && best.kept === full && next?.kept !== full && !nearer;
  return { from: best.from, to: best.to, block: best.block, sure };
}

function first(text: string, words: string): Range {
  const quote = words.normalize("NFC").trim();
  if (quote === "" || quote.length > maxQuote) throw noSuchPassage;
  const from = text.indexOf(quote);
  const range = from >= 0 ? { from, to: from + quote.length } : spread(text, quote)[0];
  if (!range) throw noSuchPassage;
  return range;
}

const characters = new Intl.Segmenter("vi", { granularity: "grapheme" });

function wholeCharacters(text: string, { from, to }: Range): Range {
  const sound = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= text.length;
  if (!sound || to - from > maxQuote) throw noSuchPassage;
  const last = characters.segment(text).containing(to - 1);
  return { from: characters.segment(text).containing(from)?.index ?? from, to: last ? last.index + last.segment.length : to };
}

/** The edges of the text count as ends of lines, and a character of two halves is taken whole or not at all. */
const contextAt = (text: string, { from, to }: Range) => ({
  prefix: `${from < contextLength ? "\n" : ""}${text.slice(Math.max(0, from - contextLength + 1), from)}`.replace(/^[\uDC00-\uDFFF]/, ""),
  suffix: `${text.slice(to, to + contextLength - 1)}${to + contextLength > text.length ? "\n" : ""}`.replace(/[\uD800-\uDBFF]$/, ""),
});

function blockIn(text: string): (at: number) => number {
  const starts = [0];
  for (let next = text.indexOf("\n"); next >= 0; next = text.indexOf("\n", next + 1)) starts.push(next + 1);
  return (at) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return low;
  };
}

const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char);

function occurrences(text: string, quote: string): Range[] {
  const found: Range[] = [];
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1)) found.push({ from, to: from + quote.length });
  return found;
}

/** The same words with other blanks between them: a line was split in two, or two were joined. */
function spread(text: string, quote: string): Range[] {
  const words = quote.trim().split(/\s+/);
  if (words.length < 2) return [];
  const pattern = new RegExp(words.map((word) => RegExp.escape(word)).join(String.raw`\s+`), "gu");
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

/** A passage of so many words stands nowhere else by chance. */
const tellingWords = 6;
/** So many letters of context do not either. */
const tellingContext = 12;

function weigh(text: string, range: Range, anchor: Anchor): { kept: number; fits: boolean } {
  const { prefix, suffix } = contextAt(text, range);
  const before = commonEnd(prefix, anchor.prefix);
  const after = commonStart(suffix, anchor.suffix);
  const wasWhole = !isLetter(anchor.prefix.at(-1)) && !isLetter(anchor.suffix[0]);
  // «an» was a word of its own: within «ban hành» it is not meant.
  if (wasWhole && (isLetter(prefix.at(-1)) || isLetter(suffix[0]))) return { kept: 0, fits: false };
  const ownLine = (context: { prefix: string; suffix: string }) => context.prefix.endsWith("\n") && context.suffix.startsWith("\n");
  const telling = anchor.quote.trim().split(/\s+/).length >= tellingWords;
  const fits = telling || before + after >= tellingContext || (ownLine(anchor) && ownLine({ prefix, suffix }));
  return { kept: before + after, fits };
}

const commonStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
};
const commonEnd = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
};
