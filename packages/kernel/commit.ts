import type { Ctx, Permission } from "./ctx.ts";
import { addFacts, type Step, trackClaims, trackTasks, trackLines } from "./derive.ts";
import type { Change, Edit, Facts } from "./edit.ts";
import { broken, Problem, stale } from "./errors.ts";
import { answered, type Once, outcomeOf } from "./once.ts";
import { type Item, type Json, type Key, Refused } from "./table/port.ts";
import { append, digestOf, headIn } from "./trail.ts";

type Act = {
  name: string;
  can: Permission;
  change: Change<unknown>;
  /** What the caller is told, and what a replay of the same act is told: the same without secrets. */
  answer: unknown;
  kept: unknown;
  heads: Map<string, Item | undefined>;
  read: readonly Item[];
  /** Keys that were asked for and not there. */
  missing: readonly Key[];
  once: Once | undefined;
  reason: string | undefined;
};

/** How often a busy log may overtake one command before the caller is told to try later. */
const patience = 40;

/**
 * Everything a command does, in one transaction. When only a log's head moved, the same decision is sealed onto the head that the
 * refusal showed, at once: the trip is the pause, and waiting longer with each try starves whoever was unlucky first.
 */
export async function commit(ctx: Ctx, act: Act): Promise<unknown> {
  const { edits, refuse } = act.change;
  if (edits.length > 0) {
    const replay = await write(ctx, act, edits);
    if (replay) return replay.answer;
  }
  if (refuse) throw refuse;
  return act.answer;
}

async function write(ctx: Ctx, act: Act, edits: readonly Edit[]): Promise<{ answer: Json } | undefined> {
  const fixed = [...recordSteps(act), ...trackClaims(edits), ...edits.flatMap(trackTasks), ...trackLines(edits), ...onceStep(act)];
  const places = [...new Set(edits.map((edit) => edit.place))];
  // A place that was not loaded is taken for a new one. If it is not, the refusal shows its head, and costs no more than reading it would.
  for (let attempt = 0; attempt < patience; attempt++) {
    const steps = [...fixed, ...places.flatMap((place) => trailSteps(ctx, act, place, places))];
    try {
      await ctx.table.transact(steps.map((step) => step.op));
      return undefined;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const replay = act.once && [...error.lost].find(([i]) => steps[i]?.once);
      if (replay) return answered(act.once!, replay[1]);
      for (const [i, now] of error.lost) {
        const step = steps[i]!;
        if (step.head === undefined) throw step.lost?.(now) ?? broken("commit.refused", act.name);
        act.heads.set(step.head, now);
      }
    }
  }
  throw new Problem("unavailable", "trail.busy", {
    vi: "Đơn vị đang có nhiều thao tác, xin thử lại.",
    en: "This agency's log is busy; try again.",
  });
}

/** The records themselves, and a check that what was decided upon but not changed, its absence too, is still as it was read. */
function recordSteps({ change, read, missing }: Act): Step[] {
  const edited = new Set(change.edits.map((edit) => `${edit.item.pk}\n${edit.item.sk}`));
  const puts = change.edits.map(({ item, when, was, noun }) => ({
    op: { put: item, when, was },
    lost: (now: Item | undefined) => stale(noun, now && Number(now["version"])),
  }));
  // A record may be loaded under two names, such as the one who acts and the one who is spoken of; it is checked once.
  const checks = onceEach(read)
    .filter((item) => !edited.has(`${item.pk}\n${item.sk}`))
    .map((item) => ({
      op: { check: { pk: item.pk, sk: item.sk }, when: { equals: { version: Number(item["version"]) } } },
      lost: (now: Item | undefined) => stale("record", now && Number(now["version"])),
    }));
  const absences = onceEach(missing)
    .filter(({ pk, sk }) => !edited.has(`${pk}\n${sk}`))
    .map(({ pk, sk }) => ({ op: { check: { pk, sk }, when: { absent: true as const } }, lost: () => stale("record", undefined) }));
  return [...puts, ...checks, ...absences];
}

const onceEach = <K extends Key>(keys: readonly K[]): K[] => [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];

function onceStep({ once, kept, change }: Act): Step[] {
  if (!once) return [];
  const put = { ...once.key, body: once.body, ttl: once.ttl, ...outcomeOf(kept, change.refuse) };
  return [{ op: { put, when: { free: once.now } }, once: true }];
}

/** One entry in the log of every place that was changed: each log tells its own story in full and names the others. */
function trailSteps(ctx: Ctx, act: Act, place: string, places: readonly string[]): Step[] {
  const edits = act.change.edits.filter((edit) => edit.place === place);
  const { id, type, name, can } = ctx.actor;
  const as = can.get(act.can);
  const others = places.filter((other) => other !== place);
  const { entry, move } = append(place, headIn(act.heads.get(place)), {
    at: ctx.clock().toISOString(),
    by: { type, id, ...(name === undefined ? {} : { name }), ...(as ? { as } : {}) },
    command: act.name,
    request: ctx.requestId,
    edits: edits.map(told),
    facts: edits.map(delta).reduce((a, b) => addFacts(a, b), {}),
    ...(act.reason ? { reason: act.reason } : {}),
    ...(others.length > 0 ? { also: others.length > 3 ? others.length : others } : {}),
  });
  return [{ op: entry }, { op: { ...move, was: act.heads.get(place) }, head: place }];
}

const delta = ({ was, derived }: Edit): Facts => addFacts(derived.facts, (was?.["_facts"] ?? {}) as Facts, -1);

/**
 * Before → after of the fields that changed; bookkeeping (`_…`), keys and secrets (`secret…`) are left out, of long texts (`long…`) the digest
 * is told, and of a list that only grew what was added: a trail is no second copy of every draft and every history.
 */
function told({ noun, id, was, item }: Edit): Json {
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(item)])].filter(
    (name) => !/^(_|pk$|sk$|gsi\d|version$|id$|secret)/.test(name),
  );
  const changes = names
    .filter((name) => JSON.stringify(was?.[name]) !== JSON.stringify(item[name]))
    .map((name) => [name, ...change(name, was?.[name], item[name])] as const);
  const side = (at: 1 | 2) => Object.fromEntries(changes.flatMap((each) => (each[at] === undefined ? [] : [[each[0], each[at]]])));
  return { noun, id, version: Number(item["version"]), before: side(1), after: side(2) };
}

type Told = Json | undefined;
function change(name: string, before: Told, after: Told): [before: Told, after: Told] {
  if (name.startsWith("long")) return [digested(before), digested(after)];
  if (!Array.isArray(before) || !Array.isArray(after) || before.length === 0 || before.length >= after.length) return [before, after];
  const kept = before.length;
  const grew = JSON.stringify(after.slice(0, kept)) === JSON.stringify(before);
  return grew ? [{ kept }, { kept, added: after.slice(kept) }] : [before, after];
}
const digested = (value: Told): Told => (value === undefined ? undefined : { sha256: digestOf(value) });
