import type { Draw } from "./strips.ts";

/** Where things stand on every page, in points. An endless page has `bottom` at infinity. */
export type Area = { left: number; top: number; bottom: number };
export type Drawing = { x: number; y: number; draw: Draw };

/** Where the next thing goes. `fresh` while nothing stands on the page. */
export type Cursor = Area & { y: number; fresh: boolean; put: (draw: Draw, x: number, y: number) => void; turn: () => void };
