import { foreignCursor, openCursor, sealCursor } from "./cursor.ts";
import type { Ctx } from "./ctx.ts";
import { entryKey, headKey, home, workPartition } from "./keys.ts";
import type { Item } from "./table/port.ts";

type Want = { limit: number; cursor?: string | undefined };
type Part = { items: readonly Item[]; cursor?: string };

/**
 * The open tasks of some addressees (`role:…`, `user:…`) in a place, by due date; one that waits for several of them stands there once.
 * From the index: it may lag by a moment.
 */
export async function pageWork(ctx: Ctx, to: readonly string[], { limit, cursor }: Want): Promise<Part> {
  const bound = { ctx, query: `work?${to.join()}` };
  const [last] = cursor ? openCursor(bound, cursor, 1) : [];
  // Whatever sorts behind a position of an index continues it with a letter, or differs before.
  const from = last === undefined ? {} : { from: `${last}!` };
  const pages = await Promise.all(
    to.map((each) => ctx.table.query({ pk: workPartition(home(ctx.scope), each), index: "gsi1", limit, ...from })),
  );
  const at = (item: Item) => String(item["gsi1sk"]);
  // Beyond where the shortest page ended, another addressee's tasks may be missing.
  const ends = pages.flatMap(({ next }) => (next ? [String(next["gsi1sk"])] : []));
  const end = ends.toSorted()[0];
  const whole = new Map(pages.flatMap(({ items }) => items.map((item) => [at(item), item])));
  const sorted = [...whole.values()].toSorted((a, b) => (at(a) < at(b) ? -1 : 1)).filter((item) => end === undefined || at(item) <= end);
  const items = sorted.slice(0, limit);
  const more = end !== undefined || items.length < sorted.length;
  return { items, ...(more ? { cursor: sealCursor(bound, [items.length > 0 ? at(items.at(-1)!) : end!]) } : {}) };
}

/** The entries of a place's log, newest first. */
export async function pageTrail(ctx: Ctx, { limit, cursor }: Want): Promise<Part> {
  const { pk } = headKey(home(ctx.scope));
  const bound = { ctx, query: "trail" };
  const [sk] = cursor ? openCursor(bound, cursor, 1) : [];
  if (sk !== undefined && !/^E#\d{12}$/.test(sk)) throw foreignCursor;
  const found = await ctx.table.query({
    pk,
    from: entryKey("", 0).sk,
    to: "E#~",
    limit,
    newestFirst: true,
    ...(sk ? { after: { pk, sk } } : {}),
  });
  return { items: found.items, ...(found.next ? { cursor: sealCursor(bound, [found.next.sk]) } : {}) };
}
