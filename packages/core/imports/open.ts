import { query } from "@chuan/kernel";
import * as z from "zod";
import { registerBusy, registerRunning } from "../agencies/index.ts";
import { foldHeader, readCells } from "../sheets/index.ts";
import { type ColumnKey, columns } from "./columns.ts";
import { Problems } from "./import.ts";
import { upload } from "./receive.ts";

const keys = columns.map(({ key }) => key) as [ColumnKey, ...ColumnKey[]];
const keyFor = (header: string): ColumnKey | null =>
  columns.find(({ headers }) => headers.some((each) => foldHeader(each) === foldHeader(header)))?.key ?? null;

/**
 * Opens a file for who mends it by hand: its cells as they stand, which column each header is taken for, and the columns there are. A file
 * that cannot be read has no rows and its problem. Changes nothing. While another list is being imported nobody begins with the next.
 * @throws conflict import.running
 */
export const open = query({
  name: "import.open",
  reach: "province",
  can: "agency:manage",
  input: upload,
  answer: z
    .object({
      /** `header`: what to write above the column so that `check` and the import know it. */
      columns: z.array(z.object({ key: z.enum(keys), header: z.string(), required: z.boolean() })),
      headers: z.array(z.object({ text: z.string(), key: z.enum(keys).nullable() })),
      rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
      problems: Problems,
    })
    .meta({ id: "ImportOpened" }),
  run: async (ctx, { name, content }) => {
    if (await ctx.table.get(registerBusy(ctx).key)) throw registerRunning;
    const { rows, problems } = readCells({ name, bytes: Buffer.from(content, "base64") });
    const [top, ...body] = rows;
    return {
      columns: columns.map((column) => ({ key: column.key, header: column.headers[0], required: "required" in column })),
      headers: (top?.cells ?? []).map((text) => ({ text, key: keyFor(text) })),
      rows: body,
      problems,
    };
  },
});
