import type * as z from "zod";
import { commit } from "./commit.ts";
import { type CtxAt, demand, type Level, type Permission } from "./ctx.ts";
import type { Change } from "./edit.ts";
import type { Ref, Stored } from "./entity.ts";
import { notFound, stale } from "./errors.ts";
import { headKey, home } from "./keys.ts";
import { answered, onceFor } from "./once.ts";
import { parse } from "./parse.ts";
import { reachOf, under } from "./reach.ts";
import type { Item } from "./table/port.ts";

export type Wanted = { readonly [name: string]: Ref<object> };
type Given<F> =
  F extends Ref<infer R, infer O>
    ? boolean extends O
      ? Stored<R> | undefined
      : O extends true
        ? Stored<R> | undefined
        : Stored<R>
    : never;
export type Loaded<W extends Wanted> = { readonly [N in keyof W]: Given<W[N]> };
/** What the caller holds us to: the version it saw (If-Match) and a key under which a repetition is the same act. */
export type Terms = { ifMatch?: number | undefined; key?: string | undefined };

type Definition<L extends Level, I extends z.ZodType, W extends Wanted, A extends z.ZodType> = {
  name: string;
  reach: L;
  can: Permission;
  input: I;
  answer: A;
  /** Fields of the answer that are told once and never kept, such as a secret: a replay comes without them. */
  conceal?: readonly (keyof z.output<A> & string)[];
  /** The records it decides on, fetched in one round trip with the head. The first is the one `If-Match` speaks of. */
  loads?: (ctx: CtxAt<L>, input: z.output<I>) => W;
  /** Decides, and returns what changes. It has no effect of its own. */
  run: (ctx: CtxAt<L>, given: { input: z.output<I> } & Loaded<W>) => Change<z.input<A>> | Promise<Change<z.input<A>>>;
};
export type Command<L extends Level = Level, I extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> = {
  (ctx: CtxAt<L>, input: z.input<I>, terms?: Terms): Promise<z.output<A>>;
  readonly does: "command";
  readonly title: string;
  readonly reach: L;
  readonly can: Permission;
  readonly input: I;
  readonly answer: A;
};

/** The one door for writes: permission, input, records, decision, one transaction. */
export function command<const L extends Level, I extends z.ZodType, A extends z.ZodType, W extends Wanted = Record<never, never>>(
  def: Definition<L, I, W, A>,
): Command<L, I, A> {
  const call = async (ctx: CtxAt<L>, raw: z.input<I>, terms: Terms = {}): Promise<z.output<A>> => {
    demand(ctx, def.can);
    if (ctx.frozen) throw ctx.frozen;
    const input = parse(def.input, raw);
    const wanted = Object.entries(def.loads?.(ctx, input) ?? {});
    // A place where nothing of this scope is written needs no head of its log.
    const { writes } = reachOf(ctx.scope);
    const written = (place: string) => writes.some((prefix) => under(prefix, `${place}#`));
    const places = [...new Set([home(ctx.scope), ...wanted.map(([, ref]) => ref.place).filter(written)])];
    const once = terms.key === undefined ? undefined : onceFor(ctx, def.name, terms.key, input);

    const items = await ctx.table.batchGet([...wanted.map(([, ref]) => ref.key), ...places.map(headKey), ...(once ? [once.key] : [])]);
    const records = items.slice(0, wanted.length);
    const heads = new Map(places.map((place, i) => [place, items[wanted.length + i]]));
    const replay = once && answered(once, items.at(-1));
    if (replay) return replay.answer as z.output<A>;

    const loaded = Object.fromEntries(wanted.map(([name, ref], i) => [name, openOr404(ref, records[i])]));
    const seen = records[0]?.["version"];
    if (terms.ifMatch !== undefined && seen !== terms.ifMatch) throw stale(wanted[0]?.[1].noun ?? def.name, Number(seen));

    const change = await def.run(ctx, { input, ...loaded } as { input: z.output<I> } & Loaded<W>);
    const answer = change.refuse ? change.answer : def.answer.parse(change.answer);
    const kept = def.conceal ? without(answer as object, def.conceal) : answer;
    const read = records.filter((item) => item !== undefined);
    const missing = wanted.flatMap(([, ref], i) => (records[i] ? [] : [ref.key]));
    return (await commit(ctx, {
      name: def.name,
      can: def.can,
      change,
      answer,
      kept,
      heads,
      read,
      missing,
      once,
      reason: reasonIn(input),
    })) as z.output<A>;
  };
  return Object.assign(call, {
    does: "command" as const,
    title: def.name,
    reach: def.reach,
    can: def.can,
    input: def.input,
    answer: def.answer,
  });
}

/** By convention an input's `reason` is told in the trail, whether or not a record keeps it. */
const reasonIn = (input: unknown) => {
  const reason = (input as { reason?: unknown } | undefined)?.reason;
  return typeof reason === "string" ? reason : undefined;
};

const without = (answer: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name)));

function openOr404(ref: Ref<object>, item: Item | undefined) {
  if (item) return ref.open(item);
  if (ref.optional) return undefined;
  throw notFound(ref.noun);
}
