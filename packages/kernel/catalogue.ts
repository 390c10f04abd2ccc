import { createHash } from "node:crypto";
import type { Ctx } from "./ctx.ts";
import { openCursor, sealCursor } from "./cursor.ts";
import { drawerKey, home } from "./keys.ts";
import { everyItem } from "./table/every.ts";
import type { Table } from "./table/port.ts";

/**
 * What a record says of itself in a catalogue of its place: one packed text, read back by whoever wrote it. `of` is the record it stands
 * beside in the same drawer, when it says something of another one.
 */
export type Line = { readonly in: string; readonly of?: string; readonly says: string };

/**
 * Lines lie together in drawers, so that thousands are read in one query as few items, and changing one rewrites a few kilobytes at most.
 * The record's id says which drawer; their number is fixed, or lines would have to move.
 */
export const drawers = 256;
export const drawerOf = (id: string): string => createHash("sha256").update(id).digest("hex").slice(0, 2);
/** A short digest of a line, kept with its record: enough to see that it need not be written again. */
export const markOf = (says: string): string => createHash("sha256").update(says).digest("base64url").slice(0, 12);

/** Calls `each` with every line of a catalogue of this place, as of now, in no order. One query for each megabyte. */
export async function eachLine(
  { scope, table }: { scope: Ctx["scope"]; table: Pick<Table, "query"> },
  catalogue: string,
  each: (id: string, says: string) => void,
): Promise<void> {
  const { pk, sk: from } = drawerKey(home(scope), catalogue, "");
  // One more than there are, so that a query that gives them all does not ask whether there are more.
  for await (const item of everyItem(table as Table, { pk, from, to: `${from}~`, limit: drawers + 1 }))
    for (const name in item) if (name !== "pk" && name !== "sk") each(name, item[name] as string);
}

/** What a row is ordered by; the id decides between equal ones. */
type Placed = { readonly order: string; readonly id: string };
export type LinePage<R> = { items: R[]; cursor?: string; total: number };

const before = (a: Placed, b: Placed): boolean => (a.order === b.order ? a.id < b.id : a.order < b.order);

/**
 * One page of rows that were found in a catalogue, in their order, and how many there are in all. The cursor is bound to its caller and to
 * `query`; a row that came or went meanwhile moves no other.
 */
export function pageOfRows<R extends Placed>(
  ctx: Pick<Ctx, "scope" | "actor">,
  query: string,
  rows: readonly R[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): LinePage<R> {
  const bound = { ctx, query };
  const said = cursor === undefined ? undefined : openCursor(bound, cursor, 2);
  const last = said && { order: said[0]!, id: said[1]! };
  // One more than asked for tells whether there is more.
  const items = firstOf(last ? rows.filter((row) => before(last, row)) : rows, limit + 1);
  const more = items.length > limit;
  if (more) items.pop();
  const { order, id } = items.at(-1) ?? {};
  return { items, total: rows.length, ...(more ? { cursor: sealCursor(bound, [order!, id!]) } : {}) };
}

/** The first `many` of rows in their order, without sorting the rest: of thousands that match a page shows a few. */
function firstOf<R extends Placed>(rows: readonly R[], many: number): R[] {
  const first: R[] = [];
  for (const row of rows) {
    if (first.length === many && !before(row, first.at(-1)!)) continue;
    if (first.length === many) first.pop();
    let at = first.length;
    while (at > 0 && before(row, first[at - 1]!)) at--;
    first.splice(at, 0, row);
  }
  return first;
}

/** All rows in their order. */
export const inOrder = <R extends Placed>(rows: readonly R[]): R[] => rows.toSorted((a, b) => (before(a, b) ? -1 : 1));
