import { type AgencyCtx, type Change, CivilDate, civilDate, command, invalid, type Stored, together } from "@chuan/kernel";
import * as z from "zod";
import { basis, line, reason } from "../fields/index.ts";
import { Adoption, type Adoption as Body, AdoptionId, Adoptions, Scope } from "./adoption.ts";
import { adoptionsIn, adoptionsOf, whoDid } from "./begin.ts";
import { adoptionLife, type Way } from "./life.ts";

const said = {
  id: AdoptionId.schema,
  /** Since when it holds; today unless said. Not a day to come. */
  on: CivilDate.optional(),
  basis: basis.optional(),
  reason: reason.optional(),
};
type Said = { on?: string | undefined; basis?: string | undefined; reason?: string | undefined };

/** What every step adds: its day, its line in the history, and the basis where one was given. */
function taken(ctx: AgencyCtx, before: Stored<Body>, state: Body["state"], input: Said) {
  const today = civilDate(ctx.clock());
  const on = input.on ?? today;
  if (on > today)
    throw invalid("adoption.ahead", "on", {
      vi: "Ngày này chưa đến; hãy ghi nhận khi đã xảy ra.",
      en: "This day lies ahead; record it when it has come.",
    });
  const why = { ...(input.basis ? { basis: input.basis } : {}), ...(input.reason ? { reason: input.reason } : {}) };
  const step = { state, on, recordedAt: ctx.clock().toISOString(), by: whoDid(ctx), ...why };
  return { on, history: [...before.history, step].slice(-200), ...(input.basis ? { basis: input.basis } : {}) };
}

const step = <const N extends Way, S extends z.ZodRawShape>(
  name: N,
  shape: S,
  gains: (ctx: AgencyCtx, input: z.output<z.ZodObject<S>>) => Parameters<typeof adoptionLife.move<N>>[3],
) =>
  command({
    name: `adoption.${name}`,
    reach: "agency",
    can: adoptionLife.can(name),
    input: z.strictObject({ ...said, ...shape }),
    answer: Adoption,
    loads: (ctx, input) => ({ adoption: Adoptions.at(ctx, (input as { id: Body["id"] }).id) }),
    run: (ctx, { input, adoption }) => {
      const added = taken(ctx, adoption, adoptionLife.table.transitions[name].to, input as Said);
      const gained = { ...added, ...gains(ctx, input as unknown as z.output<z.ZodObject<S>>) } as Parameters<
        typeof adoptionLife.move<N>
      >[3];
      return adoptionLife.move(ctx, name, adoption, gained, (input as Said).reason) as Change<Body>;
    },
  });

const some = <T extends object>(fields: T) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** The agency decided to apply the standard; `due`: by when it means to have declared. */
export const plan = step("plan", { due: CivilDate.optional() }, (_, { due }) => some({ due }) as never);
/** The agency writes its documents (R4 step 1). Skipping the plan asks for a reason. */
export const build = step("build", { due: CivilDate.optional() }, (_, { due }) => some({ due }) as never);
/** The documents are approved and in use (R4 step 2). */
export const apply = step(
  "apply",
  { scope: Scope.optional(), due: CivilDate.optional() },
  (_, { scope, due }) => some({ scope, due }) as never,
);
/** The head confirms that the system is effective (R4 step 3). */
export const confirm = step("confirm", { confirmedBy: line(120), scope: Scope.optional() }, (_, fields) => some(fields) as never);
/** What was declared no longer covers what is done: to be declared again (R8). */
export const changeScope = step("change_scope", { why: line(500, 5), scope: Scope.optional() }, (_, fields) => some(fields) as never);

/**
 * Takes back what was recorded by mistake, with a reason; the history keeps it. An agency that was counted by this edition and has declared
 * for another one is counted by that again.
 */
export const restart = command({
  name: "adoption.restart",
  reach: "agency",
  can: adoptionLife.can("restart"),
  input: z.strictObject(said),
  answer: Adoption,
  loads: (ctx, { id }) => ({ adoption: Adoptions.at(ctx, id), ...others(ctx, id) }),
  run: (ctx, { input, adoption, ...rest }) => {
    const heir = adoption.standing ? adoptionsIn(rest).filter(hasDeclared).toSorted(newestFirst)[0] : undefined;
    const gains = { ...taken(ctx, adoption, "not_started", input), ...(heir ? { standing: false } : {}) };
    const restarted = adoptionLife.move(ctx, "restart", adoption, gains, input.reason);
    return together<Body>(restarted, ...(heir ? [Adoptions.update<Body>(ctx, heir, { ...heir, standing: true })] : []));
  },
});
const hasDeclared = ({ state }: Body) => state === "declared" || state === "needs_redeclaration";
const newestFirst = (a: Body, b: Body) => (a.edition > b.edition ? -1 : 1);

/**
 * The head declares conformity (R5), for the first time or again (R8); or a certificate is recorded. From then on the agency is counted by
 * this edition, unless it has declared for a newer one already: then this is history told late.
 */
export const declare = command({
  name: "adoption.declare",
  reach: "agency",
  can: adoptionLife.can("declare"),
  input: z.strictObject({
    ...said,
    basis,
    conformity: z.enum(["self_declared", "certified"]),
    scope: Scope,
    signer: line(120).optional(),
  }),
  answer: Adoption,
  loads: (ctx, { id }) => ({ adoption: Adoptions.at(ctx, id), ...others(ctx, id) }),
  run: (ctx, { input, adoption, ...rest }) => {
    const { id: _, reason: why, on: __, ...fields } = input;
    const before = adoptionsIn(rest).filter((other) => other.standing);
    const late = before.some((other) => hasDeclared(other) && other.edition > adoption.edition);
    const gains = { ...taken(ctx, adoption, "declared", input), ...some(fields), ...(late ? {} : { standing: true }) };
    const declared = adoptionLife.move(ctx, "declare", adoption, gains as never, why);
    if (late) return declared;
    return together<Body>(declared, ...before.map((other) => Adoptions.update<Body>(ctx, other, { ...other, standing: false })));
  },
});

function others(ctx: AgencyCtx, id: Body["id"]) {
  const { [id as `ado_${string}`]: _, ...rest } = adoptionsOf(ctx);
  return rest;
}
