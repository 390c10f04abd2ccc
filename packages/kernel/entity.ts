import type * as z from "zod";
import { drawerOf, type Line, markOf } from "./catalogue.ts";
import { type Cursor, openCursor, sealCursor } from "./cursor.ts";
import type { AgencyCtx, Ctx, CtxAt, Level, OperatorCtx, ProvinceCtx } from "./ctx.ts";
import type { Change, Derived, Facts, Task } from "./edit.ts";
import { broken, notFound } from "./errors.ts";
import type { Id, Kind } from "./ids.ts";
import { across, claimKeys, home, listPartition, nounPartition, sharedShelf } from "./keys.ts";
import type { Scope } from "./scope.ts";
import type { Found, Index, Item, Json, Range, When } from "./table/port.ts";

/** A list the record stands in, and its place there: shown in the order of `by`. */
export type Listing = { in: string; by: string };

const stored: unique symbol = Symbol("stored");
/** A record that was read from the table, and what it was read from. Only such a record can be changed. */
export type Stored<R> = R & { readonly [stored]: Item };
export const itemOf = (record: Stored<object>): Item => record[stored];

export type Ref<R, Optional extends boolean = boolean> = {
  readonly noun: string;
  readonly place: string;
  readonly key: { pk: string; sk: string };
  readonly optional: Optional;
  readonly open: (item: Item) => Stored<R>;
};
export type Page<R> = { items: R[]; cursor?: string };
export type PageWant = {
  list?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  newestFirst?: boolean;
  /** Only those of which this holds, told by what is stored. The list is read on until the page is full: for lists of some hundreds. */
  only?: { asked: string; holds: (item: Item) => boolean } | undefined;
};
/** What reading a page needs of a ctx, whatever its level. */
type Reader = Pick<Ctx, "scope" | "actor" | "table">;
type Plain<K extends string> = { id: Id<K>; version: number };
type Without<R, Names extends PropertyKey> = R extends unknown ? Omit<R, Names> : never;

type Options<L extends Level, R> = {
  reach: L;
  /** Schema version, with one step up from each earlier one. */
  v?: number;
  upgrade?: { readonly [from: number]: (old: Record<string, Json>) => Record<string, Json> };
  /** What this record counts for. Only the record decides: time enters as a date in the name (see `dueOn`). */
  facts?: (record: R) => Facts;
  tasks?: (record: R) => readonly Task[];
  /** Names (`field=value`) that no other record of the place may hold at the same time. */
  claims?: (record: R) => readonly string[];
  /** The claims hold across the province, not in the one agency only. */
  claimsAcross?: true;
  /** The list of its place it stands in, for example by its state. */
  list?: (record: R) => Listing;
  /** The list across places that the province (or the operator) reads. */
  listAcross?: (record: R) => Listing | undefined;
  /** What it says of itself in a catalogue of its place, for lists of thousands that are filtered and searched. */
  line?: (record: R) => Line | undefined;
  /** Of a province: its agencies read these records, by `sharedAt` and `sharedPage`. They cannot write them. */
  shared?: true;
};
export type Entity<K extends string, R extends Plain<K>, L extends Level> = ReturnType<typeof entity<K, R, L>>;

type Wanted = Omit<Range, "after"> & { after: Range["after"] | undefined };
/** The first of a range that match, and where to go on when there are more. */
async function matching({ table }: Reader, { limit, after: from, ...range }: Wanted, holds: (item: Item) => boolean): Promise<Found> {
  const items: Item[] = [];
  for (let after = from; ;) {
    const page = await table.query({ ...range, limit: most, ...(after ? { after } : {}) });
    for (const item of page.items) {
      if (!holds(item)) continue;
      if (items.length === limit) return { items, next: items.at(-1)! };
      items.push(item);
    }
    if (!page.next) return { items };
    after = page.next;
  }
}
/** A page of records of a kilobyte each ends before that many. */
const most = 1000;

/** How lines are remembered in the record that says them. */
export const marksOf = (lines: Derived["lines"]) =>
  Object.fromEntries(Object.entries(lines).map(([drawer, says]) => [drawer, markOf(says)]));

