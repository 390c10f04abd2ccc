import { canonical, type Json } from "@chuan/kernel";
import { align } from "./align.ts";
import { blocksOf, plainText, type TextBlock } from "./blocks.ts";
import type { Block, RichText } from "./types.ts";

/** Any part that stands in an order and can be told from its neighbours: a block of a text, an item of a list, a row of a table. */
type Part = { type: string };
/**
 * What became of a passage of `base` in two texts that began with it. `theirs`, `ours`: changed there only; `agreed`: changed in both to the
 * same; `joined`: a list or table of which each changed other parts; `conflict`: changed in both, and not to the same. A passage that was
 * added has no base, one that was removed none of the other.
 */
export type MergeUnit<P extends Part = Block> = {
  is: "none" | "theirs" | "ours" | "agreed" | "joined" | "conflict";
  base: P[];
  theirs: P[];
  ours: P[];
  /** What a joined text takes here: never less than ours. */
  takes: P[];
};

/** Passage by passage, in reading order, what each of two texts made of the one that both began with. */
export const threeWay = (base: RichText, theirs: RichText, ours: RichText): MergeUnit[] =>
  units<Block>(base.content, theirs.content, ours.content);

/** Our text with whatever only they changed. Where both changed, ours stays: nothing of ours is lost, and the conflicts are in `units`. */
export function mergeTexts(base: RichText, theirs: RichText, ours: RichText): { text: RichText; units: MergeUnit[] } {
  const found = threeWay(base, theirs, ours);
  const content = found.flatMap(({ takes }) => takes);
  // All that was there was removed by them: a text has at least one block.
  return { text: { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] }, units: found };
}

function units<P extends Part>(base: readonly P[], theirs: readonly P[], ours: readonly P[]): MergeUnit<P>[] {
  const [a, b] = [fates(base, theirs), fates(base, ours)];
  const found: MergeUnit<P>[] = [];
  for (let at = 0; at <= base.length; at += 1) {
    const came = { base: [], theirs: a.added[at] ?? [], ours: b.added[at] ?? [] };
    if (came.theirs.length + came.ours.length > 0) found.push(judge(came));
    if (at < base.length) found.push(judge({ base: [base[at]!], theirs: a.became[at] ?? [], ours: b.became[at] ?? [] }));
  }
  return found;
}

/** What each part of `base` became, and what was added before it; what was added last stands behind the last. */
function fates<P extends Part>(base: readonly P[], now: readonly P[]): { became: P[][]; added: P[][] } {
  const became = base.map((): P[] => []);
  const added = Array.from({ length: base.length + 1 }, (): P[] => []);
  let next = 0;
  for (const { before, after } of align(base.map(lineOf), now.map(lineOf))) {
    if (before !== undefined && after !== undefined) became[before]!.push(now[after]!);
    else if (before === undefined) added[next]!.push(now[after!]!);
    if (before !== undefined) next = before + 1;
  }
  return { became, added };
}

function judge<P extends Part>({ base, theirs, ours }: Pick<MergeUnit<P>, "base" | "theirs" | "ours">): MergeUnit<P> {
  const unit = (is: MergeUnit["is"], takes: P[]) => ({ is, base, theirs, ours, takes });
  const [b, t, o] = [base, theirs, ours].map(same);
  if (t === b) return unit(o === b ? "none" : "ours", ours);
  if (o === b) return unit("theirs", theirs);
  if (t === o) return unit("agreed", ours);
  const joined = join(base[0], theirs[0], ours[0]);
  return joined ? unit("joined", [joined as P]) : unit("conflict", ours);
}

const same = (parts: readonly Part[]) => canonical(parts as unknown as Json);
const nested = new Set(["bulletList", "orderedList", "table"]);
type Whole = Part & { content: Part[] };

/** Lists and tables are joined item by item and row by row. Undefined where that leaves a conflict, or the whole changed its kind. */
function join(...[base, theirs, ours]: (Part | undefined)[]): Part | undefined {
  if (!base || !theirs || !ours || !nested.has(base.type)) return undefined;
  const shell = (part: Part) => same([{ ...part, content: [] } as Part]);
  if (shell(base) !== shell(theirs) || shell(base) !== shell(ours)) return undefined;
  const found = units((base as Whole).content, (theirs as Whole).content, (ours as Whole).content);
  const content = found.flatMap(({ takes }) => takes);
  if (content.length === 0 || found.some(({ is }) => is === "conflict")) return undefined;
  return { ...base, content } as Whole;
}

/** A part as the line that aligning works on: its words, and all of it to tell it from others of the same words. */
function lineOf(part: Part): TextBlock {
  const place = [canonical(part as unknown as Json)];
  if (part.type === "image") return { kind: "image", text: "", image: place[0]!, place };
  if (part.type === "horizontalRule") return { kind: "rule", text: "", place };
  return { kind: "paragraph", text: plainText(linesOf(part)).replaceAll("\n", " "), place };
}

function linesOf(part: Part): TextBlock[] {
  // Safe: an item or a row stands for a list or a table of that one part.
  if (part.type === "listItem") return linesOf({ type: "bulletList", content: [part] } as Part);
  if (part.type === "tableRow") return linesOf({ type: "table", content: [part] } as Part);
  return blocksOf({ type: "doc", content: [part as Block] });
}
