import { parse, Problem } from "@chuan/kernel";
import { type Agency, NewAgency } from "../agencies/index.ts";
import type { Sheet, SheetProblem, SheetRow } from "../sheets/index.ts";
import { type ColumnKey, columns, levelReader, obligationReader, typeReader } from "./columns.ts";

/** A row that can be an agency; its parent is still a code. */
export type Row = { row: number; agency: Omit<NewAgency, "parent" | "edition">; parent?: string | undefined };
export type Judged = { rows: Row[]; problems: SheetProblem[] };

const header = (key: ColumnKey) => columns.find((column) => column.key === key)!.headers[0];
const at = (row: number, key: ColumnKey, code: string, vi: string, en: string): SheetProblem => ({
  row,
  column: header(key),
  code: `import.${code}`,
  vi,
  en,
});

/** Reads each row by itself, then the rows among each other. What is wrong is told for every cell, in both languages. */
export function judgeRows(sheet: Sheet, provinceCode: string, today: string): Judged {
  const read = sheet.rows.map((row) => readRow(row, provinceCode, today));
  const rows = read.flatMap((each) => each.rows);
  return { rows, problems: inOrder([...sheet.problems, ...read.flatMap((each) => each.problems), ...repeated(rows), ...circles(rows)]) };
}

/** From the top of the file to its end, as a person mends it. */
export const inOrder = (problems: readonly SheetProblem[]): SheetProblem[] => problems.toSorted((a, b) => a.row - b.row);

function readRow({ row, cells }: SheetRow, provinceCode: string, today: string): Judged {
  const problems: SheetProblem[] = [];
  const cell = (key: ColumnKey) => cells[key] ?? "";
  const among = <V>(key: ColumnKey, reader: { read: (text: string) => V | undefined; told: string }): V | undefined => {
    if (cell(key) === "") return undefined;
    const value = reader.read(cell(key));
    if (value === undefined)
      problems.push(
        at(row, key, "unknown_value", `«${cell(key)}» không có trong: ${reader.told}.`, `${cell(key)} is not one of: ${reader.told}.`),
      );
    return value;
  };
  for (const key of ["code", "name", "type"] as const)
    if (cell(key) === "") problems.push(at(row, key, "missing", "Thiếu giá trị bắt buộc.", "This value is required."));
  if (cell("province") !== "" && cell("province") !== provinceCode)
    problems.push(
      at(
        row,
        "province",
        "other_province",
        `Dòng này thuộc tỉnh mã ${cell("province")}, không phải ${provinceCode}.`,
        `This row is of province ${cell("province")}, not ${provinceCode}.`,
      ),
    );
  const type = among("type", typeReader);
  const level = among("level", levelReader);
  const obligation = among("obligation", obligationReader);
  const validFrom = dateIn(cell("validFrom"));
  if (cell("validFrom") !== "" && !validFrom)
    problems.push(
      at(row, "validFrom", "not_a_date", "Ngày viết dạng 31/12/2025 hoặc 2025-12-31.", "Write a date as 31/12/2025 or 2025-12-31."),
    );
  if (validFrom && validFrom > today)
    problems.push(
      at(row, "validFrom", "ahead", "Ngày hiệu lực chưa đến; hãy nhập vào ngày đó.", "This date lies ahead; import it on its day."),
    );
  if (problems.length > 0 || !type) return { rows: [], problems };

  const said = {
    code: cell("code"),
    name: cell("name"),
    type,
    ...(level ? { level } : {}),
    ...(obligation ? { obligation } : {}),
    ...(cell("eid") === "" ? {} : { eid: cell("eid") }),
    ...(validFrom ? { validFrom } : {}),
  };
  try {
    const { parent: _, edition: __, ...agency } = parse(NewAgency, said);
    return { rows: [{ row, agency, ...(cell("parent") === "" ? {} : { parent: cell("parent") }) }], problems };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const told = (error.more.errors ?? []).map(({ path, say }) => at(row, path as ColumnKey, "invalid", say.vi, say.en));
    return { rows: [], problems: told };
  }
}

function dateIn(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}` : text;
  const date = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

function repeated(rows: readonly Row[]): SheetProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, agency: { code } }) => {
    const before = first.get(code);
    if (before === undefined) return first.set(code, row) && [];
    return [at(row, "code", "repeated", `Mã «${code}» đã có ở dòng ${before}.`, `Code ${code} stands in row ${before} already.`)];
  });
}

function circles(rows: readonly Row[]): SheetProblem[] {
  const parentOf = new Map(rows.map(({ agency, parent }) => [agency.code, parent]));
  return rows.flatMap(({ row, agency: { code } }) => {
    const seen = new Set([code]);
    for (let up = parentOf.get(code); up !== undefined; up = parentOf.get(up)) {
      if (up === code) return [at(row, "parent", "circle", "Cơ quan cấp trên tạo thành vòng lặp.", "The parents form a circle.")];
      if (seen.has(up)) return [];
      seen.add(up);
    }
    return [];
  });
}

/** Whether a row says of an agency something else than the register does. What a row leaves out it does not speak of. */
function differs({ agency, parent }: Row, there: Agency, known: ReadonlyMap<string, Agency>): boolean {
  const said = ["name", "type", "level", "obligation", "eid", "validFrom"] as const;
  if (said.some((field) => agency[field] !== undefined && agency[field] !== there[field])) return true;
  return parent !== undefined && known.get(parent)?.id !== there.parent;
}

/** Holds the rows against the register: what is there already and the same is left alone, what differs is told. */
export function judgeAgainst(
  rows: readonly Row[],
  known: ReadonlyMap<string, Agency>,
): { fresh: Row[]; unchanged: number; problems: SheetProblem[] } {
  const inFile = new Set(rows.map(({ agency }) => agency.code));
  const problems: SheetProblem[] = [];
  const fresh: Row[] = [];
  for (const each of rows) {
    const { row, agency, parent } = each;
    if (parent !== undefined && !inFile.has(parent) && !known.has(parent))
      problems.push(
        at(
          row,
          "parent",
          "no_parent",
          `Không có cơ quan mã «${parent}» trong tệp hay trong hệ thống.`,
          `No agency has code ${parent}, here or in the register.`,
        ),
      );
    const there = known.get(agency.code);
    if (!there) fresh.push(each);
    else if (differs(each, there, known))
      problems.push(
        at(
          row,
          "code",
          "differs",
          `Mã «${agency.code}» đã là «${there.name}» và khác dòng này; nhập danh sách không sửa cơ quan đã có.`,
          `Code ${agency.code} is ${there.name} already and not as in this row; an import does not change agencies.`,
        ),
      );
  }
  return { fresh, unchanged: rows.length - fresh.length, problems };
}
