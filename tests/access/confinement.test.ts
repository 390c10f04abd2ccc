import { type Ctx, enter, type Id, type Item, type Op, type ProvinceKey } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { describe, expect, test } from "vitest";
import { anActor } from "./setting.ts";

// Safe: said, not minted, so that look-alikes can be told from the real ones by eye.
const province = "22.2025" as ProvinceKey;
const agency = "agy_AB" as Id<"agency">;
const scopes = {
  agency: { level: "agency", province, agency },
  province: { level: "province", province },
  workspace: { level: "workspace", province },
  national: { level: "national" },
  operator: { level: "operator" },
  identity: { level: "identity", who: "w1" },
} as const satisfies { [name: string]: Ctx["scope"] };
type Level = keyof typeof scopes;

const own: { readonly [L in Level]?: string } = {
  agency: "P#22.2025#A#agy_AB#n",
  province: "P#22.2025#S#n",
  workspace: "P#22.2025#W#n",
  operator: "O#n",
  identity: "I#w1#n",
};
/** Partitions of others, near and far. `except`: who may nevertheless read, write or index there. */
const others: readonly [pk: string, except?: { reads?: readonly Level[]; writes?: readonly Level[]; indexes?: readonly Level[] }][] = [
  ["P#22.20251#A#agy_AB#n"],
  ["P#22.202#A#agy_AB#n"],
  ["P#22.2025", {}],
  ["P#122.2025#A#agy_AB#n"],
  ["P#24.2025#A#agy_AB#n"],
  ["P#24.2025#S#n", { reads: ["operator"], writes: ["operator"], indexes: ["operator"] }],
  ["P#24.2025#W#n", { reads: ["operator"], writes: ["operator"], indexes: ["operator"] }],
  ["P#24.2025#X#n", { indexes: ["operator"] }],
  ["P#22.2025#A#agy_ABC#n", { reads: ["province"], writes: ["province"], indexes: ["province"] }],
  ["P#22.2025#A#agy_A#n", { reads: ["province"], writes: ["province"], indexes: ["province"] }],
  ["P#22.2025#A#agy_AC#n", { reads: ["province"], writes: ["province"], indexes: ["province"] }],
  ["P#22.2025#S#n", { reads: ["province", "operator"], writes: ["province", "operator"], indexes: ["province", "operator"] }],
  ["P#22.2025#R#sum", { reads: ["province"] }],
  ["P#22.2025#X#agency#active", { reads: ["province"], indexes: ["agency", "province", "operator"] }],
  ["N#now", { reads: ["national"] }],
  ["N#day#2026-11-21", { reads: ["national"] }],
  ["N#copy", { reads: ["national", "operator"] }],
  ["O#member", { reads: ["operator"], writes: ["operator"], indexes: ["operator"] }],
  ["O#X#workspace#all", { reads: ["operator"], writes: ["operator"], indexes: ["workspace", "operator"] }],
  ["I#w2#account"],
  ["I#w11#account"],
  ["L#feed"],
  ["PUB#22.2025#n"],
  ["p#22.2025#A#agy_AB#n"],
  [" P#22.2025#A#agy_AB#n"],
];

const tableOf = (level: Level) => {
  const bare = sqliteTable(":memory:");
  const means = { table: bare, clock: () => new Date(), requestId: "test", actor: anActor() };
  return { bare, table: enter({ ...means, scope: scopes[level] }).table };
};
const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
const refused = "table.outside_scope";
const put = (pk: string, more: Partial<Item> = {}): Op => ({ put: { pk, sk: "x", ...more } as Item });
const cases = (Object.keys(scopes) as Level[]).flatMap((level) => others.map(([pk, except = {}]) => [level, pk, except] as const));

describe.for(cases)("a table of the scope %s and the partition %s", ([level, pk, { reads = [], writes = [], indexes = [] }]) => {
  test("are held apart in every way of reading", async () => {
    const { table } = tableOf(level);
    const wanted = reads.includes(level) ? "done" : refused;
    const mine = own[level] ? [{ pk: own[level], sk: "x" }] : [];
    expect(await outcome(table.get({ pk, sk: "x" }))).toBe(wanted);
    expect(await outcome(table.batchGet([...mine, { pk, sk: "x" }, ...mine]))).toBe(wanted);
    expect(await outcome(table.query({ pk, limit: 1 }))).toBe(wanted);
    expect(await outcome(table.query({ pk, index: "gsi1", limit: 1 }))).toBe(wanted);
    expect(await outcome(table.query({ pk, index: "gsi2", limit: 1, newestFirst: true }))).toBe(wanted);
    expect(await outcome(table.transact([{ check: { pk, sk: "x" }, when: { absent: true } }]))).toBe(wanted);
    expect(await outcome(table.feed("", 1))).toBe(refused);
  });

  test("are held apart in every way of writing, alone and in a batch of one's own, of which nothing is then written", async () => {
    const wanted = writes.includes(level) ? "done" : refused;
    const foreign: Op[] = [
      put(pk),
      { delete: { pk, sk: "x" } },
      { add: { pk, sk: "x" }, by: { n: 1 } },
      { delete: { pk, sk: "x" }, when: {} },
    ];
    for (const op of foreign) {
      const { bare, table } = tableOf(level);
      expect(await outcome(table.transact([op]))).toBe(wanted);
      const batch = own[level] ? [put(own[level], { sk: "first" }), op, put(own[level], { sk: "last" })] : [op];
      expect(await outcome(table.transact(batch))).toBe(wanted);
      if (wanted === refused) expect(bare.dump()).toEqual([]);
    }
  });

  test.for(["gsi1", "gsi2"])("are held apart in the index %s of an item of one's own", async (index) => {
    const { bare, table } = tableOf(level);
    const mine = own[level];
    const wanted = indexes.includes(level) ? "done" : refused;
    const item = put(mine ?? pk, { [`${index}pk`]: pk, [`${index}sk`]: "x" });
    expect(await outcome(table.transact([item]))).toBe(mine ? wanted : refused);
    if (wanted === refused) expect(bare.dump()).toEqual([]);
  });
});
