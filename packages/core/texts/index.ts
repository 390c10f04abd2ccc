export { Anchor, anchorOf, locate, type Place, type Range } from "./anchors.ts";
export { blocksOf, imagesOf, outline, type OutlineEntry, plainText, searchText, TextBlock } from "./blocks.ts";
export { type DiffBlock, diffBlocks, diffTexts, sideOf, TextDiff } from "./diff.ts";
export { fileLimits, type FileText, type Reason, reasons as unread } from "./file-text.ts";
export { textOfFile } from "./read-file.ts";
export { canonicalText, hashOf, readCanonical, RichText, textLimits } from "./rich-text.ts";
export { StructureChange } from "./structure.ts";
export type * as nodes from "./types.ts";
export { Segment } from "./words.ts";
