import { describe, expect, test } from "vitest";
import { freshDynamo, hasDynamo } from "../../../tests/ddb-local.ts";
import type { Ask } from "../amazon/ask.ts";
import type { Op } from "./port.ts";

const a = { pk: "p", sk: "a" };

/** The server does what it is asked, and once told to, of every request the first `times` answers are lost on the way. */
async function unsteady() {
  const network = { times: 0, lost: 0 };
  const tries = new Map<unknown, number>();
  const between =
    (ask: Ask): Ask =>
    async (action, input, signal) => {
      const answer = await ask(action, input, signal);
      const request = (input as { ClientRequestToken?: string }).ClientRequestToken ?? JSON.stringify(input);
      tries.set(request, (tries.get(request) ?? 0) + 1);
      if (tries.get(request)! > network.times) return answer;
      network.lost++;
      throw Object.assign(new Error("the connection ended"), { code: "ECONNRESET" });
    };
  return { table: (await freshDynamo({ between, sleep: async () => {} })).table, network };
}

describe.skipIf(!hasDynamo)("DynamoDB whose answers get lost after it has committed", () => {
  test.each<[string, Op[], Op, object]>([
    ["does not count a lone add twice", [], { add: a, by: { n: 1 } }, { n: 1 }],
    ["does not refuse a lone creation by itself", [], { put: { ...a, n: 1 }, when: { absent: true } }, { n: 1 }],
    [
      "does not refuse a lone change of version by itself",
      [{ put: { ...a, v: 1 } }],
      { put: { ...a, v: 2 }, when: { equals: { v: 1 } } },
      { v: 2 },
    ],
    ["puts a lone item as if once", [], { put: { ...a, n: 1 } }, { n: 1 }],
  ])("%s", async (_, before, op, left) => {
    const { table, network } = await unsteady();
    await table.transact(before);
    network.times = 2;
    await table.transact([op]);
    expect(await table.get(a)).toEqual({ ...a, ...left });
    expect(network.lost).toBe(4);
  });
  test("does not refuse a lone conditional delete by itself", async () => {
    const { table, network } = await unsteady();
    await table.transact([{ put: { ...a, v: 1 } }]);
    network.times = 1;
    await table.transact([{ delete: a, when: { equals: { v: 1 } } }]);
    expect(await table.get(a)).toBeUndefined();
  });
  test("counts 20 concurrent adds in transactions of two, each answered at the second asking, exactly", async () => {
    const { table, network } = await unsteady();
    network.times = 1;
    await Promise.all(Array.from({ length: 20 }, (_, i) => table.transact([{ add: a, by: { n: 1 } }, { put: { pk: "p", sk: `b${i}` } }])));
    expect(await table.get(a)).toEqual({ ...a, n: 20 });
  });
});
