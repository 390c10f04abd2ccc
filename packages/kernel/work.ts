import { addDays, civilDate } from "./clock.ts";
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

/** Civil dates in Viet Nam's time, both included. */
type Period = { from?: string | undefined; until?: string | undefined };

/** The entries of a place's log, newest first; of a period, those whose instant lies in it. */
export async function pageTrail(ctx: Ctx, { limit, cursor, ...period }: Want & Period): Promise<Part> {
  const place = home(ctx.scope);
  const { pk } = headKey(place);
  const bound = { ctx, query: `trail?${period.from ?? ""}&${period.until ?? ""}` };
  const [sk, low] = cursor ? openCursor(bound, cursor, 2) : [];
  if (sk !== undefined && !(isEntry(sk) && isEntry(low!))) throw foreignCursor;
  const ends = sk === undefined ? await endsOf(ctx, place, period) : { low: low! };
  if (!ends) return { items: [] };
  const found = await ctx.table.query({
    pk,
    from: ends.low,
    to: "high" in ends ? ends.high : "E#~",
    limit,
    newestFirst: true,
    ...(sk ? { after: { pk, sk } } : {}),
  });
  return { items: found.items, ...(found.next ? { cursor: sealCursor(bound, [found.next.sk, ends.low]) } : {}) };
}
const isEntry = (sk: string) => /^E#\d{12}$/.test(sk);

/** Between which entries a period lies; undefined when it holds none. */
async function endsOf(
  ctx: Ctx,
  place: string,
  { from, until }: Period,
): Promise<{ low: string; high: string } | { low: string } | undefined> {
  const low = entryKey(place, 0).sk;
  if (!from && !until) return { low };
  const last = Number((await ctx.table.get(headKey(place)))?.["n"] ?? 0);
  const [first, beyond] = await Promise.all([
    from ? firstFrom(ctx, place, from, last) : 1,
    until ? firstFrom(ctx, place, addDays(until, 1), last) : last + 1,
  ]);
  return first < beyond ? { low: entryKey(place, first).sk, high: entryKey(place, beyond - 1).sk } : undefined;
}

/** How many entries are looked at in one round: a log of 50,000 is found through in four. */
const probes = 15;

/** The number of the first entry from a day on; one beyond the last when there is none. Entries stand in the order of time. */
async function firstFrom(ctx: Ctx, place: string, day: string, last: number): Promise<number> {
  let [before, there] = [0, last + 1];
  while (there - before > 1) {
    const [from, width] = [before, there - before];
    const parts = Math.min(probes + 1, width);
    const looked = Array.from({ length: parts - 1 }, (_, i) => from + Math.ceil(((i + 1) * width) / parts));
    const entries = await ctx.table.batchGet(looked.map((n) => entryKey(place, n)));
    const hit = entries.findIndex((entry) => entry !== undefined && civilDate(new Date(String(entry["at"]))) >= day);
    if (hit !== -1) there = looked[hit]!;
    before = (hit === -1 ? looked.at(-1) : looked[hit - 1]) ?? before;
  }
  return there;
}
