import { type AgencyCtx, type Change, civilDate, command, everyItem, keys, type Stored, together, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { type Document, DocumentId, Documents } from "../documents/index.ts";
import { grantsOn, type Member, Members, sameUnit } from "../people/index.ts";
import { type Audience, Distributions, distributionOf, type Duty, Duties, dutyLife, dutyOf } from "./duty.ts";

/** A duty is two items and an entry in an index; thirty of them leave room for the rest of a transaction. */
const atOnce = 30;
type InForce = NonNullable<Document["inForce"]>;

const concerns = (audience: Audience, member: Member, today: string) =>
  member.state !== "deactivated" &&
  (audience.everyone ||
    audience.people.includes(member.id) ||
    audience.units.some((unit) => sameUnit(member.unit, unit)) ||
    grantsOn(member, today).some(({ role }) => audience.roles.some((named) => named === role)));

const Left = z.object({ changed: z.int() });

/**
 * Brings the duties of one document into step with its audience, its people and its version in force, a few at a time. A hint is enough:
 * it reads what is there, so that twice or late comes to the same. For the projector.
 */
const step = command({
  name: "reading.converge",
  reach: "agency",
  can: "document:enforce",
  input: z.strictObject({ document: DocumentId.schema }),
  answer: Left,
  loads: (ctx, { document }) => ({
    document: Documents.at(ctx, document),
    distribution: Distributions.perhapsAt(ctx, distributionOf(document)),
  }),
  run: async (ctx, { document, distribution }) => {
    const place = keys.home(ctx.scope);
    const duties = new Map<string, Stored<Duty>>();
    for await (const item of everyItem(ctx.table, { pk: keys.listPartition(place, Duties.name, document.id), index: "gsi1", limit: 200 }))
      duties.set(item.sk, Duties.open(item));
    const today = civilDate(ctx.clock());
    const inForce = document.state === "active" ? document.inForce : undefined;
    const wanted: Member[] = [];
    if (inForce && distribution)
      for await (const item of everyItem(ctx.table, { pk: keys.nounPartition(place, Members.name), limit: 200 })) {
        const member = Members.open(item);
        if (concerns(distribution.audience, member, today)) wanted.push(member);
      }
    const changes = inForce
      ? wanted.flatMap((member) => asked(ctx, document, inForce, member, duties.get(dutyOf(document.id, member.id))))
      : [];
    const kept = new Set(wanted.map((member) => dutyOf(document.id, member.id) as string));
    const over = [...duties.values()]
      .filter((duty) => duty.state !== "void" && !kept.has(duty.id))
      .map((duty) => dutyLife.move(ctx, "void", duty, {}));
    const [first, ...more] = [...changes, ...over].slice(0, atOnce);
    return first ? { ...together<unknown>(first, ...more), answer: { changed: more.length + 1 } } : unchanged({ changed: 0 });
  },
});

function asked(
  ctx: AgencyCtx,
  { id, code, title }: Document,
  { version }: InForce,
  member: Member,
  duty: Stored<Duty> | undefined,
): Change<unknown>[] {
  const since = civilDate(ctx.clock());
  const fields = { of: version, code, title, since, person: { id: member.id, name: member.name } };
  if (!duty) return [Duties.create<Duty>(ctx, dutyOf(id, member.id), { ...fields, state: "due", document: id })];
  return duty.of === version && duty.state !== "void" ? [] : [dutyLife.move(ctx, "renew", duty, fields)];
}

/** All of it. @returns how many duties changed */
export async function converge(ctx: AgencyCtx, document: Document["id"]): Promise<number> {
  let count = 0;
  for (;;) {
    const { changed } = await step(ctx, { document });
    count += changed;
    if (changed < atOnce) return count;
  }
}

/** The documents of an agency that have an audience: those that a person who joins may be asked to read. */
export async function* distributed(ctx: AgencyCtx): AsyncGenerator<Document["id"]> {
  for await (const item of everyItem(ctx.table, { pk: keys.nounPartition(keys.home(ctx.scope), Distributions.name), limit: 200 }))
    yield Distributions.open(item).document;
}
