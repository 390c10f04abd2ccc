import type * as z from "zod";
import type { Command } from "./command.ts";
import type { Level } from "./ctx.ts";
import type { Query } from "./query.ts";

/**
 * A verb written for several levels, held to one of them. Safe: a verb that takes a ctx of any of these levels takes one of this level.
 * @throws Error at start when the verb says another reach of itself.
 */
export function heldTo<const L extends X, X extends Level, I extends z.ZodType, A extends z.ZodType>(
  reach: L,
  verb: Command<X, I, A>,
): Command<L, I, A>;
export function heldTo<const L extends X, X extends Level, I extends z.ZodType, A extends z.ZodType>(
  reach: L,
  verb: Query<X, I, A>,
): Query<L, I, A>;
export function heldTo(reach: Level, verb: { reach: Level }): unknown {
  if (verb.reach !== reach) throw new Error(`a verb of ${verb.reach} is no verb of ${reach}`);
  return verb;
}
