import { AllowedStep, type ProvinceCtx, query } from "@chuan/kernel";
import * as z from "zod";
import { adoptionStates } from "../classification/index.ts";
import { pageOf, paging } from "../fields/index.ts";
import { EditionsSeen, editionsSeen } from "../standards/index.ts";
import { Adoption, AdoptionId, Adoptions } from "./adoption.ts";
import { adoptionLife } from "./life.ts";

const WithSteps = z.object({ adoption: Adoption, steps: z.array(AllowedStep) }).meta({ id: "AdoptionWithSteps" });

/** Where the agency stands in each edition it has begun, and what the caller may do next. */
export const ofAgency = query({
  name: "adoption.of_agency",
  reach: "agency",
  can: "adoption:read",
  input: z.strictObject({}),
  /** `begin`: the editions that the agency has not begun with. */
  answer: z.object({ items: z.array(WithSteps), begin: EditionsSeen }),
  run: async (ctx) => {
    const { items } = await Adoptions.page(ctx, { limit: 50 });
    const begin = editionsSeen().filter(({ edition }) => !items.some((adoption) => adoption.edition === edition));
    return { items: items.map((adoption) => ({ adoption, steps: adoptionLife.allowed(adoption, ctx) })), begin };
  },
});

/** One adoption with what may be done next. */
export const read = query({
  name: "adoption.read",
  reach: "agency",
  can: "adoption:read",
  input: z.strictObject({ id: AdoptionId.schema }),
  answer: WithSteps,
  run: async (ctx, { id }) => {
    const adoption = await Adoptions.read(ctx, id);
    return { adoption, steps: adoptionLife.allowed(adoption, ctx) };
  },
});

/** The list behind every number: the agencies that stand in one state, by code. */
export const byState = query({
  name: "adoption.by_state",
  reach: "province",
  can: "adoption:read",
  input: z.strictObject({ state: z.enum(adoptionStates), ...paging }),
  answer: pageOf(Adoption),
  run: (ctx, { state, limit, cursor }) => Adoptions.pageAcross(ctx, { list: state, limit, cursor }),
});

/** Where every agency of the province stands, by code: whoever shows them all asks once. */
export const standings = query({
  name: "adoption.standings",
  reach: "province",
  can: "adoption:read",
  input: z.strictObject({}),
  answer: z.object({ items: z.array(Adoption) }),
  run: async (ctx) => {
    const lists = await Promise.all(adoptionStates.map((list) => all(ctx, list)));
    return { items: lists.flat().toSorted((a, b) => (a.agency.code < b.agency.code ? -1 : 1)) };
  },
});

async function all(ctx: ProvinceCtx, list: string): Promise<Adoption[]> {
  const items: Adoption[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await Adoptions.pageAcross(ctx, { list, limit: 200, cursor });
    items.push(...page.items);
    cursor = page.cursor;
    if (cursor === undefined) return items;
  }
}
