import { markOf } from "./catalogue.ts";
import type { Edit, Facts } from "./edit.ts";
import { Problem } from "./errors.ts";
import { cataloguePartition, claimKeys, taskKey, workPartition } from "./keys.ts";
import type { Item, Op } from "./table/port.ts";

/** A write with its meaning: whose head it moves, or what to tell the caller when its condition does not hold. */
export type Step = { op: Op; head?: string; once?: true; lost?: (now: Item | undefined) => Error };

/** a + sign × b, without zeros: a sum that came back to nothing leaves no trace. */
export function addFacts(a: Facts, b: Facts, sign: 1 | -1 = 1): Facts {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + sign * count;
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count !== 0));
}

/** A fact that counts on a day. Read with `asOf` it tells what is overdue, today or then, with no clock job to miss. */
export const dueOn = (fact: string, date: string) => `${fact}@${date}`;
export function asOf(sums: Facts, today: string): Facts {
  const told: Record<string, number> = {};
  for (const [name, count] of Object.entries(sums)) {
    const [fact, due] = name.split("@");
    if (due !== undefined && due >= today) continue;
    const shown = due === undefined ? name : `${fact}.overdue`;
    told[shown] = (told[shown] ?? 0) + count;
  }
  return told;
}

/** Tasks of this state against those put by the state before: new ones appear, finished ones go, the rest is not written. */
export function trackTasks({ place, noun, id, was, derived, item }: Edit): Step[] {
  const before = (was?.["_tasks"] ?? {}) as Record<string, string>;
  const record = `${noun}#${id}`;
  const task = (key: string, due: string): Item => {
    const [what = "", to = ""] = key.split("#");
    const at = { gsi1pk: workPartition(place, to), gsi1sk: `${due}#${record}#${what}` };
    return { ...taskKey(place, record, key), ...at, noun, id, what, to, due, title: item["title"] ?? "" };
  };
  const gone = Object.entries(before).filter(([key]) => !(key in derived.tasks));
  const fresh = Object.entries(derived.tasks).filter(([key, due]) => before[key] !== due);
  return [
    ...gone.map(([key, due]) => ({ op: { delete: taskKey(place, record, key), was: task(key, due) } })),
    ...fresh.map(([key, due]) => ({ op: { put: task(key, due), was: before[key] ? task(key, before[key]) : undefined } })),
  ];
}

/** Lines of this state against those put by the state before, by drawer over all edits: a transaction may not name an item twice. */
export function trackLines(edits: readonly Edit[]): Step[] {
  const changes = new Map<string, { place: string; sk: string; set: Record<string, string>; drop: string[] }>();
  const at = (place: string, sk: string) => {
    const known = changes.get(`${place}\n${sk}`) ?? { place, sk, set: {}, drop: [] };
    changes.set(`${place}\n${sk}`, known);
    return known;
  };
  for (const { place, id, was, derived } of edits) {
    const before = (was?.["_lines"] ?? {}) as Record<string, string>;
    for (const sk of Object.keys(before)) if (!(sk in derived.lines)) at(place, sk).drop.push(id);
    for (const [sk, says] of Object.entries(derived.lines)) if (before[sk] !== markOf(says)) at(place, sk).set[id] = says;
  }
  return [...changes.values()].map(({ place, sk, set, drop }) => ({
    op: {
      add: { pk: cataloguePartition(place), sk },
      by: {},
      ...(Object.keys(set).length > 0 ? { set } : {}),
      ...(drop.length > 0 ? { drop } : {}),
    },
  }));
}

/** Claims across all edits: one released here and taken there is a hand-over, since a transaction may not name an item twice. */
export function trackClaims(edits: readonly Edit[]): Step[] {
  const held = new Map<string, { noun: string; from?: string; to?: string }>();
  const note = (edit: Edit, claim: string, side: "from" | "to") =>
    held.set(claim, { noun: edit.noun, ...held.get(claim), [side]: edit.id });
  for (const edit of edits) {
    for (const claim of (edit.was?.["_claims"] ?? []) as string[]) note(edit, claim, "from");
    for (const claim of edit.derived.claims) {
      // Two records of one act that want one name: only one could hold it.
      if ((held.get(claim)?.to ?? edit.id) !== edit.id) throw taken(edit.noun, claimKeys.open(claim).sk.slice(edit.noun.length + 1));
      note(edit, claim, "to");
    }
  }
  return [...held].flatMap(([claim, { noun, from, to }]): Step[] => {
    if (from === to) return [];
    const key = claimKeys.open(claim);
    const was = from ? { ...key, holder: from } : undefined;
    const when = from ? { equals: { holder: from } } : { absent: true as const };
    const lost = () => taken(noun, key.sk.slice(noun.length + 1));
    return [{ op: to ? { put: { ...key, holder: to }, when, was } : { delete: key, when, was }, lost }];
  });
}

function taken(noun: string, claim: string) {
  const [field = "", value = ""] = claim.split("=");
  const say = { vi: `«${value}» đã được dùng; hãy chọn giá trị khác.`, en: `${value} is taken; choose another.` };
  return new Problem("conflict", `${noun}.${field}_taken`, say, { errors: [{ path: field, say }] });
}
