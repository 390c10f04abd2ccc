import { canonical, type Item, type Json } from "@chuan/kernel";

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const isGrowth = (value: unknown): value is { kept: number; added: readonly Json[] } =>
  typeof value === "object" && value !== null && "kept" in value && "added" in value;

/** What a log tells, told again from the beginning: the fields each record came to have, and where a step does not follow. */
export function retold(log: readonly Item[]) {
  const records = new Map<string, Record<string, Json>>();
  const breaks: string[] = [];
  for (const entry of log)
    for (const edit of entry["edits"] as unknown as { id: string; version: number; before: object; after: object }[]) {
      const { version = 0, ...was } = records.get(edit.id) ?? {};
      if (edit.version !== Number(version) + 1)
        breaks.push(`${String(entry["request"])}: version ${edit.version} after ${Number(version)}`);
      const told = Object.fromEntries(Object.entries(was).filter(([name]) => name in edit.before || name in edit.after));
      // Of a list that only grew the log tells how much stayed and what was added.
      const grown = Object.entries(edit.after).flatMap(([name, after]) => (isGrowth(after) ? [[name, after] as const] : []));
      const before = { ...told, ...Object.fromEntries(grown.map(([name]) => [name, { kept: listOf(was[name]).length }])) };
      const after = { ...edit.after, ...Object.fromEntries(grown.map(([name, { added }]) => [name, [...listOf(was[name]), ...added]])) };
      if (canonical(before) !== canonical(edit.before as Json))
        breaks.push(`${String(entry["request"])}: ${canonical(before)} was not before`);
      const kept = Object.entries(was).filter(([name]) => !(name in edit.before));
      records.set(edit.id, { ...Object.fromEntries(kept), ...(after as Record<string, Json>), version: edit.version });
    }
  return { records, breaks };
}

/** The fields of a stored record as a log would tell them. */
export const fieldsOf = (item: Item) => Object.fromEntries(Object.entries(item).filter(([name]) => !/^(_|pk$|sk$|gsi|id$)/.test(name)));
