import type { Fonts } from "./fonts.ts";
import type { Gallery } from "./pictures.ts";

/** Where blocks stand and how they are set. */
export type Place = {
  fonts: Fonts;
  pictures: Gallery;
  /** Points from the left of the column, and to its right from there. */
  left: number;
  width: number;
  size: number;
  /** Set as body text and not in a cell or a list. */
  body: boolean;
  bold?: boolean;
  italic?: boolean;
  centered?: boolean;
  /** How many bullet lists are around. */
  bullets?: number;
};
