import { exportLines, type ProvinceKey, type Table } from "@chuan/kernel";
import { nouns } from "../index.ts";
import { placesOf, workspaceOf } from "./places.ts";

/**
 * Every item of a province as lines of JSON, in the format that `exportLines` documents. Accounts are not among them: who signs in is not
 * the province's to take along; who its members are is.
 */
export async function* exportProvince(table: Table, province: ProvinceKey, at: Date): AsyncGenerator<string> {
  const name = (await workspaceOf(table, province))?.name ?? province;
  yield* exportLines(table, { province, name, at: at.toISOString() }, await placesOf(table, province), nouns);
}
