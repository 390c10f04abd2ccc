import { cataloguePartition, headKey, nounPartition } from "../keys.ts";
import type { Derived } from "../edit.ts";
import { marksOf } from "../entity.ts";
import { unlessBeaten } from "../sums.ts";
import { everyItem } from "../table/every.ts";
import type { Item, Op, Table } from "../table/port.ts";
import { canonical, headIn } from "../trail.ts";
import { type Noun, recordsOf } from "./noun.ts";

/**
 * A line that is not what its record says: not there, otherwise, left over from a record that says no such line, or not noted in its
 * record, which would leave it behind.
 */
export type LineFault = { place: string; drawer: string; id: string; fault: "missing" | "wrong" | "left" | "unnoted" };

type Says = { item: Item; lines: Derived["lines"]; noted: boolean };
type Look = { records: Map<string, Says>; stored: Map<string, Map<string, string>>; lines: number; faults: LineFault[] };

/** How often something is read again that moved while it was read. */
const patience = 4;

async function look(table: Table, place: string, nouns: readonly Noun[]): Promise<Look> {
  const found: Look = { records: new Map(), stored: new Map(), lines: 0, faults: [] };
  const fault = (drawer: string, id: string, what: LineFault["fault"]) => found.faults.push({ place, drawer, id, fault: what });
  for await (const { pk: _, sk, ...lines } of everyItem(table, { pk: cataloguePartition(place), limit: 300 }))
    found.stored.set(sk, new Map(Object.entries(lines).map(([id, says]) => [id, String(says)])));
  const here = new Set(recordsOf(place, nouns).map(({ noun }) => noun));
  for (const { name, lines: linesOf } of nouns.filter((noun) => here.has(noun.name)))
    if (linesOf)
      for await (const item of everyItem(table, { pk: nounPartition(place, name), limit: 200 })) {
        const lines = linesOf(item);
        const noted = canonical(item["_lines"] ?? {}) === canonical(marksOf(lines));
        found.records.set(item.sk, { item, lines, noted });
        for (const [drawer, says] of Object.entries(lines)) {
          found.lines += 1;
          const there = found.stored.get(drawer)?.get(item.sk);
          if (there !== says) fault(drawer, item.sk, there === undefined ? "missing" : "wrong");
          else if (!noted) fault(drawer, item.sk, "unnoted");
        }
      }
  for (const [drawer, lines] of found.stored)
    for (const id of lines.keys()) if (found.records.get(id)?.lines[drawer] === undefined) fault(drawer, id, "left");
  return found;
}

/** Compares the catalogue of a place with what its records say. Reads only; of a place that is never at rest it tells nothing. */
export async function verifyLines(table: Table, place: string, nouns: readonly Noun[]): Promise<{ lines: number; faults: LineFault[] }> {
  for (let attempt = 1; ; attempt++) {
    const before = headIn(await table.get(headKey(place))).n;
    const { lines, faults } = await look(table, place, nouns);
    const still = headIn(await table.get(headKey(place))).n === before;
    if (still || attempt === patience) return { lines, faults: still ? faults : [] };
  }
}

/**
 * Makes the lines of a place what its records say. Others may write meanwhile: a line is written only while its record is as it was read.
 * @returns how many were mended
 */
export async function mendLines(table: Table, place: string, nouns: readonly Noun[]): Promise<number> {
  const { records, faults } = await look(table, place, nouns);
  let mended = 0;
  for (const [id, own] of Map.groupBy(faults, (fault) => fault.id)) {
    const record = records.get(id);
    const drawers = own.map(({ drawer, fault }): Op => {
      const at = { add: { pk: cataloguePartition(place), sk: drawer }, by: {} };
      return fault === "left" ? { ...at, drop: [id] } : { ...at, set: { [id]: record!.lines[drawer]! } };
    });
    const noted: Op[] = record
      ? [
          {
            put: { ...record.item, _lines: marksOf(record.lines) },
            when: { equals: { version: Number(record.item["version"]) } },
            was: record.item,
          },
        ]
      : [];
    if (await unlessBeaten(table, [...noted, ...drawers])) mended += own.length;
  }
  return mended;
}
