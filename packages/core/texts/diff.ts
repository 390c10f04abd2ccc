import * as z from "zod";
import { align } from "./align.ts";
import { blocksOf, TextBlock } from "./blocks.ts";
import { canonicalText } from "./rich-text.ts";
import { structureChanges, StructureChange } from "./structure.ts";
import type { RichText } from "./types.ts";
import { compareWords, Segment } from "./words.ts";

/** `move` is the number that a line which only changed its place has at both of its places. */
const move = z.int().min(1).optional();
const DiffBlock = z.discriminatedUnion("is", [
  z.object({ is: z.literal("unchanged"), block: TextBlock }),
  z.object({ is: z.literal("added"), block: TextBlock, move }),
  z.object({ is: z.literal("removed"), block: TextBlock, move }),
  z.object({
    is: z.literal("changed"),
    before: TextBlock,
    after: TextBlock,
    segments: z.array(Segment),
    /** Empty where only words changed. */
    structure: z.array(StructureChange),
  }),
]);
export type DiffBlock = z.infer<typeof DiffBlock>;

const count = z.int().min(0);
/** What became of a text, as plain data in reading order. */
export const TextDiff = z
  .object({
    same: z.boolean(),
    /** No line differs, but lists or tables were joined or split. */
    arrangement: z.boolean(),
    counts: z.object({ unchanged: count, added: count, removed: count, changed: count, moved: count }),
    blocks: z.array(DiffBlock),
  })
  .meta({ id: "TextDiff" });
export type TextDiff = z.infer<typeof TextDiff>;

/** Compares two authored texts. `same` says that their hashes are equal. */
export function diffTexts(before: RichText, after: RichText): TextDiff {
  const found = diffBlocks(blocksOf(before), blocksOf(after));
  const same = canonicalText(before) === canonicalText(after);
  return { ...found, same, arrangement: found.same && !same };
}

/** Compares texts read from files, or one such with an authored one. */
export function diffBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): TextDiff {
  const blocks = align(before, after).map((pair) => judge(before[pair.before ?? -1], after[pair.after ?? -1]));
  const moved = numberMoves(blocks);
  const having = (is: DiffBlock["is"]) => blocks.filter((block) => block.is === is).length;
  const counts = {
    unchanged: having("unchanged"),
    added: having("added") - moved,
    removed: having("removed") - moved,
    changed: having("changed"),
    moved,
  };
  return { same: counts.unchanged === blocks.length, arrangement: false, counts, blocks };
}

/** The plain text of one side again: what a difference shows is all there was. */
export const sideOf = (diff: TextDiff, side: "before" | "after"): string =>
  diff.blocks
    .flatMap((one): string[] => {
      if (one.is === "unchanged") return [one.block.text];
      if (one.is !== "changed") return (one.is === "added") === (side === "after") ? [one.block.text] : [];
      const other = side === "after" ? "removed" : "added";
      return [one.segments.map(({ is, text }) => (is === other ? "" : text)).join("")];
    })
    .join("\n");

function judge(before: TextBlock | undefined, after: TextBlock | undefined): DiffBlock {
  if (!before || !after) return before ? { is: "removed", block: before } : { is: "added", block: after! };
  const structure = structureChanges(before, after);
  if (before.text === after.text && structure.length === 0) return { is: "unchanged", block: after };
  return { is: "changed", before, after, segments: compareWords(before.text, after.text), structure };
}

/** Fewer words stand in many places without having been moved there. */
const fewestMoved = 3;

/** A line that went once and came once, word for word, was moved. Numbers such pairs and tells how many there are. */
function numberMoves(blocks: DiffBlock[]): number {
  const keyOf = ({ kind, level, text, image }: TextBlock) => JSON.stringify([kind, level, text, image]);
  const gone = new Map<string, DiffBlock[]>();
  const come = new Map<string, DiffBlock[]>();
  for (const one of blocks) {
    if (one.is !== "added" && one.is !== "removed") continue;
    if (one.block.kind !== "image" && one.block.text.trim().split(/\s+/).length < fewestMoved) continue;
    const side = one.is === "removed" ? gone : come;
    side.set(keyOf(one.block), [...(side.get(keyOf(one.block)) ?? []), one]);
  }
  let moved = 0;
  for (const [key, [from, ...fromMore]] of gone) {
    const [to, ...toMore] = come.get(key) ?? [];
    if (from?.is !== "removed" || to?.is !== "added" || fromMore.length + toMore.length > 0) continue;
    moved += 1;
    from.move = to.move = moved;
  }
  return moved;
}
