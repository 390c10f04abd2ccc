import type * as z from "zod";
import { type CtxAt, demand, type Level, type Permission } from "./ctx.ts";
import { parse } from "./parse.ts";

type Definition<L extends Level, I extends z.ZodType, A extends z.ZodType> = {
  name: string;
  reach: L;
  can: Permission;
  input: I;
  answer: A;
  run: (ctx: CtxAt<L>, input: z.output<I>) => Promise<z.input<A>>;
};
export type Query<L extends Level = Level, I extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> = {
  (ctx: CtxAt<L>, input: z.input<I>): Promise<z.output<A>>;
  readonly does: "query";
  readonly title: string;
  readonly reach: L;
  readonly can: Permission;
  readonly input: I;
  readonly answer: A;
};

/** The one door for reads of records. What the answer's schema does not name does not leave. */
export function query<const L extends Level, I extends z.ZodType, A extends z.ZodType>(def: Definition<L, I, A>): Query<L, I, A> {
  const call = async (ctx: CtxAt<L>, raw: z.input<I>) => {
    demand(ctx, def.can);
    return def.answer.parse(await def.run(ctx, parse(def.input, raw)));
  };
  return Object.assign(call, {
    does: "query" as const,
    title: def.name,
    reach: def.reach,
    can: def.can,
    input: def.input,
    answer: def.answer,
  });
}
