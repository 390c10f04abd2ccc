import * as z from "zod";
import type { TextBlock } from "./blocks.ts";

/** How a line stands otherwise than before, whatever its words. Both values are short and for programs: `2`, `th 1x1`, `bold «Mục đích»`. */
export const StructureChange = z.object({
  what: z.enum(["kind", "level", "place", "cells", "image", "format"]),
  before: z.string(),
  after: z.string(),
});
export type StructureChange = z.infer<typeof StructureChange>;

export function structureChanges(before: TextBlock, after: TextBlock): StructureChange[] {
  const words = before.text === after.text;
  const views: { [what in StructureChange["what"]]: (of: TextBlock) => string } = {
    kind: ({ kind }) => kind,
    // A paragraph that became a heading is told once, as its kind.
    level: ({ level }) => (before.kind === after.kind ? String(level ?? "") : ""),
    place: ({ place }) => place.join(" › "),
    cells: ({ cells = [] }) => cells.join(" | "),
    image: ({ image = "" }) => image,
    format: (block) => formatOf(block, words),
  };
  return Object.entries(views).flatMap(([what, view]) => {
    const [old, now] = [view(before), view(after)];
    return old === now ? [] : [{ what: what as StructureChange["what"], before: old, after: now }];
  });
}

/** Where words changed, marked words did too: then only the marks count, not the passages they stand on. */
const formatOf = ({ format = [] }: TextBlock, passages: boolean) =>
  format.map(([mark, passage]) => (passages ? `${mark} «${passage}»` : mark)).join(", ");
