import { describe, expect, test } from "vitest";
import { onBothEngines, type Place } from "./engines.test-helper.ts";
import { indexes } from "./port.ts";

const sks = ["a", "b", "c", "ñ", "đ"];

onBothEngines("a query", (fresh) => {
  const withFive = async (): Promise<Place> => {
    const place = fresh();
    await place.put(...sks.map((sk) => place.item(sk)));
    return place;
  };

  test("of nothing is empty, without a next page", async () => {
    const { table, pk } = fresh();
    expect(await table.query({ pk, limit: 10 })).toEqual({ items: [] });
  });
  test("returns its partition alone", async () => {
    const { put, pk, sks: found } = await withFive();
    await put({ pk: `${pk}0`, sk: "other" }, { pk: pk.slice(0, -1), sk: "other" });
    expect(await found()).toBe("a,b,c,ñ,đ");
  });
  test("orders by the bytes of the sort key, also beyond U+FFFF", async () => {
    const { put, item, sks: found } = fresh();
    await put(...["\u{1F600}", "\uFFFD", "B", "a", "A", "aa", "Z#", "~", "é", "a\u0000"].map((sk) => item(sk)));
    expect(await found()).toBe(["A", "B", "Z#", "a", "a\u0000", "aa", "~", "é", "\uFFFD", "\u{1F600}"].join());
  });
  test("orders digits as text", async () => {
    const { put, item, sks: found } = fresh();
    await put(...["10", "9", "1"].map((sk) => item(sk)));
    expect(await found()).toBe("1,10,9");
  });
  test("may run newest first", async () => expect(await (await withFive()).sks({ limit: 2, newestFirst: true })).toBe("đ,ñ"));
  test("takes both ends of a range in", async () => expect(await (await withFive()).sks({ from: "b", to: "c" })).toBe("b,c"));
  test("may have a beginning only", async () => expect(await (await withFive()).sks({ from: "c" })).toBe("c,ñ,đ"));
  test("may have an end only", async () => expect(await (await withFive()).sks({ to: "b" })).toBe("a,b"));
  test("newest first takes both ends in as well", async () =>
    expect(await (await withFive()).sks({ from: "b", to: "ñ", newestFirst: true })).toBe("ñ,c,b"));
  test("an empty beginning is the beginning", async () => expect(await (await withFive()).sks({ from: "", to: "b" })).toBe("a,b"));
  test("an empty end leaves nothing", async () => expect(await (await withFive()).sks({ to: "" })).toBe(""));
  test("a range whose ends are swapped is empty", async () => expect(await (await withFive()).sks({ from: "c", to: "b" })).toBe(""));
  test("a range may end beyond U+FFFF, where JavaScript's own order would call its ends swapped", async () => {
    const { put, item, sks: found } = fresh();
    await put(item("\uFFFD"), item("\u{1F600}"));
    expect(await found({ from: "\uFFFD", to: "\u{1F600}" })).toBe("\uFFFD,\u{1F600}");
  });
  test("a range without an end reaches the last character there is", async () => {
    const { put, item, sks: found } = fresh();
    await put(item("\u{10FFFF}\u{10FFFF}"));
    expect(await found({ from: "a" })).toBe("\u{10FFFF}\u{10FFFF}");
  });
  test.each([
    [1, false],
    [2, false],
    [5, false],
    [1, true],
    [2, true],
  ])("pages of %d neither leave out nor repeat (newest first: %s)", async (limit, newestFirst) => {
    const { paged } = await withFive();
    expect(await paged({ limit, newestFirst })).toEqual(newestFirst ? sks.toReversed() : sks);
  });
  test("pages keep to their range", async () => {
    const { paged } = await withFive();
    expect(await paged({ from: "b", to: "ñ", limit: 1 })).toEqual(["b", "c", "ñ"]);
    expect(await paged({ from: "b", to: "ñ", limit: 1, newestFirst: true })).toEqual(["ñ", "c", "b"]);
  });
  test("goes on after an item that has gone meanwhile", async () => {
    const { table, pk, key } = await withFive();
    const first = await table.query({ pk, limit: 2 });
    await table.transact([{ delete: key("b") }]);
    const rest = await table.query({ pk, limit: 9, after: first.next! });
    expect(rest.items.map(({ sk }) => sk)).toEqual(["c", "ñ", "đ"]);
  });
  test("a whole item serves as the place to go on after", async () => {
    const { table, pk, item } = await withFive();
    expect((await table.query({ pk, limit: 1, after: item("b", { more: 1 }) })).items[0]?.sk).toBe("c");
  });
  test("the place to go on after is keys alone, whatever the item holds", async () => {
    const { table, put, pk, item } = fresh();
    await put(item("a", { secret: 1, gsi1pk: `${pk}#g`, gsi1sk: "1", gsi2pk: "x", gsi2sk: "y" }), item("b"));
    expect((await table.query({ pk, limit: 1 })).next).toEqual({ pk, sk: "a" });
    expect((await table.query({ pk: `${pk}#g`, index: "gsi1", limit: 1 })).next).toEqual({ pk, sk: "a", gsi1pk: `${pk}#g`, gsi1sk: "1" });
  });
  test("a page ends at about 1 MB, and the next goes on", async () => {
    const { table, put, pk, item, paged } = fresh();
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    for (const sk of names) await put(item(sk, { text: "x".repeat(300_000) }));
    const first = await table.query({ pk, limit: 100 });
    expect(first.items).toHaveLength(4);
    expect(first.next).toEqual({ pk, sk: "d" });
    expect(await paged({ limit: 100 })).toEqual(names);
    expect(await paged({ limit: 100, newestFirst: true })).toEqual(names.toReversed());
  });

  describe.each(indexes)("of %s", (index) => {
    const [p, s] = [`${index}pk`, `${index}sk`];
    const indexed = async () => {
      const place = fresh();
      const g = `${place.pk}#g`;
      await place.put(...sks.map((sk, i) => place.item(sk, { [p]: g, [s]: `${5 - i}`, n: i })));
      return { ...place, g };
    };
    test("orders by its own sort key and returns whole items", async () => {
      const { table, g, item } = await indexed();
      const { items } = await table.query({ pk: g, index, limit: 2 });
      expect(items).toEqual([item("đ", { [p]: g, [s]: "1", n: 4 }), item("ñ", { [p]: g, [s]: "2", n: 3 })]);
    });
    test("takes ranges, direction and pages as the table does", async () => {
      const { paged, g } = await indexed();
      expect(await paged({ pk: g, index, from: "2", to: "4", limit: 1 })).toEqual(["ñ", "c", "b"]);
      expect(await paged({ pk: g, index, from: "2", to: "4", limit: 2, newestFirst: true })).toEqual(["b", "c", "ñ"]);
    });
    test.each([false, true])("pages through equal sort keys (newest first: %s)", async (newestFirst) => {
      const { put, item, paged, pk } = fresh();
      await put(...sks.map((sk) => item(sk, { [p]: `${pk}#g`, [s]: "same" })));
      expect((await paged({ pk: `${pk}#g`, index, limit: 2, newestFirst })).toSorted()).toEqual(sks.toSorted());
    });
    test("finds items of several partitions", async () => {
      const { table, put, pk } = fresh();
      await put({ pk: `${pk}x`, sk: "a", [p]: pk, [s]: "1" }, { pk: `${pk}y`, sk: "a", [p]: pk, [s]: "2" });
      expect((await table.query({ pk, index, limit: 9 })).items.map((each) => each.pk)).toEqual([`${pk}x`, `${pk}y`]);
    });
    test("does not find what left it, was deleted, or moved", async () => {
      const { put, item, key, outcome, g, sks: found } = await indexed();
      await put(item("a"), item("b", { [p]: `${g}2`, [s]: "1" }));
      await outcome({ delete: key("c") });
      expect(await found({ pk: g, index })).toBe("đ,ñ");
      expect(await found({ pk: `${g}2`, index })).toBe("b");
    });
    test("has only what has both of its attributes", async () => {
      const { put, item, pk, sks: found } = fresh();
      await put(item("a", { [p]: `${pk}#g` }), item("b", { [s]: "1" }), item("c", { [p]: `${pk}#g`, [s]: "1" }));
      expect(await found({ pk: `${pk}#g`, index })).toBe("c");
    });
    test("knows nothing of the other index", async () => {
      const { g, sks: found } = await indexed();
      expect(await found({ pk: g, index: index === "gsi1" ? "gsi2" : "gsi1" })).toBe("");
    });
  });
});
