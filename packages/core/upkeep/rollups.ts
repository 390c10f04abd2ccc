import {
  Problem,
  type ProvinceKey,
  rebuildRollups as rebuild,
  type RollupReport,
  type Table,
  verifyRollups as verify,
} from "@chuan/kernel";
import { nouns } from "../index.ts";
import { placesOf, workspaceOf } from "./places.ts";

type Progress = (done: number, of: number) => void;

/** An erased province has nothing left to count, and no sum of it may come back. @throws not_found workspace.not_found */
async function mustBeThere(table: Table, province: ProvinceKey): Promise<void> {
  const workspace = await workspaceOf(table, province);
  if (workspace && workspace.state !== "erased") return;
  throw new Problem("not_found", "workspace.not_found", {
    vi: "Tỉnh này chưa có không gian làm việc, hoặc đã được xóa.",
    en: "This province has no workspace, or it has been erased.",
  });
}

/** Compares every stored sum of a province with a recount of its records. @throws not_found workspace.not_found */
export async function verifyRollups(table: Table, province: ProvinceKey, now: Date, progress?: Progress): Promise<RollupReport> {
  await mustBeThere(table, province);
  return verify(table, province, await placesOf(table, province), nouns, now, progress);
}

/** Makes every sum of a province anew, of every day. @throws not_found workspace.not_found */
export async function rebuildRollups(table: Table, province: ProvinceKey, now: Date, progress?: Progress) {
  await mustBeThere(table, province);
  return rebuild(table, province, await placesOf(table, province), now, progress);
}
