import { query } from "@chuan/kernel";
import * as z from "zod";
import { DocumentId } from "../documents/index.ts";
import { pageOf, paging } from "../fields/index.ts";
import { Duties, Duty } from "./duty.ts";

/** Who is to read a document, and who has: by name. */
export const readers = query({
  name: "reading.readers",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ document: DocumentId.schema, ...paging }),
  answer: pageOf(Duty),
  run: (ctx, { document, limit, cursor }) => Duties.page(ctx, { list: document, limit, cursor }),
});
