import { query } from "@chuan/kernel";
import * as z from "zod";
import { pageOf, paging } from "../fields/index.ts";
import { Import, ImportId, Imports } from "./import.ts";

/** One import and how far it has come. */
export const read = query({
  name: "import.read",
  reach: "province",
  can: "agency:manage",
  input: z.strictObject({ id: ImportId.schema }),
  answer: Import,
  run: (ctx, { id }) => Imports.read(ctx, id),
});

/** The imports of the province, newest first. */
export const list = query({
  name: "import.list",
  reach: "province",
  can: "agency:manage",
  input: z.strictObject(paging),
  answer: pageOf(Import),
  run: (ctx, { limit, cursor }) => Imports.page(ctx, { list: "all", limit, cursor, newestFirst: true }),
});
