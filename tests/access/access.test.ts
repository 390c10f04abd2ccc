import { close } from "@chuan/core/agencies";
import { resume, suspend } from "@chuan/core/provinces";
import { describe, expect, test } from "vitest";
import { type Case, casesAt, askOf, rightful } from "./cases.ts";
import { type Caller, former, neighbours, otherRooms, powerless, programs, strangers, twin } from "./callers.ts";
import { expectQuiet, expectRefused, expectServed, secretsOf } from "./expectations.ts";
import { type Ask, aSetting, type Setting, type Someone } from "./setting.ts";

const reason = "Chưa thanh toán.";

/** Each of them is told so and nothing changes; then the rightful caller sends the very same and is served. */
async function refuse(c: Case, w: Setting, me: Someone, ask: Ask, callers: readonly Caller[]): Promise<void> {
  const secrets = secretsOf(w, ask);
  const before = w.all();
  for (const caller of callers) {
    const answer = await w.send(c.line, ask, caller.token);
    expect.soft({ who: caller.who, ...seen(answer) }).toEqual({ who: caller.who, status: caller.status, code: caller.code });
    expectRefused(answer, caller, secrets);
    expect(w.all(), `${caller.who} changed something`).toEqual(before);
  }
  expectServed(await w.send(c.line, ask, me.token));
}
const seen = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({ status, code: body["code"] });

describe.for(casesAt("agency", "province").map((c) => [c.name, c] as const))("%s", ([, c]) => {
  test("refuses whoever has no business there, changes nothing, and serves whoever has", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    const within = [powerless(c, w), neighbours(c, w), former(c, w, me), programs(c, w)];
    const callers = [strangers(c, w, me), otherRooms(c, w), ...within];
    const all = (await Promise.all(callers)).flat();
    await refuse(c, w, me, ask, all);
    expect(w.log).toHaveLength(all.length + 1);
    expectQuiet(w);
  });

  test("knows nothing of another province's records, whatever id and role its people have", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    const other = await twin(c, w, me);
    const mine = w.all(w.mine);
    const ids = [...new Set(mine.join("\n").match(/[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}/g))].filter((id) => id !== me.id);
    const speaksOfMine = ids.some((id) => JSON.stringify(ask).includes(id));
    const answer = await w.send(c.line, ask, other.token);
    if (speaksOfMine) expect(answer.status).toBe(404);
    else expect([200, 404, 409, 422]).toContain(answer.status);
    const unsent = [...ids.filter((id) => !JSON.stringify(ask).includes(id)), w.province];
    expect(unsent.filter((id) => answer.text.includes(id))).toEqual([]);
    expect(w.all(w.mine)).toEqual(mine);
    expectServed(await w.send(c.line, ask, me.token));
    expectQuiet(w);
  });

  test("can be read and not written while the province is suspended", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    await suspend(w.operator, { province: w.province, reason });
    const before = w.all();
    const answer = await w.send(c.line, ask, me.token);
    if (c.verb.does === "command") expectRefused(answer, { status: 403, code: "workspace.suspended" }, secretsOf(w, ask));
    else expect(answer.status).toBe(200);
    expect(w.all()).toEqual(before);
    await resume(w.operator, { province: w.province, reason });
    expectServed(await w.send(c.line, ask, me.token));
    expectQuiet(w);
  });
});

describe.for(casesAt("agency").map((c) => [c.name, c] as const))("%s", ([, c]) => {
  test("can be read and not written once the agency is closed", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    await close(w.desk, { id: w.here.scope.agency, reason });
    const before = w.all();
    const answer = await w.send(c.line, ask, me.token);
    if (c.verb.does === "command") expectRefused(answer, { status: 409, code: "agency.closed" }, secretsOf(w, ask));
    else expect(answer.status).toBe(200);
    expect(w.all()).toEqual(before);
  });
});

describe.for(casesAt("national", "operator").map((c) => [c.name, c] as const))("%s", ([, c]) => {
  test("refuses whoever has no business there, changes nothing, and serves whoever has", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    // An analyst's roles come with the token and run on for its few minutes: the national function reads nothing but sums.
    const callers = [strangers(c, w, me), otherRooms(c, w), powerless(c, w), ...(c.verb.reach === "operator" ? [former(c, w, me)] : [])];
    const all = (await Promise.all(callers)).flat();
    await refuse(c, w, me, ask, all);
    expect(w.log).toHaveLength(all.length + 1);
    expectQuiet(w);
  });
});
