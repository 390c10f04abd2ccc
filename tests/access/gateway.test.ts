import { describe, expect, test } from "vitest";
import { gateway } from "../../packages/functions/lambda/gateway.ts";
import { throughGateway } from "../gateway.ts";
import { strangers } from "./callers.ts";
import { askOf, cases, rightful } from "./cases.ts";
import { expectQuiet, expectRefused, expectServed, secretsOf } from "./expectations.ts";
import { aSetting } from "./setting.ts";

/** Every route as a function behind API Gateway answers it: an event in, a result out, nothing else. */
const behindGateway = () =>
  aSetting({ behind: (app) => throughGateway(gateway({ version: "test", open: async () => app, log: () => {} })) });

describe.for(cases.map((c) => [c.name, c] as const))("%s, behind API Gateway", ([, c]) => {
  test("serves whoever has business there, refuses a token that is none, and tells one request's id in answer and log", async () => {
    const w = await behindGateway();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    if (!c.open)
      for (const caller of await strangers(c, w, me)) expectRefused(await w.send(c.line, ask, caller.token), caller, secretsOf(w, ask));
    const answer = await w.send(c.line, ask, me.token);
    expectServed(answer);
    expect(answer.headers.get("x-request-id")).toBe("JKJaXmPLvHcESHA_");
    expect(w.log.at(-1)).toMatchObject({ requestId: "JKJaXmPLvHcESHA_" });
    expectQuiet(w);
  });
});
