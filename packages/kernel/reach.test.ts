import { expect, test } from "vitest";
import { atDesk, atDoor, enter, within } from "./ctx.ts";
import { claimPartition, home, nounPartition } from "./keys.ts";
import { aDesk, anActor, another, aProvinceKey, aWorld } from "./note.test-helper.ts";
import { fileReaches } from "./files/reach.ts";
import { patternOf, reaches, reachOf, under } from "./reach.ts";
import { confine } from "./table/confine.ts";
import { sqliteTable } from "./table/sqlite.ts";

const outside = { kind: "broken", code: "table.outside_scope" };

test("an agency's table refuses every key of another agency, of the province's desk and of another province, for every call", async () => {
  const world = aWorld();
  const strange = aDesk({ table: world.bare });
  for (const scope of [another(world.desk).scope, world.desk.scope, strange.ctx.scope, strange.desk.scope]) {
    const key = { pk: nounPartition(home(scope), "note"), sk: "1" };
    const { table } = world.ctx;
    await expect(table.get(key)).rejects.toMatchObject(outside);
    await expect(table.batchGet([key])).rejects.toMatchObject(outside);
    await expect(table.query({ pk: key.pk, limit: 1 })).rejects.toMatchObject(outside);
    await expect(table.query({ pk: key.pk, index: "gsi1", limit: 1 })).rejects.toMatchObject(outside);
    await expect(table.transact([{ put: key }])).rejects.toMatchObject(outside);
    await expect(table.transact([{ delete: key }])).rejects.toMatchObject(outside);
    await expect(table.transact([{ add: key, by: { n: 1 } }])).rejects.toMatchObject(outside);
    await expect(table.transact([{ check: key, when: { absent: true } }])).rejects.toMatchObject(outside);
    const own = { pk: nounPartition(home(world.ctx.scope), "note"), sk: "1", gsi1pk: key.pk, gsi1sk: "1" };
    await expect(table.transact([{ put: own }])).rejects.toMatchObject(outside);
  }
  expect(world.bare.dump()).toEqual([]);
});

test("the feed, which shows every tenant's keys, is nobody's who has a scope", async () => {
  const world = aWorld();
  for (const ctx of [world.ctx, world.desk, world.operator]) await expect(ctx.table.feed("", 1)).rejects.toMatchObject(outside);
});

test("an agency's record may stand in lists that the province reads, and the agency cannot read them", async () => {
  const { ctx } = aWorld();
  const list = `P#${ctx.scope.province}#X#note#all`;
  await ctx.table.transact([{ put: { pk: nounPartition(home(ctx.scope), "note"), sk: "1", gsi2pk: list, gsi2sk: "1" } }]);
  await expect(ctx.table.query({ pk: list, index: "gsi2", limit: 1 })).rejects.toMatchObject(outside);
});

test("a province can neither lift its suspension nor type its figures", async () => {
  const { desk } = aWorld();
  for (const part of ["W#workspace", "R#sum", "R#places"])
    await expect(desk.table.transact([{ put: { pk: `P#${desk.scope.province}#${part}`, sk: "1" } }])).rejects.toMatchObject(outside);
  expect(await desk.table.get({ pk: `P#${desk.scope.province}#R#sum`, sk: "SUM" })).toBeUndefined();
});

test("the nation reads sums and writes nothing", async () => {
  const table = sqliteTable(":memory:");
  const nation = enter({ scope: { level: "national" }, actor: anActor(), table, clock: () => new Date(), requestId: "t" });
  await expect(nation.table.transact([{ put: { pk: "N#now", sk: "1" } }])).rejects.toMatchObject(outside);
  await expect(nation.table.get({ pk: "P#22.2025#R#sum", sk: "SUM" })).rejects.toMatchObject(outside);
  expect((await nation.table.query({ pk: "N#now", limit: 1 })).items).toEqual([]);
});

test("the operator sees doors and desks of all provinces, and no agency", async () => {
  const { operator, ctx } = aWorld();
  const province = aProvinceKey();
  await operator.table.get({ pk: nounPartition(home(atDoor(operator, province).scope), "workspace"), sk: "1" });
  await operator.table.get({ pk: claimPartition(home(atDesk(operator, province).scope)), sk: "1" });
  for (const pk of [nounPartition(home(ctx.scope), "note"), `P#${province}#R#sum`, `I#x#account`, "N#now"])
    await expect(operator.table.get({ pk, sk: "1" })).rejects.toMatchObject(outside);
});

test("entering a narrower scope grants nothing that the wider one has not", async () => {
  const { operator, desk } = aWorld();
  const stranger = aProvinceKey();
  const there = enter({ ...desk, scope: { level: "province", province: stranger } });
  await expect(there.table.get({ pk: `P#${stranger}#S#note`, sk: "1" })).rejects.toMatchObject(outside);
  const seated = within(atDesk(operator, stranger), another(desk).scope.agency);
  await expect(seated.table.get({ pk: nounPartition(home(seated.scope), "note"), sk: "1" })).rejects.toMatchObject(outside);
});

