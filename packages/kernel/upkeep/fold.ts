import { civilDate } from "../clock.ts";
import { addFacts } from "../derive.ts";
import type { Facts } from "../edit.ts";
import { addDay, type Days } from "../sums.ts";
import { everyItem } from "../table/every.ts";
import type { Table } from "../table/port.ts";
import { entries } from "../trail.ts";
import { type Noun, recordsOf } from "./noun.ts";

/** What a log adds up to, up to its entry `n`: all of it, and what was added on each day. */
export type Fold = { sums: Facts; days: Days; n: number };
export const nothing: Fold = { sums: {}, days: {}, n: 0 };

/**
 * The log of a place added up from its first entry to entry `until`, in memory: trusts no sum that is stored. With `before` it goes on from
 * what was added up already, since entries do not change.
 */
export async function foldLog(table: Table, place: string, until = Infinity, before = nothing): Promise<Fold> {
  let { sums, days, n } = before;
  for await (const entry of entries(table, place, n)) {
    if (Number(entry["n"]) > until) break;
    const facts = (entry["facts"] ?? {}) as Facts;
    if (Object.keys(facts).length > 0) {
      sums = addFacts(sums, facts);
      days = addDay(days, civilDate(new Date(String(entry["at"]))), facts);
    }
    n = Number(entry["n"]);
  }
  return { sums, days, n };
}

/** What the records of a place count for, as they lie there, and how many there are. */
export async function recount(table: Table, place: string, nouns: readonly Noun[]): Promise<{ facts: Facts; records: number }> {
  let facts: Facts = {};
  let records = 0;
  const counts = new Map(nouns.map(({ name, count }) => [name, count]));
  for (const { noun, pk } of recordsOf(place, nouns))
    for await (const item of everyItem(table, { pk, limit: 200 })) {
      facts = addFacts(facts, counts.get(noun)!(item));
      records++;
    }
  return { facts, records };
}

/** Sums as they stood at the end of each day on which something changed, oldest first. */
export type History = readonly (readonly [date: string, sums: Facts])[];

export function historyOf(all: readonly Days[]): History {
  let merged: Days = {};
  for (const days of all) for (const [date, facts] of Object.entries(days)) merged = addDay(merged, date, facts);
  let sums: Facts = {};
  return Object.keys(merged)
    .toSorted()
    .map((date) => [date, (sums = addFacts(sums, merged[date]!))] as const);
}

/** The sums at the end of a day, by a history. */
export const sumsAt = (history: History, date: string): Facts => history.findLast(([day]) => day <= date)?.[1] ?? {};
