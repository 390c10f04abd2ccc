import { foreignCursor, openCursor, sealCursor } from "./cursor.ts";
import type { Ctx } from "./ctx.ts";
import { entryKey, headKey, home, workPartition } from "./keys.ts";
import type { Item } from "./table/port.ts";

type Want = { limit: number; cursor?: string | undefined };
type Part = { items: readonly Item[]; cursor?: string };

/** The open tasks of one addressee (`role:…`, `user:…`) in a place, by due date. From the index: it may lag by a moment. */
export async function pageWork(ctx: Ctx, to: string, { limit, cursor }: Want): Promise<Part> {
  const pk = workPartition(home(ctx.scope), to);
  const bound = { ctx, query: `work?${to}` };
  const [ofItem, sk, at] = cursor ? openCursor(bound, cursor, 3) : [];
  const after = cursor ? { pk: ofItem!, sk: sk!, gsi1pk: pk, gsi1sk: at! } : undefined;
  const found = await ctx.table.query({ pk, index: "gsi1", limit, ...(after ? { after } : {}) });
  const { next } = found;
  return { items: found.items, ...(next ? { cursor: sealCursor(bound, [next.pk, next.sk, String(next["gsi1sk"])]) } : {}) };
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
