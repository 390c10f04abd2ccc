import { AgencyId, civilDate, command, invalid, Problem, type ProvinceCtx, query, together } from "@chuan/kernel";
import { createHash } from "node:crypto";
import * as z from "zod";
import { line } from "../fields/index.ts";
import { columns } from "./columns.ts";
import { Import, ImportId, Imports, type Import as Body, Parts, partIdOf, partSize, Problems } from "./import.ts";
import { inOrder, judgeAgainst, judgeRows, type Row } from "./judge.ts";
import { known } from "./known.ts";

export const upload = z.strictObject({
  /** Name of the file, with its ending: .csv or .xlsx. */
  name: line(200),
  /** The file's bytes in base64, at most 3 MB of them. */
  content: z.base64().max(4 * 1024 * 1024),
});
type Upload = z.output<typeof upload>;

const codeOf = (ctx: ProvinceCtx) => ctx.scope.province.slice(0, 2);

async function readRows(ctx: ProvinceCtx, { name, content }: Upload) {
  const bytes = Buffer.from(content, "base64");
  // Readers of spreadsheets are large: they come with the first list.
  const { readSheet } = await import("../sheets/index.ts");
  const sheet = await readSheet({ name, bytes }, columns);
  const { rows, problems } = judgeRows(sheet, codeOf(ctx), civilDate(ctx.clock()));
  return { bytes, rows, problems: [...problems, ...tooMuch(rows)] };
}

/** A list is received in one act, and what an act changed stands in one entry of the trail, which holds 400 KB. */
const most = 280 * 1024;
function tooMuch(rows: readonly Row[]): z.output<typeof Problems> {
  if (Buffer.byteLength(JSON.stringify(rows)) <= most) return [];
  const vi = "Danh sách quá dài để nhập một lần; hãy chia thành các tệp khoảng 1.500 dòng.";
  return [
    {
      row: 0,
      column: "",
      code: "import.too_much",
      vi,
      en: "The list is too long to import at once; split it into files of some 1,500 rows.",
    },
  ];
}

/** The dry run: what an import would do, and everything that stands against it. Changes nothing. */
export const check = query({
  name: "import.check",
  reach: "province",
  can: "agency:manage",
  input: upload,
  answer: z.object({ ok: z.boolean(), rows: z.int(), create: z.int(), unchanged: z.int(), problems: Problems }).meta({ id: "ImportCheck" }),
  run: async (ctx, file) => {
    const { rows, problems } = await readRows(ctx, file);
    const against = judgeAgainst(rows, await known(ctx, rows));
    const all = inOrder([...problems, ...against.problems]);
    return { ok: all.length === 0, rows: rows.length, create: against.fresh.length, unchanged: against.unchanged, problems: all };
  },
});

/**
 * Takes a list in. A file with a fault in itself is refused here, whole; one that is sound is held against the register and applied by
 * `carryOut`, with nobody else adding to the register meanwhile. @throws invalid import.faults; conflict import.running
 */
export const receive = command({
  name: "import.receive",
  reach: "province",
  can: "agency:manage",
  input: upload,
  answer: Import,
  run: async (ctx, { input }) => {
    const { rows, problems, bytes } = await readRows(ctx, input);
    if (problems.length > 0) throw faults(problems);
    if (rows.length === 0) throw invalid("import.empty", "content", { vi: "Tệp không có dòng nào.", en: "The file has no rows." });
    const id = ImportId.mint(ctx.clock());
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const received = Imports.create<Body>(ctx, id, {
      state: "received",
      file: input.name,
      sha256,
      receivedAt: ctx.clock().toISOString(),
      total: rows.length,
    });
    const parts = Array.from({ length: Math.ceil(rows.length / partSize) }, (_, i) => rows.slice(i * partSize, (i + 1) * partSize));
    return together(received, ...parts.map((part, i) => Parts.create(ctx, partIdOf(id, i), { rows: part.map((row) => withId(ctx, row)) })));
  },
});

const withId = (ctx: ProvinceCtx, row: Row) => ({ ...row, id: AgencyId.mint(ctx.clock()) });

/** The first hundred faults, each by row and column. */
export const faults = (problems: z.output<typeof Problems>) =>
  new Problem(
    "invalid",
    "import.faults",
    { vi: `Tệp có ${problems.length} lỗi; chưa có gì được nhập.`, en: `The file has ${problems.length} faults; nothing was imported.` },
    { errors: problems.slice(0, 100).map(({ row, column, vi, en }) => ({ path: `rows.${row}.${column}`, say: { vi, en } })) },
  );
