import { Adoptions } from "@chuan/core/adoption";
import { asJob } from "@chuan/core/entrance";
import { onboard } from "@chuan/core/provinces";
import { addFacts, everyItem, type Facts, type Id, keys, type OperatorCtx, ProvinceKey, type Table } from "@chuan/kernel";
import { anActor, deskOf } from "../world.ts";

export const provinces = ["22.2025", "48.2025"].map((key) => ProvinceKey.parse(key as ProvinceKey));
export const actor = anActor();

/** The desk of a province, with the clock of whoever sits there. */
export const desk = (table: Table, province: ProvinceKey, now: Date) => deskOf(table, () => now, province, actor);
export const placeOf = (province: ProvinceKey, agency: Id<"agency">) => keys.home({ level: "agency", province, agency });

/** Both provinces aboard, and nothing in them. */
export async function openStage(table: Table, now: Date): Promise<void> {
  const operator = asJob<OperatorCtx>({ table, clock: () => now, requestId: "test" }, actor, { level: "operator" });
  for (const province of provinces)
    await onboard(operator, { province, admin: { email: `chutri@${province}.vn`, name: "Trần Văn Quản" }, edition: "2015" });
}

/** Counts a place again from its records themselves, trusting neither log nor sums. */
export async function recount(table: Table, place: string): Promise<Facts> {
  let sums: Facts = {};
  for await (const item of everyItem(table, { pk: keys.nounPartition(place, Adoptions.name), limit: 100 }))
    sums = addFacts(sums, Adoptions.factsOf(Adoptions.open(item)));
  return sums;
}
export const sumOf = (all: Iterable<Facts>): Facts => [...all].reduce((a, b) => addFacts(a, b), {});

/** The agencies of a province, from the records: whoever has one claims its code. */
export async function agenciesOf(table: Table, province: ProvinceKey): Promise<Id<"agency">[]> {
  const found: Id<"agency">[] = [];
  for (const list of ["active", "closed"])
    for await (const item of everyItem(table, { pk: `P#${province}#X#agency#${list}`, index: "gsi2", limit: 100 }))
      found.push(item.sk as Id<"agency">);
  return found;
}
