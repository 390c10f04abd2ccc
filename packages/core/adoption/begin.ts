import { type AgencyCtx, type Change, type Ref, type Stored } from "@chuan/kernel";
import { editions } from "../standards/index.ts";
import { type Adoption, adoptionIdFor, Adoptions, type AgencySeen } from "./adoption.ts";

export const whoDid = (ctx: AgencyCtx) => ({ id: ctx.actor.id, ...(ctx.actor.name ? { name: ctx.actor.name } : {}) });

/** The first record of an agency's adoption of an edition. `standing`: the agency is counted by it. */
export function beginAdoption(
  ctx: AgencyCtx,
  agency: AgencySeen,
  edition: string,
  { standing, on }: { standing: boolean; on: string },
): Change<Adoption> {
  const step = { state: "not_started" as const, on, recordedAt: ctx.clock().toISOString(), by: whoDid(ctx) };
  return Adoptions.create<Adoption>(ctx, adoptionIdFor(edition), {
    state: "not_started",
    agencyId: ctx.scope.agency,
    edition,
    standing,
    agency,
    on,
    history: [step],
  });
}

type OfEditions = { readonly [edition: `ado_${string}`]: Ref<Adoption, true> };

/** Refs of an agency's adoptions, one for each known edition: those that are there are loaded. */
export const adoptionsOf = (ctx: AgencyCtx): OfEditions =>
  Object.fromEntries(editions.map(({ edition }) => [adoptionIdFor(edition), Adoptions.perhapsAt(ctx, adoptionIdFor(edition))]));

/** The adoptions among what a command was given. */
export const adoptionsIn = (given: object): Stored<Adoption>[] =>
  Object.entries(given).flatMap(([name, record]) => (name.startsWith("ado_") && record ? [record as Stored<Adoption>] : []));

/** Brings what adoptions keep of their agency into step with it. */
export function refreshAdoptions(
  ctx: AgencyCtx,
  given: object,
  { code, name, type, level, obligation, state }: AgencySeen & { state: "active" | "closed" },
): Change<Adoption>[] {
  const agency: AgencySeen = { code, name, type, level, obligation, ...(state === "closed" ? { closed: true } : {}) };
  return adoptionsIn(given).map((adoption) => Adoptions.update<Adoption>(ctx, adoption, { ...adoption, agency }));
}
