import { createHash } from "node:crypto";
import { entryKey, headKey } from "./keys.ts";
import { everyItem } from "./table/every.ts";
import type { Item, Json, Op, Table } from "./table/port.ts";

export type Head = { n: number; hash: string };
export type Anchor = Head;
export type Fault = { n: number; fault: "edited" | "missing" | "inserted" | "reordered" | "truncated" | "rewritten" };
const start: Head = { n: 0, hash: "" };
/** After an entry out of place the next one's link says nothing new. */
const unknown = "?";

/** Same value, same text, whatever order a store keeps its attributes in. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
    .join()}}`;
}
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");
/** SHA-256 (base64url) of a value, whatever order a store keeps its attributes in. */
export const digestOf = (value: Json): string => sha256(canonical(value));
const sealOf = (entry: Item) => sha256(canonical(Object.fromEntries(Object.entries(entry).filter(([name]) => name !== "hash"))));

export const headIn = (item: Item | undefined): Head => (item ? { n: Number(item["n"]), hash: String(item["hash"]) } : start);

/** The next entry of a place's log and the move of its head. The head's condition is what makes numbers gapless. */
export function append(place: string, head: Head, said: { [name: string]: Json }): { entry: Op; move: Op } {
  const n = head.n + 1;
  const open = { ...entryKey(place, n), ...said, n, prev: head.hash };
  const hash = sealOf(open);
  const when = head.n === 0 ? { absent: true as const } : { equals: { n: head.n } };
  return { entry: { put: { ...open, hash } }, move: { put: { ...headKey(place), n, hash }, when } };
}

/** The entries of a place's log after number `after`, in order. */
export async function* entries(table: Table, place: string, after = 0): AsyncGenerator<Item> {
  yield* everyItem(table, { pk: headKey(place).pk, from: entryKey(place, after + 1).sk, to: "E#~", limit: 200 });
}

/** Every departure from "1, 2, 3 …, each sealing the one before, up to the head". An anchor kept elsewhere exposes a rewritten tail. */
export async function verifyTrail(table: Table, place: string, anchors: readonly Anchor[] = []): Promise<Fault[]> {
  const faults: Fault[] = [];
  const anchorAt = new Map(anchors.map((anchor) => [anchor.n, anchor.hash]));
  let last = start;
  // From the very first key, so that nothing can stand before the first entry unseen.
  for await (const entry of everyItem(table, { pk: headKey(place).pk, from: "E#", to: "E#~", limit: 200 })) {
    const n = Number(entry["n"]);
    const number = entryKey(place, last.n + 1).sk;
    if (entry.sk < number || !/^E#\d{12}$/.test(entry.sk)) {
      faults.push({ n, fault: "inserted" });
      continue;
    }
    const here = Number(entry.sk.slice(2));
    for (let gap = last.n + 1; gap < here; gap++) faults.push({ n: gap, fault: "missing" });
    const sound = n === here;
    if (!sound) faults.push({ n: here, fault: "reordered" });
    else if (sealOf(entry) !== entry["hash"]) faults.push({ n, fault: "edited" });
    else if (here === last.n + 1 && last.hash !== unknown && entry["prev"] !== last.hash) faults.push({ n, fault: "rewritten" });
    if (anchorAt.has(here) && anchorAt.get(here) !== entry["hash"]) faults.push({ n: here, fault: "rewritten" });
    last = { n: here, hash: sound ? String(entry["hash"]) : unknown };
  }
  const head = headIn(await table.get(headKey(place)));
  const furthest = Math.max(head.n, ...anchorAt.keys());
  if (furthest > last.n) faults.push({ n: last.n + 1, fault: "truncated" });
  else if (head.n < last.n) faults.push({ n: head.n + 1, fault: "inserted" });
  else if (last.hash !== unknown && head.hash !== last.hash) faults.push({ n: head.n, fault: "rewritten" });
  return faults;
}
