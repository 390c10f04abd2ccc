import * as z from "zod";
import { type Command, command } from "./command.ts";
import type { Ctx, CtxAt, Level, Permission } from "./ctx.ts";
import type { Change } from "./edit.ts";
import type { Entity, Ref, Stored } from "./entity.ts";
import { invalid, Problem, type Sentence } from "./errors.ts";
import type { Id, Kind } from "./ids.ts";
import type { When } from "./table/port.ts";

/** A condition beyond the state. `when` is the same condition for the table, where the transaction is its last judge. */
export type Gate<R> = { code: string; say: Sentence; open: (record: R, ctx: Ctx) => boolean; when?: (ctx: Ctx) => When };
export type Transition<R extends { state: string }> = {
  from: readonly R["state"][];
  to: R["state"];
  can: Permission;
  gates?: readonly Gate<R>[];
  /** States from which this step skips others, and therefore asks for a reason. */
  detours?: readonly R["state"][];
};
type Table<R extends { state: string }> = { readonly [name: string]: Transition<R> };
export type Allowed<N> = { transition: N; to: string; open: boolean; reason?: true; why?: string; say?: Sentence };
export const AllowedStep = z
  .object({
    transition: z.string(),
    to: z.string(),
    open: z.boolean(),
    reason: z.literal(true).optional(),
    why: z.string().optional(),
  })
  .meta({
    id: "AllowedStep",
    description: "A step from the state of now; `why` is the code of what stands against it, `reason`: one must be given.",
  });

type In<R, S> = Extract<R, { state: S }>;
type Way = { readonly from: readonly string[]; readonly to: string };
type Base = "id" | "version" | "state";
/** The fields that the new state has and not every old one had, which the verb must supply; others it may. */
type Gains<R, T extends Way> = Omit<In<R, T["to"]>, keyof In<R, T["from"][number]> | Base> & Partial<Omit<In<R, T["to"]>, Base>>;

/** The two-person rule: whoever is named in `field` may not take this step. */
export const notThe = <R extends object>(field: keyof R & string, code: string, say: Sentence): Gate<R> => ({
  code,
  say,
  open: (record, ctx) => record[field] !== ctx.actor.id,
  when: (ctx) => ({ differs: { [field]: ctx.actor.id } }),
});

/** States and transitions as data: they drive guards, buttons, docs and the exhaustive tests. */
export function lifecycle<
  K extends string,
  R extends { id: Id<K>; version: number; state: string },
  L extends Level,
  const T extends Table<R>,
>(entity: Entity<K, R, L>, table: { start: R["state"]; final: readonly R["state"][]; transitions: T }) {
  mustBeWhole(entity.name, table);
  const ways = Object.entries(table.transitions) as [keyof T & string, Transition<R>][];
  const shut = (way: Transition<R>, record: R, ctx: Ctx) => way.gates?.find((gate) => !gate.open(record, ctx));

  /** @throws illegal_state when the table has no such step from here, or a gate is shut; invalid when a detour gives no reason. */
  function move<N extends keyof T & string>(
    ctx: CtxAt<L>,
    name: N,
    record: Stored<R>,
    gains: Gains<R, T[N]>,
    reason?: string,
  ): Change<In<R, T[N]["to"]>> {
    const way: Transition<R> = table.transitions[name]!;
    if (!way.from.includes(record.state))
      throw new Problem("illegal_state", `${entity.name}.not_from_${record.state}`, {
        vi: "Trạng thái hiện tại không cho phép bước này.",
        en: `Cannot ${name} what is ${record.state}; it must be ${way.from.join(" or ")}.`,
      });
    const gate = shut(way, record, ctx);
    if (gate) throw new Problem("illegal_state", gate.code, gate.say);
    if (way.detours?.includes(record.state) && !reason)
      throw invalid(`${entity.name}.reason_required`, "reason", {
        vi: "Bước này bỏ qua bước trước đó; hãy nêu lý do.",
        en: "This skips a step; state the reason.",
      });
    const when = Object.assign({}, ...(way.gates ?? []).map((each) => each.when?.(ctx))) as When;
    // Safe: Gains asks for exactly what the new state adds, and the entity parses the result.
    return entity.update(ctx, record, { ...record, ...gains, state: way.to } as never, when) as Change<In<R, T[N]["to"]>>;
  }

  /** What can be done with this record, and for the rest why not: the buttons of a page. */
  const allowed = (record: R, ctx: Ctx): Allowed<keyof T & string>[] =>
    ways
      .filter(([, way]) => way.from.includes(record.state))
      .map(([transition, way]) => {
        const step = { transition, to: way.to as string, ...(way.detours?.includes(record.state) ? { reason: true as const } : {}) };
        if (ctx.frozen) return { ...step, open: false, why: ctx.frozen.code, say: ctx.frozen.say };
        if (!ctx.actor.can.has(way.can)) return { ...step, open: false, why: "access.forbidden" };
        const gate = shut(way, record, ctx);
        return gate ? { ...step, open: false, why: gate.code, say: gate.say } : { ...step, open: true };
      });

  /** The command for a step of one record. Its name, permission and gates are those of the table. */
  function verb<N extends keyof T & string, S extends z.ZodRawShape>(
    name: N,
    shape: S,
    gains: (ctx: CtxAt<L>, input: z.output<z.ZodObject<S>>, record: R) => Gains<R, T[N]>,
  ): Command<L, Identified<S, K>, z.ZodType<R>> {
    return command<L, Identified<S, K>, z.ZodType<R>, { record: Ref<R, false> }>({
      name: `${entity.name}.${name}`,
      reach: entity.reach,
      can: table.transitions[name]!.can,
      input: identified(shape, entity.id),
      answer: entity.schema,
      loads: (ctx, input) => ({ record: entity.at(ctx, (input as { id: Id<K> }).id) }),
      run: (ctx, { input, record }) =>
        move(ctx, name, record as Stored<R>, gains(ctx, input as never, record as R), (input as { reason?: string }).reason) as Change<R>,
    });
  }
  return { entity, table, move, allowed, verb, can: (name: keyof T & string) => table.transitions[name]!.can };
}

type Identified<S extends z.ZodRawShape, K extends string> = z.ZodObject<S & { id: z.ZodType<Id<K>, Id<K>> }>;
// Safe: the object is built from these very parts; TypeScript only loses sight of `id` in the spread of an open generic.
const identified = <S extends z.ZodRawShape, K extends string>(shape: S, id: Kind<K>) =>
  z.strictObject({ ...shape, id: id.schema }) as unknown as Identified<S, K>;

/** A table with a dead end or a state that nothing reaches is a mistake found when the program starts. */
function mustBeWhole(
  noun: string,
  table: { start: string; final: readonly string[]; transitions: { readonly [name: string]: Way & { detours?: readonly string[] } } },
): void {
  const ways = Object.values(table.transitions);
  const states = new Set([table.start, ...table.final, ...ways.flatMap((way) => [...way.from, way.to])]);
  for (const state of states) {
    const ends = table.final.includes(state);
    if (ends === ways.some((way) => way.from.includes(state)))
      throw new Error(`${noun}: ${state} is ${ends ? "final but has a way out" : "a dead end"}`);
    if (state !== table.start && !ways.some((way) => way.to === state)) throw new Error(`${noun}: nothing leads to ${state}`);
  }
  for (const [name, way] of Object.entries(table.transitions))
    for (const detour of way.detours ?? []) if (!way.from.includes(detour)) throw new Error(`${noun}: ${name} has no way from ${detour}`);
}