/** A noun: its schema and everything that follows from a record's state. The sort key is the id and nothing else. */
export function entity<const K extends string, R extends Plain<K>, const L extends Level>(
  id: Kind<K>,
  schema: z.ZodType<R>,
  options: Options<L, R>,
) {
  const now = options.v ?? 1;
  const derive = (record: R, ctx: CtxAt<L>): Derived => ({
    facts: factsOf(record),
    tasks: Object.fromEntries((options.tasks?.(record) ?? []).map((task) => [`${task.what}#${task.to}`, task.due])),
    claims: (options.claims?.(record) ?? []).map((claim) => claimKeys.seal(ctx.scope, options.claimsAcross === true, id.name, claim)),
    lines: linesOf(record),
  });
  const linesOf = (record: R): Derived["lines"] => {
    const line = options.line?.(record);
    return line ? { [`${line.in}#${drawerOf(line.of ?? record.id)}`]: line.says } : {};
  };
  /** Where its records lie: by the place, or on the shelf that a province shares. Written there by the province alone (reach.ts). */
  const shelf = (scope: Scope) => (options.shared && "province" in scope ? sharedShelf(scope.province) : home(scope));
  const factsOf = (record: R): Facts => Object.fromEntries(Object.entries(options.facts?.(record) ?? {}).filter(([, n]) => n !== 0));

  /** @throws broken when the item does not parse (our fault), or was written by newer code, whose fields we would drop. */
  function open(item: Item): Stored<R> {
    let raw: Record<string, Json> = item;
    const written = Number(item["_v"]);
    if (written > now) throw broken(`${id.name}.newer_schema`, `${item.sk} has schema ${written}, this code knows ${now}`);
    for (let v = written; v < now; v++) raw = options.upgrade?.[v]?.(raw) ?? raw;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw broken(`${id.name}.unreadable`, `${item.sk} does not parse`);
    return Object.assign(parsed.data as object, { [stored]: item }) as Stored<R>;
  }

  const indexed = (index: Index, pk: string, listing: Listing, record: R) => ({
    [`${index}pk`]: pk,
    [`${index}sk`]: `${listing.by}#${record.id}`,
  });

  function edit<T extends R>(ctx: CtxAt<L>, record: T, was: Item | undefined, when: When): Change<T> {
    const place = home(ctx.scope);
    const pk = nounPartition(shelf(ctx.scope), id.name);
    if (was && was.pk !== pk) throw broken(`${id.name}.elsewhere`, "a record is changed in its own place only");
    const parsed = schema.parse(record) as T;
    const derived = derive(parsed, ctx);
    const list = options.list?.(parsed);
    const wide = options.listAcross?.(parsed);
    const item = {
      ...(parsed as object),
      ...(list && indexed("gsi1", listPartition(shelf(ctx.scope), id.name, list.in), list, parsed)),
      ...(wide && indexed("gsi2", across(ctx.scope, id.name, wide.in), wide, parsed)),
      pk,
      sk: record.id,
      _v: now,
      _facts: derived.facts,
      _tasks: derived.tasks,
      _claims: derived.claims,
      ...(options.line ? { _lines: marksOf(derived.lines) } : {}),
    } as Item;
    return { answer: parsed, edits: [{ noun: id.name, id: record.id, place, was, item, when, derived }] };
  }

  const ref = <O extends boolean>(ctx: Pick<Ctx, "scope">, recordId: Id<K>, optional: O): Ref<R, O> => ({
    noun: id.name,
    place: home(ctx.scope),
    key: { pk: nounPartition(shelf(ctx.scope), id.name), sk: recordId },
    open,
    optional,
  });

  const pageIn = (ctx: Reader, want: PageWant): Promise<Page<Stored<R>>> =>
    want.list === undefined
      ? pageOf(ctx, undefined, nounPartition(shelf(ctx.scope), id.name), want)
      : pageOf(ctx, "gsi1", listPartition(shelf(ctx.scope), id.name, want.list), want);

  async function pageOf(ctx: Reader, index: Index | undefined, pk: string, want: PageWant): Promise<Page<Stored<R>>> {
    const { limit, newestFirst = false, only } = want;
    const bound: Cursor = { ctx, query: `${pk}?${newestFirst}${only ? `?${only.asked}` : ""}` };
    const said = want.cursor ? openCursor(bound, want.cursor, index ? 3 : 1) : undefined;
    const after = said && (index ? { pk: said[0]!, sk: said[1]!, [`${index}pk`]: pk, [`${index}sk`]: said[2]! } : { pk, sk: said[0]! });
    const range = { pk, newestFirst, ...(index ? { index } : {}) };
    const found = await (only
      ? matching(ctx, { ...range, limit, after }, only.holds)
      : ctx.table.query({ ...range, limit, ...(after ? { after } : {}) }));
    const { next } = found;
    const seal = next && sealCursor(bound, index ? [next.pk, next.sk, String(next[`${index}sk`])] : [next.sk]);
    return { items: found.items.map(open), ...(seal ? { cursor: seal } : {}) };
  }

  return {
    name: id.name,
    id,
    schema,
    reach: options.reach,
    shared: options.shared === true,
    factsOf,
    /** What it says in catalogues, by drawer; undefined of a noun that stands in none. */
    linesOf: options.line && linesOf,
    open,

    at: (ctx: CtxAt<L>, recordId: Id<K>): Ref<R, false> => ref(ctx, recordId, false),
    /** Loaded when it is there; the command is given `undefined` when not. */
    perhapsAt: (ctx: CtxAt<L>, recordId: Id<K>): Ref<R, true> => ref(ctx, recordId, true),
    async read(ctx: CtxAt<L>, recordId: Id<K>): Promise<Stored<R>> {
      const item = await ctx.table.get(ref(ctx, recordId, false).key);
      if (!item) throw notFound(id.name);
      return open(item);
    },
    /** Of one place, in the order of ids (minted ones: by time). With `list`, those of that list, from the index: it may lag by a moment. */
    page: (ctx: CtxAt<L>, want: PageWant): Promise<Page<Stored<R>>> => pageIn(ctx, want),
    /** What the province of an agency shares, as the agency loads it: held to its version, never changed. */
    sharedAt: (ctx: AgencyCtx, recordId: Id<K>): Ref<R, false> => ref(ctx, recordId, false),
    sharedPage: (ctx: AgencyCtx, want: PageWant): Promise<Page<Stored<R>>> => pageIn(ctx, want),
    /** Across the places of a province (or of the platform), from the index: it may lag by a moment. */
    pageAcross: (ctx: ProvinceCtx | OperatorCtx, want: PageWant & { list: string }): Promise<Page<Stored<R>>> =>
      pageOf(ctx, "gsi2", across(ctx.scope, id.name, want.list), want),
    create: <T extends R = R>(ctx: CtxAt<L>, recordId: Id<K>, fields: Without<T, "id" | "version">): Change<T> =>
      edit(ctx, { ...fields, id: recordId, version: 1 } as unknown as T, undefined, { absent: true }),
    /** The new state in full: fields that the schema does not give to this state are dropped. */
    update: <T extends R = R>(ctx: CtxAt<L>, before: Stored<R>, after: Without<T, "version">, when: When = {}): Change<T> =>
      edit(ctx, { ...after, version: before.version + 1 } as unknown as T, before[stored], {
        ...when,
        equals: { ...when.equals, version: before.version },
      }),
  };
}
