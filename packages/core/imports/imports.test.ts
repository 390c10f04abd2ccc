import type { ProvinceCtx } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anAgency, aPlatform, aProvince, crashing, outcome, recordsOf, together } from "../../../tests/world.ts";
import { close, create, list, reopen } from "../agencies/index.ts";
import { provinceRollup } from "../figures/index.ts";
import { carryOut, proceed, receive, take, unfinished } from "./index.ts";
import { csv, header, register, rows } from "./parts.test-helper.ts";

const reason = "Theo nghị quyết của tỉnh.";
const under = `${header},cơ quan cấp trên`;

test("an import that is cut off at any call to the table, before or after it took place, leaves all of its agencies or none", async () => {
  const file = csv(under, ...rows(39).map((row, i) => `${row},${i === 0 ? "" : "X.0001"}`));
  for (const after of [false, true])
    for (let n = 1; ; n++) {
      const platform = aPlatform();
      const ctx = await aProvince(platform);
      const table = crashing(ctx.table, n, after);
      const told = await outcome(take({ ...ctx, table }, file));
      for await (const left of unfinished(ctx)) expect((await carryOut(ctx, left.id)).state).toBe("applied");
      const there = await register(ctx);
      expect([0, 39]).toContain(there.length);
      if (there.length > 0) expect(there.slice(0, 2)).toEqual(["X.0001", "X.0002 < X.0001"]);
      expect(await outcome(take(ctx, file))).toBe("ok");
      expect([await register(ctx), recordsOf(platform, "adoption")]).toMatchObject([{ length: 39 }, { length: 39 }]);
      if (!table.crashed()) {
        expect([told, n > 15]).toEqual(["ok", true]);
        break;
      }
    }
});

test("an import repeated under its key is one import; the file once more makes nothing new", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const file = csv(header, ...rows(20));
  const first = await take(ctx, file, { key: "một" });
  expect(await take(ctx, file, { key: "một" })).toEqual(first);
  expect(recordsOf(platform, "import")).toHaveLength(1);
  expect(await take(ctx, file)).toMatchObject({ state: "applied", created: 0, unchanged: 20 });
  expect(await outcome(take(ctx, csv(header, ...rows(2)), { key: "một" }))).toBe("idempotency.key_reused");
});

test("while an import runs nobody else adds to the register, takes from it, or begins another import; then everybody may", async () => {
  const ctx = await aProvince(aPlatform());
  const [old, gone] = [await anAgency(ctx), await anAgency(ctx)];
  await close(ctx, { id: gone.id, reason });
  const { id } = await receive(ctx, csv(header, ...rows(30)));
  const all = async () =>
    Promise.all([
      outcome(create(ctx, { code: "M", name: "M", type: "ward" })),
      outcome(reopen(ctx, { id: gone.id, reason })),
      outcome(close(ctx, { id: old.id, reason })),
      outcome(take(ctx, csv(header, ...rows(2, "Y")))),
    ]);
  expect(await all()).toEqual(Array(4).fill("import.running"));
  await carryOut(ctx, id);
  for (const told of await all()) expect(["ok", "import.running"]).toContain(told);
});

test("of two imports that begin at the same moment one is taken and the other is told to wait", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const gate = { ...ctx, table: together(ctx.table, 2) };
  const told = await Promise.all(["X", "Y"].map((letter) => outcome(take(gate, csv(header, ...rows(5, letter))))));
  expect(told.toSorted()).toEqual(["import.running", "ok"]);
  expect(await register(ctx)).toHaveLength(5);
});

test("a creation that was decided before an import began is refused when the import has begun meanwhile", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const { batchGet } = ctx.table;
  let begun = false;
  const late = async (wanted: Parameters<typeof batchGet>[0]) => {
    const items = await batchGet(wanted);
    if (!begun) {
      begun = true;
      await receive(ctx, csv(header, "A,Sở A,Sở"));
    }
    return items;
  };
  expect(
    await outcome(create({ ...ctx, table: { ...ctx.table, batchGet: late } }, { code: "A", name: "Sở khác", type: "department" })),
  ).toBe("record.changed_meanwhile");
  for await (const left of unfinished(ctx)) await carryOut(ctx, left.id);
  expect((await list(ctx, {})).items.map(({ name }) => name)).toEqual(["Sở A"]);
});

test("two who carry on the same import at once do no harm", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const { id } = await receive(ctx, csv(header, ...rows(50)));
  const done = await Promise.all([1, 2, 3].map(() => carryOut(ctx, id)));
  expect(done.map(({ state }) => state)).toEqual(["applied", "applied", "applied"]);
  expect(recordsOf(platform, "agency")).toHaveLength(50);
  expect(await proceed(ctx, { id })).toMatchObject({ state: "applied", created: 50 });
});

test("parents are named by code, stand in the file in any order or in the register already", async () => {
  const lines = [
    "A,Sở A,Sở,R",
    "B,Chi cục B,Chi cục,A",
    "C,Chi cục C,Chi cục,B",
    "D,Chi cục D,Chi cục,R",
    ...rows(30).map((row) => `${row},C`),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (shuffled) => {
      const ctx: ProvinceCtx = await aProvince(aPlatform());
      await anAgency(ctx, { code: "R" });
      await take(ctx, csv(under, ...shuffled));
      const there = await register(ctx);
      expect(there.slice(0, 5)).toEqual(["A < R", "B < A", "C < B", "D < R", "R"]);
      expect(new Set(there.slice(5).map((told) => told.split(" < ")[1]))).toEqual(new Set(["C"]));
    }),
    { numRuns: 8 },
  );
});

test("a list of 1,200 rows is imported whole and counted exactly", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const seen: number[] = [];
  const { id } = await receive(ctx, csv(header, ...rows(1200)));
  const done = await carryOut(ctx, id, (step) => "done" in step && seen.push(step.done));
  expect(done).toMatchObject({ state: "applied", total: 1200, created: 1200, unchanged: 0 });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  await platform.settle();
  expect((await provinceRollup(ctx, {})).counts).toMatchObject({ agencies: 1200, not_started: 1200 });
});
