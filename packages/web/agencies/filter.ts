import { isAt, stages } from "../app/adoption/stages.ts";
import type { Adoption } from "../app/adoption/looks.ts";
import { byName, folded } from "../app/format.ts";
import { type Agency, type Filter, levels, obligations, oneOf, types } from "../app/agencies.ts";

export function filterIn(search: Record<string, unknown>): Filter {
  const said: { [K in keyof Filter]: Filter[K] | undefined } = {
    q: search["q"] === undefined || search["q"] === "" ? undefined : String(search["q"]),
    level: oneOf(levels, search["level"]),
    type: oneOf(types, search["type"]),
    obligation: oneOf(obligations, search["obligation"]),
    adoption: stages.find((stage) => stage === search["adoption"]),
    edition: search["edition"] === undefined ? undefined : String(search["edition"]),
    closed: search["closed"] === true ? true : undefined,
    view: search["view"] === "tree" ? "tree" : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Filter;
}

export type Listed = { agency: Agency; adoption: Adoption | undefined };
const names = (text: string) => folded(text).split(/\s+/).filter(Boolean);

export function shown(rows: readonly Listed[], filter: Filter, today: string): Listed[] {
  const words = names(filter.q ?? "");
  return rows.filter(({ agency, adoption }) => {
    const text = folded(`${agency.code} ${agency.name} ${agency.eid ?? ""}`);
    return (
      words.every((word) => text.includes(word)) &&
      (!filter.level || agency.level === filter.level) &&
      (!filter.type || agency.type === filter.type) &&
      (!filter.obligation || agency.obligation === filter.obligation) &&
      (!filter.edition || adoption?.edition === filter.edition) &&
      (!filter.adoption || isAt(filter.adoption, adoption, today))
    );
  });
}

export const inOrder = (rows: readonly Listed[]): Listed[] => rows.toSorted((a, b) => byName(a.agency.code, b.agency.code));

/** Each agency under its parent, with how far down it stands; what has no parent in the list stands at the top. */
export function asTree(rows: readonly Listed[]): (Listed & { depth: number })[] {
  const here = new Set(rows.map(({ agency }) => agency.id));
  const under = Map.groupBy(rows, ({ agency }) => (agency.parent && here.has(agency.parent) ? agency.parent : ""));
  const below = (parent: string, depth: number): (Listed & { depth: number })[] =>
    (under.get(parent as Agency["id"]) ?? []).flatMap((row) => [{ ...row, depth }, ...below(row.agency.id, Math.min(depth + 1, 3))]);
  return below("", 0);
}
