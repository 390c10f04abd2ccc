import { Problem } from "@chuan/kernel";
import type { Area, Cursor, Drawing } from "./cursor.ts";
import { type Grid, placeGrid } from "./grid.ts";
import type { Pen } from "./pen.ts";
import type { Strip } from "./strips.ts";

/** What is laid out from top to bottom; `page` goes on to the next page. */
export type Flow = Strip | Grid | "page";
// Longer runs of glued strips are parted wherever a page ends.
const TOGETHER = 300;

/** Points of a strip and of all it is glued to, or too many. */
const togetherFrom = (flow: readonly Flow[], from: number): number => {
  let sum = 0;
  for (let at = from; sum <= TOGETHER; at += 1) {
    const one = flow[at];
    if (one === undefined || one === "page") return sum;
    if (one.is === "grid") return sum + one.before + one.least;
    sum += (at === from ? 0 : one.before) + one.height;
    if (!one.glue) return sum;
    sum += one.after;
  }
  return sum;
};

/** A print of more pages is no use to anybody, and would take minutes and memory from the others. */
const MOST_PAGES = 1000;
const tooLong = () =>
  new Problem("too_large", "print.too_long", {
    vi: "Bản in dài hơn 1.000 trang; hãy tách tài liệu, hoặc bớt cột của bảng có cột quá hẹp.",
    en: "The print is longer than 1,000 pages; split the document, or take columns out of a table whose columns are too narrow.",
  });

/**
 * Puts everything on pages, in order. Nothing is left out and nothing written below `bottom`.
 * @throws Problem `print.too_long`: over 1,000 pages
 */
export const paginate = (flow: readonly Flow[], area: Area): { pages: Drawing[][]; end: number } => {
  const pages: Drawing[][] = [[]];
  const cursor: Cursor = {
    ...area,
    y: area.top,
    fresh: true,
    put: (draw, x, y) => {
      pages.at(-1)?.push({ draw, x, y });
      cursor.fresh = false;
    },
    turn: () => {
      if (pages.length === MOST_PAGES) throw tooLong();
      pages.push([]);
      cursor.y = area.top;
      cursor.fresh = true;
    },
  };
  // Within a glued run the question was answered at its first strip.
  let asked = true;
  for (const [at, one] of flow.entries()) {
    if (one === "page") {
      cursor.turn();
      asked = true;
      continue;
    }
    if (one.is === "grid") {
      placeGrid(one, cursor);
      asked = true;
      continue;
    }
    const before = cursor.fresh ? 0 : one.before;
    const together = asked ? togetherFrom(flow, at) : one.height;
    const needed = together <= TOGETHER ? together : one.height;
    if (!cursor.fresh && cursor.y + before + needed > area.bottom) cursor.turn();
    if (!cursor.fresh) cursor.y += one.before;
    if (one.draw) cursor.put(one.draw, area.left, cursor.y);
    cursor.fresh = false;
    cursor.y += one.height + one.after;
    asked = !one.glue;
  }
  return { pages, end: cursor.y };
};

export const drawAll = async (pen: Pen, drawings: readonly Drawing[]): Promise<void> => {
  for (const { draw, x, y } of drawings) {
    const done = draw(pen, x, y);
    if (done) await done;
  }
};
