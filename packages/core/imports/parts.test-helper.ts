import type { ProvinceCtx } from "@chuan/kernel";
import { list } from "../agencies/index.ts";
import { textRow, workbookOf } from "../sheets/fixtures.test-helper.ts";

/** A file as it is uploaded. */
export const csv = (...lines: string[]) => ({ name: "danh-sach.csv", content: Buffer.from(lines.join("\n")).toString("base64") });
export const xlsx = (...rows: string[][]) => {
  const sheet = `<sheetData>${rows.map((cells, i) => textRow(i + 1, ...cells)).join("")}</sheetData>`;
  return { name: "danh-sach.xlsx", content: Buffer.from(workbookOf(sheet)).toString("base64") };
};

export const header = "mã cơ quan,tên cơ quan,loại cơ quan";
/** So many sound rows, without a header. */
export const rows = (count: number, letter = "X") =>
  Array.from({ length: count }, (_, i) => `${letter}.${String(i + 1).padStart(4, "0")},Xã số ${i + 1},Xã`);

/** Every agency of the province by code, with its parent's code. */
export async function register(ctx: ProvinceCtx): Promise<string[]> {
  const found: Awaited<ReturnType<typeof list>>["items"] = [];
  let cursor: string | undefined;
  do {
    const page = await list(ctx, { limit: 200, ...(cursor ? { cursor } : {}) });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  const codes = new Map(found.map(({ id, code }) => [id, code]));
  return found.map(({ code, parent }) => (parent ? `${code} < ${codes.get(parent) ?? "?"}` : code));
}
