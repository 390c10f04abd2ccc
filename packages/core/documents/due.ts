import { civilDate, everyItem, keys, type ProvinceCtx, within } from "@chuan/kernel";
import { type Document, Documents } from "./document.ts";
import { bringIntoForce } from "./force.ts";

/** Brings into force, across a province, whatever is approved and whose day has come. Run late or twice it does the same. @returns how many */
export async function enforceDue(ctx: ProvinceCtx): Promise<number> {
  const pk = keys.across(ctx.scope, Documents.name, "scheduled");
  let count = 0;
  for await (const item of everyItem(ctx.table, { pk, index: "gsi2", to: `${civilDate(ctx.clock())}~`, limit: 100 })) {
    const owner = keys.ownerOf(item.pk);
    if (owner?.scope.level !== "agency") continue;
    // The index may lag: what it still shows may be in force already, and is then left as it is.
    const before = Number(item["version"]);
    const after = await bringIntoForce(within(ctx, owner.scope.agency), { id: item.sk as Document["id"] });
    if (after.version > before) count += 1;
  }
  return count;
}
