import type { AgencyCtx } from "@chuan/kernel";
import { xlsx } from "@chuan/kernel/files";
import { offer } from "../files/index.ts";
import type { List, ListForm } from "../prints/index.ts";

/** Named here, so that who only names a form loads no writer. */
export const forms = ["pdf", "xlsx", "csv"] as const satisfies readonly ListForm[];

/** The media type of each form of a list. */
const fileTypes = { pdf: "application/pdf", xlsx, csv: "text/csv" } as const satisfies Record<ListForm, string>;

/** A list in one of its forms, as a link; what writes it is loaded now. `name` is without its ending. */
export async function offerList(ctx: AgencyCtx, list: List, form: ListForm, name: string) {
  const { printList } = await import("../prints/index.ts");
  return offer(ctx, await printList(list, form), { name: `${name}.${form}`, type: fileTypes[form] });
}
