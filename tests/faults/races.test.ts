// One staged race for each condition that keeps two from undoing each other's work: chance alone misses some of them.
import * as adoption from "@chuan/core/adoption";
import * as agencies from "@chuan/core/agencies";
import { carryOut, Imports, receive } from "@chuan/core/imports";
import { inviteToAgency } from "@chuan/core/people";
import {
  canonical,
  copyToNation,
  foldPlace,
  keys,
  nation,
  provinceSumsOn,
  rollupIn,
  sumProvince,
  verifyTrail,
  within,
} from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { expect, test } from "vitest";
import { held } from "../held.ts";
import { agenciesOf, desk, openStage, placeOf, provinces, recount, sumOf } from "./stage.ts";

const province = provinces[0]!;
const at = (day: number) => new Date(Date.UTC(2026, 2, day, 5));
const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}`;

/** A province with two agencies, everything told upwards. */
async function aStage() {
  const table = sqliteTable(":memory:");
  await openStage(table, at(1));
  const create = (code: string, now = at(1)) =>
    agencies.create(desk(table, province, now), { code, name: `Sở ${code}`, type: "department" });
  const [one, two] = [await create("1"), await create("2")];
  const place = placeOf(province, one.id);
  const plan = (n: number, id = one.id) => adoption.plan(within(desk(table, province, at(n)), id), { id: adoption.adoptionIdFor("2015") });
  const stage = {
    table,
    create,
    plan,
    one,
    two,
    place,
    async fold() {
      for (const id of await agenciesOf(table, province)) await foldPlace(table, placeOf(province, id));
    },
    sum: () => sumProvince(table, province),
    copy: (n: number) => copyToNation(table, province, at(n)),
    async settle(n: number) {
      await stage.fold();
      await stage.sum();
      await stage.copy(n);
    },
    counted: async () => sumOf(await Promise.all((await agenciesOf(table, province)).map((id) => recount(table, placeOf(province, id))))),
    summed: async () => rollupIn(await table.get(keys.provinceSumKey(province))).sums,
    nation: async (date?: string) => (await nation(table, date))[0]?.sums,
    /** Whatever the sums say that a recount does not. */
    async wrong() {
      const counted = canonical(await stage.counted());
      return [await stage.summed(), await stage.nation()].map((sums) => canonical(sums ?? {})).filter((sums) => sums !== counted);
    },
  };
  await stage.settle(1);
  return stage;
}

test("two folds of the same entries count them once", async () => {
  const s = await aStage();
  await s.plan(1);
  const slow = held(s.table, "transact");
  const late = foldPlace(slow.table, s.place);
  await slow.there;
  await foldPlace(s.table, s.place);
  slow.letGo();
  await late;
  await s.settle(1);
  expect(await s.wrong()).toEqual([]);
});

test("of two first folds of a place the one that read less does not stand", async () => {
  const s = await aStage();
  const { id } = await s.create("3");
  const slow = held(s.table, "transact");
  const late = foldPlace(slow.table, placeOf(province, id));
  await slow.there;
  await s.plan(1, id);
  await foldPlace(s.table, placeOf(province, id));
  slow.letGo();
  await late;
  await s.sum();
  await s.copy(1);
  expect(await s.wrong()).toEqual([]);
});

test("a fold afresh that was overtaken does not take the sums back", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const late = foldPlace(slow.table, s.place, true);
  await slow.there;
  await s.plan(1);
  await foldPlace(s.table, s.place);
  slow.letGo();
  await late;
  await s.sum();
  await s.copy(1);
  expect(await s.wrong()).toEqual([]);
});

test("a sum over an older view never replaces a newer one, nor its days", async () => {
  const s = await aStage();
  await s.plan(2);
  await s.fold();
  const slow = held(s.table, "transact");
  const late = sumProvince(slow.table, province);
  await slow.there;
  await s.plan(2, s.two.id);
  await s.fold();
  await s.sum();
  slow.letGo();
  expect(await late).toBe(false);
  expect(await s.summed()).toEqual(await s.counted());
  expect(await provinceSumsOn(s.table, province, day(2))).toEqual(await s.counted());
});

test("a copy of an older sum never replaces a newer one in the nation's rows", async () => {
  const s = await aStage();
  await s.plan(1);
  await s.settle(1);
  // It has nothing to add to the days, so the row of now is all that it writes.
  const slow = held(s.table, "transact");
  const late = copyToNation(slow.table, province, at(1));
  await slow.there;
  await s.plan(1, s.two.id);
  await s.settle(1);
  slow.letGo();
  await late;
  expect(await s.wrong()).toEqual([]);
});

test("a day that has ended is copied again when something late is folded into it", async () => {
  const s = await aStage();
  await s.plan(2);
  await s.copy(4);
  expect(await s.nation(day(2))).toEqual(await s.nation(day(1)));
  await s.settle(4);
  for (const ended of [day(2), day(3)]) expect(await s.nation(ended)).toEqual(await s.counted());
  expect(await s.nation(day(1))).not.toEqual(await s.counted());
});

test("of two who correct an ended day, whichever comes last leaves what is true", async () => {
  // Held back before its first write, or between the row of now and the ended days.
  for (const nth of [1, 2]) {
    const s = await aStage();
    await s.copy(4);
    await s.plan(2);
    await s.fold();
    await s.sum();
    const slow = held(s.table, "transact", nth);
    const late = copyToNation(slow.table, province, at(4));
    await slow.there;
    await adoption.restart(within(desk(s.table, province, at(2)), s.one.id), { id: adoption.adoptionIdFor("2015"), reason: "Ghi nhầm." });
    await s.settle(4);
    slow.letGo();
    await late;
    expect(await s.wrong()).toEqual([]);
    for (const ended of [day(1), day(2), day(3)]) expect(await s.nation(ended)).toEqual(await s.counted());
  }
});

test("two first copies of a province leave every ended day", async () => {
  const s = await aStage();
  await s.table.transact([{ delete: keys.nationCopyKey(province) }]);
  const slow = held(s.table, "transact", 2);
  const late = copyToNation(slow.table, province, at(3));
  await slow.there;
  await s.plan(2);
  await s.settle(4);
  slow.letGo();
  await late;
  expect(await s.nation(day(1))).not.toEqual(await s.counted());
  for (const ended of [day(2), day(3)]) expect(await s.nation(ended)).toEqual(await s.counted());
});

const list = (letter: string, rows: number) => {
  const lines = Array.from({ length: rows }, (_, i) => `${letter}.${i},Xã ${letter}.${i},Xã`);
  return { name: "xa.csv", content: Buffer.from(["mã cơ quan,tên cơ quan,loại cơ quan", ...lines].join("\n")).toString("base64") };
};

test("one import carried out by three at once makes each agency once", async () => {
  const s = await aStage();
  const office = desk(s.table, province, at(1));
  const { id } = await receive(office, list("X", 50));
  const ended = await Promise.all([1, 2, 3].map(() => carryOut(office, id)));
  expect(new Set(ended.map((each) => each.state))).toEqual(new Set(["applied"]));
  expect(await Imports.read(office, id)).toMatchObject({ created: 50, unchanged: 0, done: 50 });
  expect(await agenciesOf(s.table, province)).toHaveLength(52);
  expect(await verifyTrail(s.table, keys.home(office.scope))).toEqual([]);
  await s.settle(1);
  expect(await s.wrong()).toEqual([]);
});

test("a step of an import that was overtaken is not taken twice", async () => {
  const s = await aStage();
  const office = desk(s.table, province, at(1));
  const { id } = await receive(office, list("X", 40));
  const slow = held(s.table, "transact", 2);
  const late = carryOut(desk(slow.table, province, at(1)), id);
  await slow.there;
  await carryOut(office, id);
  slow.letGo();
  expect(await late).toMatchObject({ state: "applied", created: 40 });
  expect(await agenciesOf(s.table, province)).toHaveLength(42);
});

test("of two imports at once one is told that the other is running", async () => {
  const s = await aStage();
  const office = desk(s.table, province, at(1));
  const slow = held(s.table, "transact");
  const late = receive(desk(slow.table, province, at(1)), list("Y", 3));
  await slow.there;
  await receive(office, list("X", 3));
  slow.letGo();
  await expect(late).rejects.toMatchObject({ kind: "conflict" });
});

test("an agency that was decided upon before an import began is not created beside it", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const late = agencies.create(desk(slow.table, province, at(1)), { code: "X.1", name: "Xã", type: "commune" });
  await slow.there;
  await receive(desk(s.table, province, at(1)), list("X", 3));
  slow.letGo();
  await expect(late).rejects.toMatchObject({ kind: "stale" });
});

test("of two who take one code at once one has it, and is told which field it is", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const late = agencies.create(desk(slow.table, province, at(1)), { code: "9", name: "Sở A", type: "department" });
  await slow.there;
  await s.create("9");
  slow.letGo();
  await expect(late).rejects.toMatchObject({ code: "agency.code_taken", more: { errors: [{ path: "code" }] } });
});

test("of two who begin one record at once, one begins it and the other is told", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const late = adoption.beginEdition(within(desk(slow.table, province, at(1)), s.one.id), { edition: "2026" });
  await slow.there;
  await adoption.beginEdition(within(desk(s.table, province, at(1)), s.one.id), { edition: "2026" });
  slow.letGo();
  await expect(late).rejects.toMatchObject({ kind: "stale", more: { version: 1 } });
});

test("when the log's head moved between, the act is told after the other; neither is lost", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const person = { email: "an@tinh.gov.vn", name: "Nguyễn Văn An", roles: ["staff" as const] };
  const late = inviteToAgency(within(desk(slow.table, province, at(1)), s.one.id), person);
  await slow.there;
  await s.plan(1);
  slow.letGo();
  expect(await late).toMatchObject({ state: "invited" });
  expect(await verifyTrail(s.table, s.place)).toEqual([]);
  expect((await s.table.get(keys.headKey(s.place)))?.["n"]).toBe(3);
  await s.settle(1);
  expect(await s.wrong()).toEqual([]);
});

test("an act that was decided on a record which another changed is refused, with the version of now", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const id = adoption.adoptionIdFor("2015");
  const late = adoption.build(within(desk(slow.table, province, at(1)), s.one.id), { id, reason: "Bỏ qua kế hoạch." });
  await slow.there;
  await s.plan(1);
  slow.letGo();
  await expect(late).rejects.toMatchObject({ kind: "stale", more: { version: 2 } });
});

test("a repeated act that was overtaken by itself is one act", async () => {
  const s = await aStage();
  const slow = held(s.table, "transact");
  const said = { code: "7", name: "Sở", type: "department" } as const;
  const late = agencies.create(desk(slow.table, province, at(1)), said, { key: "k" });
  await slow.there;
  const first = await agencies.create(desk(s.table, province, at(1)), said, { key: "k" });
  slow.letGo();
  expect(await late).toEqual(first);
  expect(await agenciesOf(s.table, province)).toHaveLength(3);
});