test("an item of another province that was slipped into a list of this one is not shown", async () => {
  const bare = sqliteTable(":memory:");
  const list = { gsi2pk: "P#22.2025#X#note#all", gsi2sk: "1" };
  await bare.transact(["22.2025", "24.2025"].map((province) => ({ put: { pk: `P#${province}#S#note`, sk: "1", ...list } })));
  const { table } = enter({ ...aWorld().desk, table: bare, scope: { level: "province", province: "22.2025" as never } });
  const { items } = await table.query({ pk: list.gsi2pk, index: "gsi2", limit: 10 });
  expect(items.map(({ pk }) => pk)).toEqual(["P#22.2025#S#note"]);
});

test("the projector writes sums and the nation's rows, and no record", async () => {
  const table = confine(sqliteTable(":memory:"), reaches.projector);
  for (const pk of [
    "P#22.2025#R#sum",
    "P#22.2025#R#places",
    "P#22.2025#A#agy_1#sums",
    "P#22.2025#S#sums",
    "P#22.2025#W#sums",
    "N#now",
    "N#copy",
  ])
    await table.transact([{ put: { pk, sk: "1" } }]);
  for (const pk of [
    "P#22.2025#A#agy_1#note",
    "P#22.2025#A#agy_1#trail",
    "P#22.2025#S#claim",
    "P#22.2025#W#workspace",
    "O#member",
    "I#x#account",
  ])
    await expect(table.transact([{ put: { pk, sk: "1" } }])).rejects.toMatchObject(outside);
});

test.each([
  ["P#*#W#", "P#22.2025#W#workspace", true],
  ["P#*#W#", "P#22.2025#W", false],
  ["P#*#W#", "P##W#workspace", false],
  ["P#*#W#", "P#22.2025#A#W#x", false],
  ["P#*#A#*#sums", "P#22.2025#A#agy_1#sums", true],
  ["P#*#A#*#sums", "P#22.2025#A#agy_1#note", false],
  ["I#a#", "I#ab#account", false],
])("under %s is %s: %s", (prefix, key, is) => expect(under(prefix, key)).toBe(is));

test("no scope's prefix is the beginning of another's name: agencies agy_1 and agy_12 are strangers", () => {
  const { desk } = aWorld();
  const of = (agency: string) => reachOf({ level: "agency", province: desk.scope.province, agency: agency as never });
  expect(of("agy_1").reads.some((prefix) => under(prefix, `P#${desk.scope.province}#A#agy_12#note`))).toBe(false);
});

/** IAM's `StringLike`: `*` is any text, `?` any one character. */
const like = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);
const agencies = ["agy_01KAPJ6T80ABCDEFGHJKMNPQRS", "agy_01KAPJ6T80ABCDEFGHJKMNPQRT"];
const corner = "AbCdEfGhIjKlMnOpQrStUv";
const mine = ["22.2025", "24.2025"].flatMap((province) =>
  [
    ...agencies.flatMap((agency) => [`A#${agency}#note`, `A#${agency}#trail`, `A#${agency}#sums`, `A#${agency}#W#note`]),
    "S#member",
    "S#client",
    "S#shared#n",
    "S#sums",
    "W#workspace",
    "W#sums",
    "R#sum",
    "R#places",
    "X#agency#active",
    "X#note#all",
    "W",
    "Z#n",
  ].map((rest) => `P#${province}#${rest}`),
);
const keysThere = [
  ...mine,
  "P#22.2025",
  `I#${corner}#account`,
  `I#${corner}#trail`,
  "I#X#account#all",
  "N#now",
  "N",
  "NN#x",
  "O#trail",
  "O#member",
  "O#X#workspace#all",
  "PUB#22.2025#n",
  "PUB",
  "L#feed",
];

/** Names of a length that no name has. The guard, which looks at a segment as a whole, would take them for names. */
const misshapen = ["P#22.20251#S#member", "P#122.2025#S#n", "P#22.2025#A#agy_1#A#agy_2#sums", "I#x#account"];

test.for(Object.keys(reaches) as (keyof typeof reaches)[])("IAM's patterns for %s let through what the guard lets through", (name) => {
  const province = "22.2025";
  // Whoever comes may be of either agency: the policy holds for the function, the guard for the one who asks.
  const fills = (prefix: string) =>
    agencies.map((agency) => prefix.replace("{province}", province).replace("{agency}", agency).replace("{who}", corner));
  for (const part of ["reads", "writes", "indexes"] as const)
    for (const prefix of reaches[name][part]) {
      const both = (key: string) => [like(patternOf(prefix, province), key), fills(prefix).some((one) => under(one, key))] as const;
      for (const key of keysThere) expect([prefix, key, both(key)[0]]).toEqual([prefix, key, both(key)[1]]);
      for (const [policy, guard] of misshapen.map(both)) expect(!policy || guard).toBe(true);
    }
});
test("a file's prefix is a pattern in the same way", () => {
  expect(fileReaches.agency.reads.map((prefix) => patternOf(prefix, "22.2025", "/"))).toEqual([
    `P/22.2025/A/agy_${"?".repeat(26)}/*`,
    "P/22.2025/S/shared/*",
  ]);
});
test("a name whose length nobody knows is no pattern", () => {
  expect(() => patternOf("Q#*#", "22.2025")).toThrow("Q#*#");
});
