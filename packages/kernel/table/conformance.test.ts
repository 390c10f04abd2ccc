import { describe, expect, test } from "vitest";
import { onBothEngines } from "./engines.test-helper.ts";
import type { Json, When } from "./port.ts";

onBothEngines("the table port", (fresh) => {
  describe("reading", () => {
    test("what was put is read at once, whole", async () => {
      const { put, get, item } = fresh();
      const whole = item("a", { text: "Nguyễn Thị Đào 🇻🇳", n: -12.5, yes: true, none: null, list: [1, [2]], map: { deep: { er: [] } } });
      await put(whole);
      expect(await get("a")).toEqual(whole);
    });
    test("what is not there is undefined", async () => expect(await fresh().get("x")).toBeUndefined());
    test.each([0, -1, 0.1, 1e-9, 123456789.125, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])(
      "the number %d comes back exactly",
      async (n) => {
        const { put, get, item } = fresh();
        await put(item("a", { n }));
        expect((await get("a"))?.["n"]).toBe(n);
      },
    );
    test("an empty text, list and map come back as they are", async () => {
      const { put, get, item } = fresh();
      await put(item("a", { text: "", list: [], map: {} }));
      expect(await get("a")).toEqual(item("a", { text: "", list: [], map: {} }));
    });
    test("an attribute may be named like JavaScript's own", async () => {
      const { put, get, item, outcome } = fresh();
      await put(item("a", { hasOwnProperty: 1, toString: "x" }));
      expect(await get("a")).toEqual(item("a", { hasOwnProperty: 1, toString: "x" }));
      expect(await outcome({ put: item("b"), when: { less: { constructor: 1 } } })).toBe("accepted");
      expect(await outcome({ put: item("b"), when: { less: { constructor: 1 } } })).toBe("accepted");
    });
    test("an undefined attribute is not stored, at any depth", async () => {
      const { put, get, item } = fresh();
      await put(item("a", { gone: undefined, map: { gone: undefined, kept: 1 } } as unknown as { [name: string]: Json }));
      expect(Object.keys((await get("a"))!).toSorted()).toEqual(["map", "pk", "sk"]);
      expect((await get("a"))?.["map"]).toEqual({ kept: 1 });
    });
    test("changing what was read changes nothing stored", async () => {
      const { put, get, item } = fresh();
      await put(item("a", { list: [1] }));
      ((await get("a"))!["list"] as number[]).push(2);
      expect((await get("a"))?.["list"]).toEqual([1]);
    });
    test("a batch answers in the order asked for, with holes, and a key asked for twice twice", async () => {
      const { table, put, item, key } = fresh();
      await put(item("a"), item("b"));
      const found = await table.batchGet(["b", "x", "a", "b"].map(key));
      expect(found.map((each) => each?.sk)).toEqual(["b", undefined, "a", "b"]);
    });
    test("a batch of nothing is nothing", async () => expect(await fresh().table.batchGet([])).toEqual([]));
    test("a batch tells apart keys that only look alike when joined", async () => {
      const { table, pk, put } = fresh();
      const [one, other] = [
        { pk: `${pk}\na`, sk: "b" },
        { pk, sk: "a\nb" },
      ];
      await put({ ...one, n: 1 }, { ...other, n: 2 });
      expect((await table.batchGet([other, one])).map((each) => each?.["n"])).toEqual([2, 1]);
    });
    test("100 keys are answered in one batch", async () => {
      const { table, put, item, key } = fresh();
      const sks = Array.from({ length: 100 }, (_, i) => `${i}`);
      await put(...sks.map((sk) => item(sk)));
      expect((await table.batchGet(sks.map(key))).map((each) => each?.sk)).toEqual(sks);
    });
  });

  describe("a transaction", () => {
    test("is all or nothing", async () => {
      const { get, item, outcome } = fresh();
      await outcome({ put: item("a") }, { put: item("b"), when: { equals: { version: 1 } } });
      expect(await get("a")).toBeUndefined();
    });
    test("of nothing does nothing", async () => expect(await fresh().outcome()).toBe("accepted"));
    test("replaces an item whole", async () => {
      const { put, get, item } = fresh();
      await put(item("a", { old: 1, both: 1 }));
      await put(item("a", { both: 2 }));
      expect(await get("a")).toEqual(item("a", { both: 2 }));
    });
    test("names every condition it lost, and shows the items as they are", async () => {
      const { put, item, key, outcome } = fresh();
      await put(item("a", { version: 7, n: 0.5 }), item("d", { by: "x" }));
      const lost = await outcome(
        { put: item("a"), when: { equals: { version: 6 } } },
        { put: item("b") },
        { check: key("c"), when: { equals: { version: 1 } } },
        { delete: key("d"), when: { absent: true } },
      );
      expect(lost).toEqual(
        new Map<number, unknown>([
          [0, item("a", { version: 7, n: 0.5 })],
          [2, undefined],
          [3, item("d", { by: "x" })],
        ]),
      );
    });
    test.each(["put", "delete", "add"] as const)("of a single %s that is refused shows the item as well", async (kind) => {
      const { put, item, key, outcome } = fresh();
      await put(item("a", { version: 7 }));
      const when: When = { absent: true };
      const op = { put: { put: item("a"), when }, delete: { delete: key("a"), when }, add: { add: key("a"), by: { n: 1 }, when } }[kind];
      expect(await outcome(op)).toEqual(new Map([[0, item("a", { version: 7 })]]));
    });
    test("judges every condition by what was there before it", async () => {
      const { put, item, key, outcome } = fresh();
      await put(item("a", { n: 1 }));
      expect(await outcome({ add: key("a"), by: { n: 1 }, when: { equals: { n: 1 } } }, { check: key("b"), when: { absent: true } })).toBe(
        "accepted",
      );
    });
    test("takes 100 items", async () => {
      const { item, outcome } = fresh();
      expect(await outcome(...Array.from({ length: 100 }, (_, i) => ({ put: item(`${i}`) })))).toBe("accepted");
    });
    test("a check that holds changes nothing", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a", { version: 1 }));
      expect(await outcome({ check: key("a"), when: { equals: { version: 1 } } }, { put: item("b") })).toBe("accepted");
      expect(await get("a")).toEqual(item("a", { version: 1 }));
    });
    test("a delete takes away, and may be repeated", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a"));
      for (const _ of [1, 2]) expect(await outcome({ delete: key("a") })).toBe("accepted");
      expect(await get("a")).toBeUndefined();
    });
    test("of two writers on one version exactly one wins", async () => {
      const { put, item, outcome } = fresh();
      await put(item("a", { version: 1 }));
      const write = (i: number) => outcome({ put: item("a", { version: 2, i }), when: { equals: { version: 1 } } }, { put: item(`b${i}`) });
      const ends = await Promise.all([1, 2, 3, 4].map(write));
      expect(ends.filter((end) => end === "accepted")).toHaveLength(1);
    });
    test("of many writers of one absent item exactly one wins", async () => {
      const { item, outcome } = fresh();
      const ends = await Promise.all([1, 2, 3, 4, 5].map((i) => outcome({ put: item("a", { i }), when: { absent: true } })));
      expect(ends.filter((end) => end === "accepted")).toHaveLength(1);
    });
  });

  describe("a condition", () => {
    test.each<[string, { readonly [name: string]: Json } | undefined, When, boolean]>([
      ["absent, when absent", undefined, { absent: true }, true],
      ["absent, when there", {}, { absent: true }, false],
      ["equals, when equal", { a: 1 }, { equals: { a: 1 } }, true],
      ["equals, when another value", { a: 2 }, { equals: { a: 1 } }, false],
      ["equals, when the item is absent", undefined, { equals: { a: 1 } }, false],
      ["equals, when the attribute is absent", {}, { equals: { a: 1 } }, false],
      ["equals, when only the type differs", { a: "1" }, { equals: { a: 1 } }, false],
      ["equals, of the empty text", { a: "" }, { equals: { a: "" } }, true],
      ["equals, of a truth value", { a: false }, { equals: { a: false } }, true],
      ["equals, of a list", { a: ["x"] }, { equals: { a: "x" } }, false],
      ["equals, of null", { a: null }, { equals: { a: false } }, false],
      ["equals, two attributes, one wrong", { a: 1, b: 1 }, { equals: { a: 1, b: 2 } }, false],
      ["equals, of a name that is no word", { "due@2026-12-01": 1 }, { equals: { "due@2026-12-01": 1 } }, true],
      ["differs, when another value", { by: "x" }, { differs: { by: "y" } }, true],
      ["differs, when equal", { by: "y" }, { differs: { by: "y" } }, false],
      ["differs, when another type", { by: 1 }, { differs: { by: "1" } }, true],
      ["differs, when the attribute is absent", {}, { differs: { by: "y" } }, true],
      ["differs, when the item is absent", undefined, { differs: { by: "y" } }, true],
      ["less, when smaller", { n: 1 }, { less: { n: 2 } }, true],
      ["less, when equal", { n: 2 }, { less: { n: 2 } }, false],
      ["less, when larger", { n: 3 }, { less: { n: 2 } }, false],
      ["less, when the item is absent", undefined, { less: { n: 2 } }, true],
      ["less, when the attribute is absent", {}, { less: { n: 2 } }, true],
      ["less, when it is no number", { n: "1" }, { less: { n: 2 } }, false],
      ["less, when it is null", { n: null }, { less: { n: 2 } }, false],
      ["less, as numbers and not as text", { n: 9 }, { less: { n: 10 } }, true],
      ["free, when absent", undefined, { free: 100 }, true],
      ["free, when past its ttl", { ttl: 100 }, { free: 100 }, true],
      ["free, when still kept", { ttl: 101 }, { free: 100 }, false],
      ["free, when kept for ever", {}, { free: 100 }, false],
      ["free, when its ttl is no number", { ttl: "1" }, { free: 100 }, false],
      ["two parts, when one does not hold", { a: 1, by: "y" }, { equals: { a: 1 }, differs: { by: "y" } }, false],
      ["two parts on one attribute, when both hold", { n: 1 }, { equals: { n: 1 }, less: { n: 2 } }, true],
      ["no part at all", { a: 1 }, {}, true],
    ])("%s: is judged alike, alone and among others", async (_name, there, when, holds) => {
      const { put, item, key, outcome } = fresh();
      if (there) await put(item("a", there), item("b", there));
      const wanted = holds ? "accepted" : new Map([[0, there && item("a", there)]]);
      expect(await outcome({ add: key("a"), by: { counted: 0 }, when }, { put: item("z") })).toEqual(wanted);
      expect(await outcome({ put: item("b", { new: true }), when })).toEqual(
        holds ? "accepted" : new Map([[0, there && item("b", there)]]),
      );
    });
  });

  describe("an add", () => {
    test("counts from 0 where there is no item, and makes it", async () => {
      const { get, item, key, outcome } = fresh();
      expect(await outcome({ add: key("a"), by: { n: 3, m: -1 }, set: { name: "x" } })).toBe("accepted");
      expect(await get("a")).toEqual(item("a", { n: 3, m: -1, name: "x" }));
    });
    test("counts on in place and leaves everything else", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a", { n: 1, other: [1], gsi1pk: "x", gsi1sk: "y" }));
      expect(await outcome({ add: key("a"), by: { n: 2, m: 1 } }, { put: item("b") })).toBe("accepted");
      expect(await get("a")).toEqual(item("a", { n: 3, m: 1, other: [1], gsi1pk: "x", gsi1sk: "y" }));
    });
    test("leaves the item in its index, with the new count", async () => {
      const { table, put, item, key, outcome, pk } = fresh();
      await put(item("a", { n: 1, gsi2pk: `${pk}#g`, gsi2sk: "1" }));
      await outcome({ add: key("a"), by: { n: 4 } });
      expect((await table.query({ pk: `${pk}#g`, index: "gsi2", limit: 9 })).items.map((each) => each["n"])).toEqual([5]);
    });
    test("sets texts, numbers and truth values over what was there", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a", { name: ["was a list"], done: null }));
      await outcome({ add: key("a"), by: { n: 1 }, set: { name: "", done: true, at: 5 } });
      expect(await get("a")).toEqual(item("a", { n: 1, name: "", done: true, at: 5 }));
    });
    test("may set without counting", async () => {
      const { get, item, key, outcome } = fresh();
      await outcome({ add: key("a"), by: {}, set: { name: "x" } });
      expect(await get("a")).toEqual(item("a", { name: "x" }));
    });
    test("drops what it names, whatever it is and whether it is there, and leaves everything else", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a", { list: [1], "a.b": 2, kept: "x" }));
      await outcome({ add: key("a"), by: { n: 1 }, set: { more: "y" }, drop: ["list", "a.b", "never"] });
      expect(await get("a")).toEqual(item("a", { kept: "x", n: 1, more: "y" }));
      await outcome({ add: key("b"), by: {}, drop: ["never"] });
      expect(await get("b")).toEqual(item("b"));
    });
    test("adds as on paper: a tenth and two tenths are three tenths", async () => {
      const { get, key, outcome } = fresh();
      const sums = [];
      for (const n of [0.1, 0.2, 1e-7, 1000, -1000.3]) {
        await outcome({ add: key("a"), by: { n } });
        sums.push((await get("a"))?.["n"]);
      }
      expect(sums).toEqual([0.1, 0.3, 0.3000001, 1000.3000001, 0.0000001]);
    });
    test("to more than JavaScript counts exactly is still read as a number, in a refusal too", async () => {
      const { put, get, item, key, outcome } = fresh();
      const n = Number.MAX_SAFE_INTEGER;
      await put(item("a", { n }));
      await outcome({ add: key("a"), by: { n } });
      expect(await get("a")).toEqual(item("a", { n: 2 * n }));
      expect(await outcome({ put: item("a"), when: { absent: true } })).toEqual(new Map([[0, item("a", { n: 2 * n })]]));
    });
    test("counts under any name", async () => {
      const { get, item, key, outcome } = fresh();
      const by = { "nonconformity@2026-12-01": 1, "a.b": 2, "quá hạn": 3, "1": 4, ADD: 5 };
      await outcome({ add: key("a"), by, set: { ":0": "x", "#0": "y" }, when: { less: { "a.b": 9 } } });
      expect(await get("a")).toEqual(item("a", { ...by, ":0": "x", "#0": "y" }));
    });
    test("is refused as any other write", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a", { n: 1 }));
      expect(await outcome({ add: key("a"), by: { n: 1 }, when: { equals: { n: 2 } } })).toEqual(new Map([[0, item("a", { n: 1 })]]));
      expect(await get("a")).toEqual(item("a", { n: 1 }));
    });
    test("of many at once loses none", async () => {
      const { get, key, outcome } = fresh();
      await Promise.all(Array.from({ length: 20 }, () => outcome({ add: key("a"), by: { n: 1 } })));
      expect((await get("a"))?.["n"]).toBe(20);
    });
    test("to what cannot be counted is our fault, and the whole transaction with it", async () => {
      const { put, get, item, key, outcome } = fresh();
      await put(item("a", { n: "one" }));
      expect(await outcome({ put: item("b") }, { add: key("a"), by: { n: 1 } })).toMatchObject({ kind: "broken", code: "table.invalid" });
      expect(await get("b")).toBeUndefined();
    });
    test("that makes the item too large is our fault", async () => {
      const { put, item, key, outcome } = fresh();
      await put(item("a", { text: "x".repeat(300_000) }));
      expect(await outcome({ add: key("a"), by: { n: 1 }, set: { more: "y".repeat(200_000) } })).toMatchObject({ code: "table.invalid" });
    });
  });
});
