import fc from "fast-check";
import { expect, test } from "vitest";
import { onBothEngines } from "./engines.test-helper.ts";
import { anyOps, anyRange, type Asked, Model } from "./model.test-helper.ts";
import { type Item, keyOf, type Key, type Op } from "./port.ts";

const steps = fc.array(fc.oneof({ weight: 3, arbitrary: anyOps }, { weight: 2, arbitrary: anyRange }), { minLength: 5, maxLength: 25 });

onBothEngines("random transactions and queries", (fresh, engine) => {
  test("leave and answer what the model does", async () => {
    const property = fc.asyncProperty(steps, async (script) => {
      const model = new Model();
      const { table, pk: place, outcome, paged } = fresh();
      // Each run in a place of its own: the model's short partition keys become the place's.
      const moved = <T extends object>(each: T): T =>
        Object.fromEntries(Object.entries(each).map(([name, value]) => [name, /^(gsi\d)?pk$/.test(name) ? place + value : value])) as T;
      const movedOp = (op: Op): Op =>
        Object.fromEntries(
          Object.entries(op).map(([name, value]) => [name, /^(put|delete|add|check)$/.test(name) ? moved(value as Key) : value]),
        ) as Op;
      for (const step of script) {
        if (Array.isArray(step)) {
          const ops = step.map(movedOp);
          expect(await outcome(...ops)).toEqual(model.transact(ops) ?? "accepted");
          expect(await table.batchGet(ops.map(keyOf))).toEqual(ops.map((op) => model.at(keyOf(op))));
        } else {
          const range = moved(step as Asked);
          const name = (item: Item) => `${item.pk} ${item.sk}`;
          const expected = model.range(range);
          expect((await paged(range)).toSorted()).toEqual(expected.map(({ sk }) => sk).toSorted());
          const { items } = await table.query({ ...range, limit: 100 });
          const s = range.index ? `${range.index}sk` : "sk";
          expect(items.map((item) => item[s])).toEqual(expected.map((item) => item[s]));
          expect(new Map(items.map((item) => [name(item), item]))).toEqual(new Map(expected.map((item) => [name(item), item])));
        }
      }
    });
    // Prints its seed and the shortest script when it fails.
    await fc.assert(property, { numRuns: engine === "sqlite" ? 300 : 40, interruptAfterTimeLimit: 20_000 });
  });
});
