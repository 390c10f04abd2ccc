import type { Cursor } from "./cursor.ts";
import { heightOfStrips, type Strip } from "./strips.ts";

/** A cell where it stands: its first column, and how many columns and rows it takes. */
export type Box = { strips: readonly Strip[]; column: number; columns: number; rows: number; fill?: string; middle?: boolean };
export type Grid = {
  is: "grid";
  before: number;
  after: number;
  /** Points from the left of the page's text. */
  left: number;
  widths: readonly number[];
  rows: readonly (readonly Box[])[];
  /** Rows at the head of it that are repeated on every page. */
  headers: number;
  pad: Pad;
  /** Columns without a frame, such as what stands side by side at the head of a letter. */
  bare?: boolean;
  /** Points that its repeated headers take. */
  head: number;
  /** Points that it takes at least where it begins: its headers and the first row below them. */
  least: number;
};
export type Pad = { x: number; y: number };

/** A cell being placed: what of it is not on paper yet and how high that is, and where its part on this page begins. */
type Open = { box: Box; next: number; rest: number; from: number; last: number };

// A page that leaves less than this below the last row is not worth parting a row for.
const WORTH = 60;

const rowHeights = (rows: readonly (readonly Box[])[], pad: Pad): number[] => {
  const heights = rows.map(() => 0);
  for (const [at, row] of rows.entries())
    for (const { strips, rows: span } of row) {
      const last = at + span - 1;
      const above = heights.slice(at, last).reduce((sum, one) => sum + one, 0);
      heights[last] = Math.max(heights[last] ?? 0, heightOfStrips(strips) + 2 * pad.y - above);
    }
  return heights;
};

/** A grid of these rows. Headers are repeated only while they leave most of a page to the rows, and no cell reaches out of them. */
export const gridOf = (given: Omit<Grid, "is" | "head" | "least">): Grid => {
  const head = given.rows.slice(0, given.headers);
  const closed = head.every((row, at) => row.every(({ rows }) => at + rows <= given.headers));
  const heights = rowHeights(head, given.pad);
  const high = heights.reduce((sum, one) => sum + one, 0);
  const first = rowHeights(
    (given.rows[given.headers] ?? []).map((box) => [{ ...box, rows: 1 }]),
    given.pad,
  );
  const repeated = closed && high < 200;
  const least = Math.min(high + Math.max(0, ...first), 300);
  return { ...given, is: "grid", headers: repeated ? given.headers : 0, head: repeated ? high : 0, least };
};

/** Places a grid row by row. A row goes to the next page whole where it fits there; else it is parted between two of its lines. */
export const placeGrid = (grid: Grid, cursor: Cursor): void => {
  const { widths, rows, pad, headers } = grid;
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  const xOf = (column: number) => cursor.left + grid.left + (edges[column] ?? 0);
  let open: Open[] = [];

  if (!cursor.fresh && cursor.y + grid.before + grid.least > cursor.bottom) cursor.turn();
  if (!cursor.fresh) cursor.y += grid.before;

  /** Draws of a cell what fits until `until`, with its frame. */
  const draw = (one: Open, until: number, all: boolean): void => {
    const { box } = one;
    const width = xOf(box.column + box.columns) - xOf(box.column);
    const found: Strip[] = [];
    let used = 0;
    for (let strip = box.strips[one.next]; strip !== undefined; strip = box.strips[(one.next += 1)]) {
      const wide = (found.length === 0 ? 0 : strip.before) + strip.height;
      if (!all && one.from + used + wide + 2 * pad.y > until + 0.01) break;
      found.push(strip);
      used += wide + strip.after;
    }
    // The space above what comes next is left out where it begins anew.
    if (found.length > 0) one.rest = Math.max(0, one.rest - used - (box.strips[one.next]?.before ?? 0));
    const [x, y] = [xOf(box.column), one.from];
    if (!grid.bare) cursor.put((pen) => pen.box(x, y, width, until - y, box.fill), x, y);
    let at = y + pad.y + (box.middle ? Math.max(0, (until - y - 2 * pad.y - heightOfStrips(found)) / 2) : 0);
    for (const [index, strip] of found.entries()) {
      if (index > 0) at += strip.before;
      if (strip.draw) cursor.put(strip.draw, x + pad.x, at);
      at += strip.height + strip.after;
    }
  };
  const opened = (row: readonly Box[], at: number): Open[] =>
    row.map((box) => ({ box, next: 0, rest: heightOfStrips(box.strips), from: cursor.y, last: Math.min(rows.length, at + box.rows) - 1 }));
  /** Where row `at` would end: below what is left of every cell that ends with it. */
  const endOf = (at: number) =>
    open.reduce(
      (end, one) => (one.last === at ? Math.max(end, one.from + one.rest + 2 * pad.y) : end),
      cursor.y + (open.length === 0 ? 2 * pad.y : 0),
    );
  const close = (at: number, end: number) => {
    for (const one of open) if (one.last === at) draw(one, end, true);
    open = open.filter(({ last }) => last !== at);
    cursor.y = end;
  };
  const repeat = () => {
    const waiting = open;
    open = [];
    for (const [at, row] of rows.slice(0, headers).entries()) {
      open.push(...opened(row, at));
      close(at, endOf(at));
    }
    open = waiting;
  };
  /** Cuts every open cell at `at`, and goes on with the rest of them on the next page. */
  const turn = (at: number) => {
    for (const one of open) if (one.from < at - 0.01) draw(one, at, false);
    cursor.turn();
    repeat();
    for (const one of open) one.from = cursor.y;
  };

  for (const [at, row] of rows.entries()) {
    open.push(...opened(row, at));
    // Headers alone at the foot of a page would stand there twice.
    let top = cursor.fresh || (headers > 0 && at === headers);
    for (let end = endOf(at); end > cursor.bottom + 0.01; end = endOf(at)) {
      const before = open.map(({ next }) => next);
      if (!top && cursor.bottom - cursor.y < WORTH) turn(cursor.y);
      else if (!top && end - cursor.y <= cursor.bottom - cursor.top - grid.head) turn(cursor.y);
      else {
        turn(cursor.bottom);
        // A strip higher than a page is drawn over its edge rather than never.
        if (top && open.every(({ next }, index) => next === before[index])) break;
      }
      top = true;
    }
    close(at, endOf(at));
  }
  cursor.y += grid.after;
};
