import { type AnchorLine, type Fault, headsOf, keys, type ProvinceKey, scopeOf, type Table, verifyTrail } from "@chuan/kernel";
import type { Workspace } from "../provinces/index.ts";
import { placesOf, placesOfPlatform, workspacesIn } from "./places.ts";

/** What is wrong with a log, and where: its place and the number of the entry. */
export type TrailFault = Fault & { place: string };
export type TrailReport = { places: number; entries: number; anchors: number; faults: TrailFault[] };

/** The places of a province that have a log now: of an erased one only its door. */
async function loggedIn(table: Table, province: ProvinceKey, state: Workspace["state"] | undefined): Promise<string[]> {
  const places = await placesOf(table, province);
  return state === "erased" ? places.filter((place) => scopeOf(place)?.level === "workspace") : places;
}

async function loggedPlaces(table: Table, workspaces: ReadonlyMap<ProvinceKey, Workspace>, only?: ProvinceKey): Promise<string[]> {
  const found: string[] = [];
  for (const [province, { state }] of workspaces)
    if (only === undefined || province === only) found.push(...(await loggedIn(table, province, state)));
  return only === undefined ? [...found, ...(await placesOfPlatform(table, workspaces.keys()))] : found;
}

/** The heads of a province's logs, to be kept where whoever can write the table cannot write. */
export async function* anchorsOf(table: Table, province: ProvinceKey, at: Date): AsyncGenerator<AnchorLine> {
  const workspace = (await workspacesIn(table)).get(province);
  yield* headsOf(table, await loggedIn(table, province, workspace?.state), at);
}

/** The heads of the logs that are in nobody's province: the operator's, and the corners of accounts and of API clients. */
export async function* anchorsOfPlatform(table: Table, at: Date): AsyncGenerator<AnchorLine> {
  yield* headsOf(table, await placesOfPlatform(table, (await workspacesIn(table)).keys()), at);
}

/**
 * Checks every log, or those of one province, entry by entry and against anchors taken earlier: what was edited, removed, inserted or
 * reordered, and with anchors also a tail that was rewritten or cut off, and a log that is gone altogether.
 */
export async function verifyTrails(
  table: Table,
  { only, anchors = [] }: { only?: ProvinceKey; anchors?: Iterable<AnchorLine> } = {},
  progress: (done: number, of: number) => void = () => {},
): Promise<TrailReport> {
  const workspaces = await workspacesIn(table);
  const kept = new Map<string, AnchorLine[]>();
  for (const anchor of anchors) if (holds(anchor, workspaces, only)) kept.set(anchor.place, [...(kept.get(anchor.place) ?? []), anchor]);
  const places = [...new Set([...(await loggedPlaces(table, workspaces, only)), ...kept.keys()])];
  const report: TrailReport = { places: places.length, entries: 0, anchors: [...kept.values()].flat().length, faults: [] };
  for (const [i, place] of places.entries()) {
    const faults = await verifyTrail(table, place, kept.get(place));
    report.faults.push(...faults.map((fault) => ({ place, ...fault })));
    for await (const { n } of headsOf(table, [place], new Date(0))) report.entries += n;
    progress(i + 1, places.length);
  }
  return report;
}

/** An anchor speaks of a log that was erased with its province, by decision: then it proves nothing of the one that is there now. */
function holds({ place, at }: AnchorLine, workspaces: ReadonlyMap<ProvinceKey, Workspace>, only: ProvinceKey | undefined): boolean {
  const province = keys.provinceOfPlace(place);
  if (only !== undefined && province !== only) return false;
  const workspace = province && workspaces.get(province);
  if (!workspace || scopeOf(place)?.level === "workspace") return true;
  return workspace.state !== "erased" && at >= workspace.onboardedAt;
}
