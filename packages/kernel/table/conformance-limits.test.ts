import { describe, expect, test } from "vitest";
import { onBothEngines } from "./engines.test-helper.ts";
import { type Item, type Json, type Op, type Range } from "./port.ts";

const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)]);
const anything = (value: unknown) => value as Json;

onBothEngines("what DynamoDB would refuse is refused before it is sent,", (fresh) => {
  const refused = async (op: (sk: (more?: object) => Item) => Op | Op[]) => {
    const { item, outcome } = fresh();
    const error = await outcome(...[op((more = {}) => item("a", more as Item))].flat());
    return (error as { code?: string }).code ?? error;
  };

  describe("of a transaction:", () => {
    test("one item named twice", async () => {
      expect(await refused((item) => [{ put: item() }, { delete: item() }])).toBe("table.same_item_twice");
    });
    test("more than 100 items", async () => {
      expect(await refused((item) => Array.from({ length: 101 }, (_, i) => ({ put: { ...item(), sk: `${i}` } })))).toBe("table.too_many");
    });
    test("more than 4 MB", async () => {
      const large = (item: Item) => Array.from({ length: 11 }, (_, i) => ({ put: { ...item, sk: `${i}`, text: "x".repeat(390_000) } }));
      expect(await refused((item) => large(item()))).toBe("table.transaction_too_large");
    });
    test("a check without a condition", async () => {
      expect(await refused((item) => ({ check: item(), when: {} }))).toBe("table.bad_condition");
    });
    test.each([
      { less: { n: Number.NaN } },
      { free: Infinity },
      { equals: { a: null } },
      { equals: { a: undefined } },
      { less: { n: "1" } },
    ])("a condition on what is no value: %o", async (when) => {
      expect(await refused((item) => ({ put: item(), when: when as never }))).toMatch(/^table\.bad_(condition|number)$/);
    });
  });

  describe("of a key:", () => {
    test.each([
      ["an empty partition key", { pk: "" }],
      ["an empty sort key", { sk: "" }],
      ["a partition key of 2,049 bytes", { pk: `${"đ".repeat(1024)}x` }],
      ["a sort key of 1,025 bytes", { sk: `${"đ".repeat(512)}x` }],
      ["half a character", { sk: "\uD83D" }],
      ["a number", { sk: anything(1) as string }],
    ])("%s, to put, add, delete, check, get or batch", async (_, part) => {
      const { table, pk } = fresh();
      const key = { pk, sk: "a", ...part };
      const ops: Op[] = [{ put: key }, { delete: key }, { add: key, by: { n: 1 } }, { check: key, when: { absent: true } }];
      const calls = [...ops.map((op) => () => table.transact([op])), () => table.get(key), () => table.batchGet([key])];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ kind: "broken", code: "table.bad_key" });
    });
    test("the longest keys are taken", async () => {
      const { table, pk } = fresh();
      const key = { pk: pk.padEnd(2048, "x"), sk: "đ".repeat(512) };
      await table.transact([{ put: { ...key, gsi1pk: key.pk, gsi1sk: key.sk, gsi2pk: key.pk, gsi2sk: key.sk } }]);
      expect((await table.query({ pk: key.pk, index: "gsi2", from: key.sk, to: key.sk, limit: 1 })).items).toHaveLength(1);
    });
    test.each([
      ["an empty one", { gsi1pk: "", gsi1sk: "x" }],
      ["an empty sort key", { gsi2pk: "x", gsi2sk: "" }],
      ["a number", { gsi1pk: "x", gsi1sk: 1 }],
      ["null", { gsi2pk: null }],
      ["a sort key of 1,025 bytes", { gsi1pk: "x", gsi1sk: "x".repeat(1025) }],
      ["a partition key of 2,049 bytes", { gsi2pk: "x".repeat(2049), gsi2sk: "x" }],
    ])("an index key that is none: %s", async (_, part) => {
      expect(await refused((item) => ({ put: item(part) }))).toBe("table.bad_index_key");
    });
    test("more than 100 keys in a batch", async () => {
      const { table, key } = fresh();
      await expect(table.batchGet(Array.from({ length: 101 }, () => key("a")))).rejects.toMatchObject({ code: "table.too_many" });
    });
  });

  describe("of an item:", () => {
    test("more than 400 KB, names included", async () => {
      expect(await refused((item) => ({ put: item({ [`${"n".repeat(2000)}`]: "x".repeat(408_000) }) }))).toBe("table.item_too_large");
    });
    test("400 KB to the byte are taken", async () => {
      const { item, outcome, get, pk } = fresh();
      const text = "x".repeat(400 * 1024 - Buffer.byteLength(`pk${pk}skatext`));
      expect(await outcome({ put: item("a", { text }) })).toBe("accepted");
      expect((await get("a"))?.["text"]).toBe(text);
    });
    test.each([Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 60), 1e300, 1e-200])("the number %d", async (n) => {
      expect(await refused((item) => ({ put: item({ deep: [{ n }] }) }))).toBe("table.bad_number");
    });
    test.each([
      ["a date", new Date(0)],
      ["a map object", new Map()],
      ["a bigint", 1n],
      ["a function", () => 1],
      ["an undefined in a list", [undefined]],
      ["half a character", "\uD83D"],
    ])("%s", async (_, value) => {
      expect(await refused((item) => ({ put: item({ value: anything(value) }) }))).toBe("table.not_json");
    });
    test.each(["", "__proto__"])("an attribute named «%s», at any depth", async (name) => {
      const map = JSON.parse(`{ "${name}": 1 }`) as Json;
      expect(await refused((item) => ({ put: item({ map }) }))).toBe("table.bad_name");
    });
    test("more than 31 lists within each other, and 31 are taken", async () => {
      expect(await refused((item) => ({ put: item({ value: deep(32) }) }))).toBe("table.too_deep");
      const { item, outcome, get } = fresh();
      expect(await outcome({ put: item("a", { value: deep(31) }) })).toBe("accepted");
      expect((await get("a"))?.["value"]).toEqual(deep(31));
    });
  });

  describe("of an add:", () => {
    test.each([
      ["to a key", { by: { pk: 1 } }],
      ["to an index's key", { by: { n: 1 }, set: { gsi2sk: "x" } }],
      ["of nothing", { by: {} }],
      ["to an attribute that is also set", { by: { n: 1 }, set: { n: 2 } }],
      ["that drops a key", { by: {}, drop: ["sk"] }],
      ["that drops an index's key", { by: {}, drop: ["gsi1pk"] }],
      ["that drops what it sets", { by: {}, set: { a: 1 }, drop: ["a"] }],
      ["of what is no number", { by: { n: "1" } }],
      ["of null", { by: {}, set: { a: null } }],
      ["of a list", { by: {}, set: { a: [1] } }],
    ])("%s", async (_, part) => {
      expect(await refused((item) => ({ add: item(), ...(part as { by: { n: number } }) }))).toBe("table.bad_add");
    });
    test("of what is not finite", async () => {
      expect(await refused((item) => ({ add: item(), by: { n: Number.NaN } }))).toBe("table.bad_number");
    });
  });

  describe("of a query:", () => {
    test.each<[string, Partial<Range>, string]>([
      ["a limit of 0", { limit: 0 }, "table.bad_limit"],
      ["a limit of 1.5", { limit: 1.5 }, "table.bad_limit"],
      ["no partition", { pk: "" }, "table.bad_key"],
      ["an end of 1,025 bytes", { to: "x".repeat(1025) }, "table.bad_key"],
      ["a place in another partition", { after: { pk: "other", sk: "b" } }, "table.bad_position"],
      ["a place before its range", { from: "b", after: { pk: "P", sk: "a" } }, "table.bad_position"],
      ["a place beyond its range", { to: "b", after: { pk: "P", sk: "c" } }, "table.bad_position"],
      ["a place of the table in an index", { index: "gsi1", after: { pk: "P", sk: "c" } }, "table.bad_position"],
      ["a place of another index", { index: "gsi1", after: { pk: "x", sk: "c", gsi2pk: "P", gsi2sk: "1" } }, "table.bad_position"],
    ])("%s", async (_, part, code) => {
      await expect(fresh().table.query({ pk: "P", limit: 5, ...part })).rejects.toMatchObject({ kind: "broken", code });
    });
  });
});
