import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import { freshDynamo, hasDynamo } from "../../../tests/ddb-local.ts";
import type { Op } from "./port.ts";

const a = { pk: "p", sk: "a" };

/** The server does what it is asked, and of every request the first `times` answers are lost on the way. */
function loseAnswers(client: DynamoDBClient, times: number): { lost: number } {
  const count = { lost: 0 };
  const tries = new Map<unknown, number>();
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const request = (args.input as { ClientRequestToken?: string }).ClientRequestToken ?? JSON.stringify(args.input);
      tries.set(request, (tries.get(request) ?? 0) + 1);
      if (tries.get(request)! > times) return answer;
      count.lost++;
      throw Object.assign(new Error("the connection ended"), { code: "ECONNRESET" });
    },
    { step: "initialize" },
  );
  return count;
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
    const { table, client } = await freshDynamo({ sleep: async () => {} });
    await table.transact(before);
    const count = loseAnswers(client, 2);
    await table.transact([op]);
    expect(await table.get(a)).toEqual({ ...a, ...left });
    expect(count.lost).toBe(4);
  });
  test("does not refuse a lone conditional delete by itself", async () => {
    const { table, client } = await freshDynamo({ sleep: async () => {} });
    await table.transact([{ put: { ...a, v: 1 } }]);
    loseAnswers(client, 1);
    await table.transact([{ delete: a, when: { equals: { v: 1 } } }]);
    expect(await table.get(a)).toBeUndefined();
  });
  test("counts 20 concurrent adds in transactions of two, each answered at the second asking, exactly", async () => {
    const { table, client } = await freshDynamo({ sleep: async () => {} });
    loseAnswers(client, 1);
    await Promise.all(Array.from({ length: 20 }, (_, i) => table.transact([{ add: a, by: { n: 1 } }, { put: { pk: "p", sk: `b${i}` } }])));
    expect(await table.get(a)).toEqual({ ...a, n: 20 });
  });
});
