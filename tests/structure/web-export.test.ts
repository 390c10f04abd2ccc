import { readSheet } from "@chuan/core/sheets";
import { expect, test } from "vitest";
import { csvOf } from "../../packages/web/app/export/sheet.ts";
import { xlsxOf } from "../../packages/web/app/export/xlsx.ts";

const sheet = {
  title: "Toàn quốc: 34 tỉnh",
  headers: ["Tỉnh", "Tỷ lệ"],
  rows: [
    ["=1+1", 66.7],
    [' @cmd; "x"', undefined],
    ["-5 & <b>", 1234],
  ],
};
const columns = [
  { key: "name", headers: ["Tỉnh"], required: true },
  { key: "share", headers: ["Tỷ lệ"] },
];

test("a table as CSV opens in Vietnamese Excel, and nothing in it is taken for a formula", () => {
  expect(csvOf(sheet)).toBe('\uFEFFTỉnh;Tỷ lệ\r\n\'=1+1;66,7\r\n"\' @cmd; ""x""";\r\n\'-5 & <b>;1234\r\n');
});

test("a table as xlsx is read back as it was: texts as texts, numbers as numbers", async () => {
  const told = await readSheet({ name: "a.xlsx", bytes: xlsxOf(sheet) }, columns);
  expect(told.problems).toEqual([]);
  expect(told.rows.map(({ cells }) => [cells["name"], cells["share"] ?? ""])).toEqual([
    ["=1+1", "66.7"],
    ['@cmd; "x"', ""],
    ["-5 & <b>", "1234"],
  ]);
});
