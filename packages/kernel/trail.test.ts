import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { entryKey, headKey, home } from "./keys.ts";
import { aWorld, write } from "./note.test-helper.ts";
import type { Item, Json } from "./table/port.ts";
import { append, canonical, headIn, verifyTrail } from "./trail.ts";

describe("the trail", () => {
  let world: ReturnType<typeof aWorld>;
  let place = "";
  const at = async (n: number) => (await world.bare.get(entryKey(place, n)))!;
  const put = (item: Item) => world.bare.transact([{ put: item }]);
  const drop = (n: number) => world.bare.transact([{ delete: entryKey(place, n) }]);
  const head = async () => headIn(await world.bare.get(headKey(place)));
  const faults = async (...anchors: { n: number; hash: string }[]) =>
    (await verifyTrail(world.bare, place, anchors)).map((f) => `${f.fault} ${f.n}`);

  beforeEach(async () => {
    world = aWorld();
    place = home(world.ctx.scope);
    for (let i = 1; i <= 6; i++) await write(world.ctx, { code: `${i}`, text: `Quy trình ${i}` });
  });

  test("as written, it has no fault", async () => expect(await faults(await head())).toEqual([]));
  test("of a place where nothing happened it has none either", async () => {
    place = "P#11.2025#A#agy_none";
    expect(await faults()).toEqual([]);
  });
  test("an edited entry is named", async () => {
    await put({ ...(await at(3)), command: "note.read" });
    expect(await faults()).toEqual(["edited 3"]);
  });
  test.each(["at", "by", "request", "edits", "facts", "prev"])("an entry of which only `%s` was edited is named", async (name) => {
    await put({ ...(await at(6)), [name]: "x" });
    expect(await faults()).toEqual(["edited 6"]);
  });
  test("an entry edited and sealed again breaks the next", async () => {
    const { sk: _s, pk: _p, hash: _h, prev, ...said } = await at(3);
    const { entry } = append(place, { n: 2, hash: String(prev) }, { ...said, command: "note.read" });
    await world.bare.transact([entry]);
    expect(await faults()).toEqual(["rewritten 4"]);
  });
  test("a removed entry is named", async () => {
    await drop(4);
    expect(await faults()).toEqual(["missing 4"]);
  });
  test("the first entry cannot be removed unseen", async () => {
    await drop(1);
    expect(await faults()).toEqual(["missing 1"]);
  });
  test("an inserted entry is named", async () => {
    await put({ ...(await at(4)), sk: `${entryKey(place, 4).sk}x` });
    expect(await faults()).toEqual(["inserted 4"]);
  });
  test("an entry before the first is named", async () => {
    await put({ ...(await at(1)), sk: entryKey(place, 0).sk, n: 0 });
    expect(await faults()).toEqual(["inserted 0"]);
  });
  test("an entry beyond the head is named", async () => {
    const { n, hash } = await head();
    const { entry } = append(place, { n, hash }, { command: "x" });
    await world.bare.transact([entry]);
    expect(await faults()).toEqual(["inserted 7"]);
  });
  test("two entries that changed places are named", async () => {
    const [a, b] = [await at(2), await at(3)];
    await put({ ...a, sk: b.sk });
    await put({ ...b, sk: a.sk });
    expect(await faults()).toEqual(["reordered 2", "reordered 3"]);
  });
  test("a cut tail is named by the head", async () => {
    await drop(6);
    expect(await faults()).toEqual(["truncated 6"]);
  });
  test("a head that was taken away leaves entries that nobody wrote", async () => {
    await world.bare.transact([{ delete: headKey(place) }]);
    expect(await faults()).toEqual(["inserted 1"]);
  });
  test("a cut tail with a head to match is named by the anchor", async () => {
    const anchor = await head();
    await drop(6);
    await put({ ...headKey(place), n: 5, hash: (await at(5))["hash"]! });
    expect(await faults()).toEqual([]);
    expect(await faults(anchor)).toEqual(["truncated 6"]);
  });
  test("a tail rewritten from end to end is named by the anchor", async () => {
    const anchor = await head();
    const { sk: _s, pk: _p, hash: _h, prev, ...said } = await at(6);
    const { entry, move } = append(place, { n: 5, hash: String(prev) }, { ...said, command: "x" });
    await world.bare.transact([entry]);
    await world.bare.transact([{ put: (move as { put: Item }).put }]);
    expect(await faults()).toEqual([]);
    expect(await faults(anchor)).toEqual(["rewritten 6"]);
  });
  test("an anchor within the log goes on holding what came before it", async () => {
    const anchor = { n: 4, hash: String((await at(4))["hash"]) };
    expect(await faults(anchor)).toEqual([]);
    expect(await faults({ ...anchor, hash: "x" })).toEqual(["rewritten 4"]);
  });
});

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
  ),
})).value;
const shuffled = (value: Json): Json =>
  Array.isArray(value)
    ? value.map(shuffled)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([k, v]) => [k, shuffled(v as Json)]),
        )
      : value;

test("the same value has the same text, whatever the order of its attributes; different values have different texts", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonical(shuffled(value))).toBe(canonical(value));
    }),
  );
  fc.assert(
    fc.property(json, json, (a, b) => {
      let same = true;
      try {
        expect(a).toEqual(b);
      } catch {
        same = false;
      }
      expect(canonical(a) === canonical(b)).toBe(same);
    }),
  );
});
