import { carryOut, check, type Import, receive } from "@chuan/core/imports";
import { readFileSync } from "node:fs";
import path from "node:path";
import { refused, type Told } from "../say.ts";
import type { Session } from "../session.ts";
import { verb } from "../verb.ts";

type Checked = Awaited<ReturnType<typeof check>>;

export const agenciesImport = verb(
  "import <code> <file>",
  { vi: "nhập danh sách cơ quan (.csv, .xlsx): tất cả hoặc không gì cả", en: "import a list of agencies: all of it or nothing" },
  async (session, [code = "", file = ""], options) => {
    const ctx = await session.desk(code, "agency:manage");
    const upload = { name: path.basename(file), content: contentOf(file) };
    const checked = await check(ctx, upload);
    if (!checked.ok) return faulty(checked.problems, checked.rows);
    if (options["check"] === true) return sound(checked);
    const { id } = await receive(ctx, upload);
    const list = await carryOut(ctx, id, (now) => step(session, now));
    await session.settle();
    return list.state === "refused" ? faulty(list.problems, list.total) : applied(list);
  },
  (command) => command.option("--check", "chỉ kiểm tra, không nhập · only check"),
);

function contentOf(file: string): string {
  try {
    return readFileSync(file).toString("base64");
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? "";
    throw refused("unreadable_file", `Không đọc được tệp ${file} (${why}).`, `The file ${file} cannot be read (${why}).`);
  }
}

function step({ progress }: Session, list: Import): void {
  const done = list.state === "accepted" || list.state === "applied" ? list.done : 0;
  progress({ vi: "Nhập cơ quan", en: "Importing agencies" }, done, list.total);
}

/** Every fault by its row and column; row 0 speaks of the whole file. */
const faulty = (problems: Checked["problems"], rows: number): Told => ({
  found: true,
  data: { ok: false, rows, created: 0, unchanged: 0, problems },
  lines: [
    { vi: `Tệp có ${problems.length} lỗi; chưa có gì được nhập.`, en: `The file has ${problems.length} faults; nothing was imported.` },
    ...problems.map(({ row, column, vi, en }) =>
      row === 0 ? { vi, en } : { vi: `  dòng ${row}, cột «${column}»: ${vi}`, en: `  row ${row}, column ${column}: ${en}` },
    ),
  ],
});

const sound = ({ rows, create, unchanged, problems }: Checked): Told => ({
  data: { ok: true, rows, create, unchanged, problems },
  lines: [
    {
      vi: `Tệp ${rows} dòng không có lỗi: ${create} cơ quan sẽ được tạo, ${unchanged} đã có.`,
      en: `${rows} rows without a fault: ${create} agencies would be created, ${unchanged} are there already.`,
    },
  ],
});

function applied(list: Import): Told {
  const { created, unchanged } = list.state === "applied" ? list : { created: 0, unchanged: 0 };
  return {
    data: { ok: true, rows: list.total, created, unchanged, problems: [] },
    lines: [
      { vi: `Đã tạo ${created} cơ quan, ${unchanged} đã có.`, en: `${created} agencies were created, ${unchanged} were there already.` },
    ],
  };
}
