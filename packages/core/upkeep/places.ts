import { everyItem, type Id, type Item, keys, type ProvinceKey, type Table } from "@chuan/kernel";
import { Accounts, whoIsClient } from "../accounts/index.ts";
import { Agencies } from "../agencies/index.ts";
import { Clients } from "../clients/index.ts";
import { type Workspace, Workspaces, workspaceIdOf } from "../provinces/index.ts";

const door = (province: ProvinceKey) => keys.home({ level: "workspace", province });
export const desk = (province: ProvinceKey) => keys.home({ level: "province", province });
const inIndex = (table: Table, pk: string) => everyItem(table, { pk, index: "gsi2", limit: 200 });

/** Every place of a province: its door, its desk, every agency that is or was. Also those of which only a sum is left. */
export async function placesOf(table: Table, province: ProvinceKey): Promise<string[]> {
  const found = new Set([door(province), desk(province)]);
  for (const state of ["active", "closed"])
    for await (const { sk } of inIndex(table, keys.across({ level: "province", province }, Agencies.name, state)))
      found.add(keys.home({ level: "agency", province, agency: sk as Id<"agency"> }));
  for await (const { sk } of everyItem(table, { pk: keys.placeRollupsPartition(province), limit: 1000 })) found.add(sk);
  return [...found];
}

/** The workspaces of all provinces that ever came aboard, by key. */
export async function workspacesIn(table: Table): Promise<Map<ProvinceKey, Workspace>> {
  const found = new Map<ProvinceKey, Workspace>();
  for await (const item of inIndex(table, keys.across({ level: "operator" }, Workspaces.name, "all"))) {
    const workspace = Workspaces.open(item);
    found.set(workspace.province, workspace);
  }
  return found;
}

export async function workspaceOf(table: Table, province: ProvinceKey): Promise<Workspace | undefined> {
  const item = await table.get({ pk: keys.nounPartition(door(province), Workspaces.name), sk: workspaceIdOf(province) });
  return item && Workspaces.open(item);
}

/** Places that are in nobody's province: the operator's, and the corners of accounts and of provinces' API clients. */
export async function placesOfPlatform(table: Table, provinces: Iterable<ProvinceKey>): Promise<string[]> {
  const found = new Set([keys.home({ level: "operator" })]);
  const cornerOf = ({ pk }: Item) => keys.ownerOf(pk)?.scope;
  for await (const item of inIndex(table, keys.across({ level: "identity", who: "" }, Accounts.name, "all"))) {
    const scope = cornerOf(item);
    if (scope) found.add(keys.home(scope));
  }
  for (const province of provinces)
    for await (const { sk } of everyItem(table, { pk: keys.nounPartition(desk(province), Clients.name), limit: 200 }))
      found.add(keys.home({ level: "identity", who: whoIsClient(sk) }));
  return [...found];
}
