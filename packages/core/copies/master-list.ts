import { onPaper, query } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { masterList, type MasterListFilters, masterListFilters, type DocumentRow } from "../documents/index.ts";
import { Link } from "../files/index.ts";
import type { List } from "../prints/index.ts";
import { headOf } from "./heading.ts";
import { forms, offerList } from "./types.ts";
import { fileName, kindNames, natureNames, numberOf, statusNames } from "./words.ts";

const columns: List["columns"] = [
  { key: "code", header: "Mã hiệu", width: 16, kind: "text" },
  { key: "title", header: "Tên tài liệu", width: 46, kind: "text" },
  { key: "kind", header: "Loại", width: 16, kind: "text" },
  { key: "number", header: "Lần ban hành", width: 10, kind: "text" },
  { key: "from", header: "Ngày hiệu lực", width: 12, kind: "date" },
  { key: "status", header: "Tình trạng", width: 18, kind: "text" },
  { key: "unit", header: "Đơn vị", width: 18, kind: "text" },
  { key: "clauses", header: "Điều khoản", width: 12, kind: "text" },
  { key: "due", header: "Hạn rà soát", width: 12, kind: "date" },
];
const columnsOutside: List["columns"] = [
  { key: "code", header: "Số, ký hiệu", width: 18, kind: "text" },
  { key: "title", header: "Tên văn bản", width: 46, kind: "text" },
  { key: "nature", header: "Loại", width: 14, kind: "text" },
  { key: "issuer", header: "Cơ quan ban hành", width: 22, kind: "text" },
  { key: "issued", header: "Ngày ban hành", width: 12, kind: "date" },
  { key: "effective", header: "Có hiệu lực từ", width: 12, kind: "date" },
  { key: "status", header: "Tại cơ quan", width: 16, kind: "text" },
  { key: "kept", header: "Nơi giữ", width: 18, kind: "text" },
];

/**
 * The master list (danh mục tài liệu, ISO 9001:2015 clause 7.5.3.2) as it is filtered: on paper, to go on working with, or for a program. Of texts
 * from outside alone it tells where they come from.
 */
export const printMasterList = query({
  name: "document.print_list",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ ...masterListFilters, form: z.enum(forms).default("pdf") }),
  answer: Link,
  run: async (ctx, { form, ...filters }) => {
    const [agency, rows] = await Promise.all([Agencies.read(ctx, ctx.scope.agency), masterList(ctx, filters)]);
    const outside = filters.kind === "external";
    const title = outside ? "Danh mục tài liệu bên ngoài" : "Danh mục tài liệu";
    const said = inWords(filters);
    const list: List = {
      ...headOf(ctx, agency),
      title,
      ...(said ? { filter: said } : {}),
      asOf: ctx.clock().toISOString(),
      columns: [{ key: "no", header: "STT", width: 5, kind: "number" }, ...(outside ? columnsOutside : columns)],
      rows: rows.map((row, i) => ({ no: i + 1, ...cellsOf(row), ...(outside ? cellsOutside(row) : {}) })),
    };
    return offerList(ctx, list, form, fileName(title, agency.name).slice(0, 150));
  },
});

function cellsOf({ code, title, kind, inForce, scheduled, open, statuses, unit, clauses, reviewDue }: DocumentRow) {
  const edition = inForce ?? scheduled;
  const number = edition ?? open;
  return {
    code,
    title,
    kind: kindNames[kind],
    number: number && numberOf(number),
    from: edition?.effectiveFrom,
    status: statuses.map((status) => statusNames[status]).join("; "),
    unit,
    clauses: clauses.join(", "),
    due: reviewDue,
  };
}

const cellsOutside = ({ external }: DocumentRow) =>
  external && {
    nature: natureNames[external.nature],
    issuer: external.issuer,
    issued: external.issuedOn,
    effective: external.effectiveFrom,
    kept: external.keptAt,
  };

/** What was asked for, as it stands under the title. */
function inWords({ kind, status, unit, clause, dueBy, keptBy, nature, search }: MasterListFilters): string {
  const said = [
    kind && `Loại: ${kindNames[kind]}`,
    status && `Tình trạng: ${status === "all" ? "tất cả" : statusNames[status]}`,
    unit && `Đơn vị: ${unit}`,
    clause && `Điều khoản: ${clause}`,
    nature && `Loại: ${natureNames[nature]}`,
    dueBy && `Đến hạn rà soát ngày ${onPaper(dueBy)}`,
    keptBy && `Hết thời hạn lưu ngày ${onPaper(keptBy)}`,
    search && `Có chữ: ${search}`,
  ];
  return said.filter(Boolean).join("; ");
}
