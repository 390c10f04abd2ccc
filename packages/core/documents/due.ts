import { civilDate, everyItem, keys, type ProvinceCtx, within } from "@chuan/kernel";
import { type Document, Documents } from "./document.ts";
import { bringIntoForce } from "./force.ts";

/**
 * Brings into force, across a province, whatever is approved and whose day has come. Run late or twice it does the same; what fails holds up no other.
 * @returns how many @throws what failed (AggregateError of several), after everything else was done
 */
export async function enforceDue(ctx: ProvinceCtx): Promise<number> {
  const pk = keys.across(ctx.scope, Documents.name, "scheduled");
  let count = 0;
  const failed: unknown[] = [];
  for await (const item of everyItem(ctx.table, { pk, index: "gsi2", to: `${civilDate(ctx.clock())}~`, limit: 100 })) {
    const owner = keys.ownerOf(item.pk);
    if (owner?.scope.level !== "agency") continue;
    // The index may lag: what it still shows may be in force already, and is then left as it is.
    const before = Number(item["version"]);
    try {
      const after = await bringIntoForce(within(ctx, owner.scope.agency), { id: item.sk as Document["id"] });
      if (after.version > before) count += 1;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 1)
    throw new AggregateError(failed, `${failed.length} documents did not come into force: ${failed.map(String).join("; ")}`);
  if (failed.length === 1) throw failed[0];
  return count;
}
