import * as adoption from "@chuan/core/adoption";
import { Agencies, create, reclassify } from "@chuan/core/agencies";
import { changeSettings, settingsId, SettingsOf } from "@chuan/core/settings";
import { entries, type Id, keys, Problem, type ProvinceCtx, type Table, verifyTrail, within } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { describe, expect, test } from "vitest";
import { freshDynamo, hasDynamo } from "../ddb-local.ts";
import { type Dice, forSeeds } from "./chance.ts";
import { fieldsOf, retold } from "./retold.ts";
import { pause } from "./shaky.ts";
import { desk, openStage, placeOf, provinces } from "./stage.ts";

const province = provinces[0]!;
const now = new Date("2026-03-01T05:00:00Z");
const [writers, actsEach] = [8, 5];

/** A table that lets others go first at every call. */
const slow = (table: Table, dice: Dice): Table => ({
  ...table,
  get: async (key) => (await pause(dice), table.get(key)),
  batchGet: async (all) => (await pause(dice), table.batchGet(all)),
  transact: async (ops) => (await pause(dice), table.transact(ops)),
});

type Act = { request: string; seen: number } & ({ version: number } | { refused: Problem });

/** One of several who work on the same three records, each looking first and holding the act to what was seen. */
async function work(office: ProvinceCtx, agency: Id<"agency">, dice: Dice, request: string): Promise<Act> {
  const ctx = { ...office, requestId: request };
  const place = within(ctx, agency);
  const reason = "Ghi nhận lại theo thực tế.";
  const id = adoption.adoptionIdFor("2015");
  const kind = dice.below(3);
  const read =
    kind === 0 ? SettingsOf.read(ctx, settingsId) : kind === 1 ? Agencies.read(place, agency) : adoption.Adoptions.read(place, id);
  const seen = (await read).version;
  const terms = { ifMatch: seen };
  const due = `0${1 + dice.below(9)}-1${dice.below(10)}`;
  const step = dice.one([
    () => adoption.plan(place, { id, due: `2027-${due}` }, terms),
    () => adoption.build(place, { id, reason }, terms),
    () => adoption.restart(place, { id, reason }, terms),
  ]);
  const act = () =>
    kind === 0
      ? changeSettings(ctx, { agencyReportDue: due }, terms)
      : kind === 1
        ? reclassify(ctx, { id: agency, obligation: dice.one(["mandatory", "encouraged", "provincial_plan"]) }, terms)
        : step();
  try {
    return { request, seen, version: (await act()).version };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { request, seen, refused: error };
  }
}

async function storm(table: Table, dice: Dice): Promise<void> {
  await openStage(table, now);
  const { id: agency } = await create(desk(table, province, now), { code: "1", name: "Sở", type: "department" });
  const office = desk(slow(table, dice), province, now);
  const acts = await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const done: Act[] = [];
      for (let i = 0; i < actsEach; i++) done.push(await work(office, agency, dice, `w${writer}-${i}`));
      return done;
    }),
  );
  const refused = acts.flat().flatMap((act) => ("refused" in act ? [act] : []));
  const accepted = acts.flat().flatMap((act) => ("version" in act ? [act] : []));
  // Every conflict is told, with the version to look at.
  for (const { seen, refused: problem } of refused) {
    expect(["stale", "illegal_state"]).toContain(problem.kind);
    if (problem.kind === "stale") expect(problem.more.version).toBeGreaterThan(seen);
  }
  for (const { seen, version } of accepted) expect(version).toBe(seen + 1);
  // What was answered is in a log once, and nothing else is.
  const places = [keys.home(office.scope), placeOf(province, agency)];
  const logs = await Promise.all(places.map((place) => Array.fromAsync(entries(table, place))));
  const told = logs.flat().map((entry) => String(entry["request"]));
  expect(told.filter((request) => request !== "test").toSorted()).toEqual(accepted.map(({ request }) => request).toSorted());
  // The records are what the logs say they became.
  for (const [i, place] of places.entries()) {
    expect(await verifyTrail(table, place)).toEqual([]);
    const { records, breaks } = retold(logs[i]!);
    expect(breaks).toEqual([]);
    for (const noun of ["settings", "agency", "adoption"])
      for (const item of (await table.query({ pk: keys.nounPartition(place, noun), limit: 50 })).items) {
        expect(records.get(item.sk)).toEqual(fieldsOf(item));
      }
  }
  const plan = (await table.get({ pk: keys.nounPartition(places[1]!, "adoption"), sk: adoption.adoptionIdFor("2015") }))!;
  const tasks = (await table.query({ pk: keys.taskPartition(places[1]!), limit: 50 })).items;
  expect(tasks.map(({ due }) => due)).toEqual(plan["due"] !== undefined && plan["state"] !== "not_started" ? [plan["due"]] : []);
}

const guarantee = "of eight who write the same records each one is accepted or told, no change is lost, and the logs explain the rest";
test(`${guarantee}, on sqlite`, async () => {
  expect(await forSeeds(50, (dice) => storm(sqliteTable(":memory:"), dice))).toBe("held for every seed");
});
describe.skipIf(!hasDynamo)("on dynamodb", () => {
  test(guarantee, async () => {
    expect(await forSeeds(5, async (dice) => storm((await freshDynamo()).table, dice))).toBe("held for every seed");
  });
});
