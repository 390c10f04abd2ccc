import { civilDate, command, Problem } from "@chuan/kernel";
import * as z from "zod";
import { editionSchema } from "../standards/index.ts";
import { Adoption, adoptionIdFor } from "./adoption.ts";
import { adoptionsIn, adoptionsOf, beginAdoption } from "./begin.ts";

/**
 * An agency begins with another edition. It is counted by the former one until it declares for the new.
 * @throws conflict adoption.edition_begun
 */
export const beginEdition = command({
  name: "adoption.begin_edition",
  reach: "agency",
  can: "adoption:record",
  input: z.strictObject({ edition: editionSchema }),
  answer: Adoption,
  loads: (ctx) => adoptionsOf(ctx),
  run: (ctx, { input: { edition }, ...given }) => {
    const there = adoptionsIn(given);
    if (there.some((adoption) => adoption.id === adoptionIdFor(edition))) throw begun;
    const agency = there[0]?.agency;
    if (!agency || agency.closed) throw closed;
    return beginAdoption(ctx, agency, edition, { standing: false, on: civilDate(ctx.clock()) });
  },
});

const begun = new Problem("conflict", "adoption.edition_begun", {
  vi: "Cơ quan đã bắt đầu áp dụng phiên bản này.",
  en: "The agency has begun with this edition already.",
});
const closed = new Problem("illegal_state", "agency.closed", {
  vi: "Cơ quan này đã kết thúc hoạt động.",
  en: "This agency has been closed.",
});
