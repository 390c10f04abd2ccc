import { describe, expect, test } from "vitest";
import { onBothEngines, type Place } from "./engines.test-helper.ts";
import type { Table } from "./port.ts";

const patienceMs = 20_000;

/** Reads on until `enough` keys of the place have come, then once more: what comes too much is seen as well. */
async function told({ table, pk }: Place, enough: number, limit = 1000, cursor = "") {
  const seen: string[] = [];
  for (const end = Date.now() + patienceMs; seen.length < enough && Date.now() < end;) cursor = await more(cursor);
  cursor = await more(cursor);
  return { sks: seen, cursor };

  async function more(from: string) {
    const news = await table.feed(from, limit);
    expect(news.keys.length).toBeLessThanOrEqual(limit);
    seen.push(...news.keys.filter((key) => key.pk === pk).map(({ sk }) => sk));
    return news.next;
  }
}
async function now(table: Table): Promise<string> {
  let cursor = "";
  for (let news = await table.feed("", 1000); ; news = await table.feed(cursor, 1000)) {
    cursor = news.next;
    if (news.keys.length === 0) return cursor;
  }
}

onBothEngines("the feed", (fresh) => {
  test("tells every key written, put, counted or deleted", async () => {
    const place = fresh();
    await place.put(place.item("a"), place.item("b"));
    await place.outcome({ add: place.key("c"), by: { n: 1 } });
    await place.outcome({ delete: place.key("a") });
    expect((await told(place, 4)).sks.toSorted()).toEqual(["a", "a", "b", "c"]);
  });
  test("tells nothing of what was refused, checked, or not there to delete", async () => {
    const place = fresh();
    await place.outcome({ put: place.item("a") }, { check: place.key("x"), when: { equals: { n: 1 } } });
    await place.outcome({ delete: place.key("none") });
    await place.outcome({ put: place.item("b") }, { check: place.key("x"), when: { absent: true } });
    expect((await told(place, 1)).sks).toEqual(["b"]);
  });
  test("goes on from its cursor, and is silent once all is told", async () => {
    const place = fresh();
    await place.put(place.item("a"));
    const { cursor } = await told(place, 1);
    expect((await told(place, 0, 1000, cursor)).sks).toEqual([]);
    await place.put(place.item("b"));
    expect((await told(place, 1, 1000, cursor)).sks).toEqual(["b"]);
  });
  test("tells again what lies after an old cursor", async () => {
    const place = fresh();
    const cursor = await now(place.table);
    await place.put(place.item("a"));
    for (const _ of [1, 2]) expect((await told(place, 1, 1000, cursor)).sks).toEqual(["a"]);
  });
  test("tells all in pages, however small", async () => {
    const place = fresh();
    const sks = ["a", "b", "c", "d", "e", "f", "g"];
    const cursor = await now(place.table);
    await place.put(...sks.map((sk) => place.item(sk)));
    expect((await told(place, 7, 2, cursor)).sks.toSorted()).toEqual(sks);
  });
  describe("its cursor", () => {
    test("does not grow with what was told", async () => {
      const place = fresh();
      for (let i = 0; i < 30; i++) await place.put(place.item(`${i}`));
      expect((await told(place, 30)).cursor.length).toBeLessThan(1000);
    });
    test("that is none is our fault", async () => {
      await expect(fresh().table.feed("not a cursor", 10)).rejects.toMatchObject({ kind: "broken", code: "table.bad_cursor" });
    });
    test("with a limit of nothing is our fault", async () => {
      await expect(fresh().table.feed("", 0)).rejects.toMatchObject({ code: "table.bad_limit" });
    });
  });
});
