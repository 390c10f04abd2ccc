import { workspacesIn } from "@chuan/core/upkeep";
import type { ProvinceKey } from "@chuan/kernel";
import type { Session } from "./session.ts";

/** The province that was named, or all that are on board: of an erased one there is nothing left to count. */
export async function provincesMeant({ table, provinceOf }: Session, code: string | undefined): Promise<ProvinceKey[]> {
  if (code !== undefined) return [provinceOf(code)];
  return [...(await workspacesIn(table))].filter(([, { state }]) => state !== "erased").map(([province]) => province);
}
