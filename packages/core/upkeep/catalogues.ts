import { type LineFault, mendLines, type ProvinceKey, type Table, verifyLines } from "@chuan/kernel";
import { nouns } from "../index.ts";
import { placesOf } from "./places.ts";

type Progress = (done: number, of: number) => void;
export type CatalogueReport = { province: ProvinceKey; lines: number; faults: LineFault[] };

/** Compares every line of every list of a province with the record that says it. */
export async function verifyCatalogues(table: Table, province: ProvinceKey, progress: Progress = () => {}): Promise<CatalogueReport> {
  const report: CatalogueReport = { province, lines: 0, faults: [] };
  const places = await placesOf(table, province);
  for (const [i, place] of places.entries()) {
    const { lines, faults } = await verifyLines(table, place, nouns);
    report.lines += lines;
    report.faults.push(...faults);
    progress(i + 1, places.length);
  }
  return report;
}

/** Makes every line of a province what its record says, while others write. @returns how many were mended */
export async function rebuildCatalogues(table: Table, province: ProvinceKey, progress: Progress = () => {}): Promise<number> {
  let mended = 0;
  const places = await placesOf(table, province);
  for (const [i, place] of places.entries()) {
    mended += await mendLines(table, place, nouns);
    progress(i + 1, places.length);
  }
  return mended;
}
