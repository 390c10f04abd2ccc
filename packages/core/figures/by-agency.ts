import { AgencyId, civilDate, everyItem, keys, query, rollupIn } from "@chuan/kernel";
import * as z from "zod";
import { DocumentFigures, documentFigures } from "./documents.ts";

const ByAgency = z
  .object({ asOf: z.string(), items: z.array(z.object({ agency: AgencyId.schema, documents: DocumentFigures })) })
  .meta({ id: "DocumentsByAgency", description: "Số liệu tài liệu của từng cơ quan; cộng lại bằng số liệu của tỉnh." });

/**
 * Which agencies the province's figures of documents are made of: those that have any, each with its own. They add up to the province's,
 * metric by metric. No record is read.
 */
export const byAgency = query({
  name: "figures.documents_by_agency",
  reach: "province",
  can: "figures:read",
  input: z.strictObject({}),
  answer: ByAgency,
  run: async (ctx) => {
    const day = civilDate(ctx.clock());
    const items: z.output<typeof ByAgency>["items"] = [];
    for await (const item of everyItem(ctx.table, { pk: keys.placeRollupsPartition(ctx.scope.province), limit: 400 })) {
      const agency = keys.agencyOfPlace(item.sk);
      if (!agency) continue;
      const documents = documentFigures(rollupIn(item).sums, day);
      if (Object.values(documents).some((n) => n !== null && n > 0)) items.push({ agency: AgencyId.schema.parse(agency), documents });
    }
    return { asOf: day, items };
  },
});
