import { whoIsClient } from "@chuan/core/accounts";
import { createClient } from "@chuan/core/clients";
import { describe, expect, test } from "vitest";
import { strangers } from "./callers.ts";
import { askOf, casesAt, rightful } from "./cases.ts";
import { expectQuiet, expectRefused, expectServed, secretsOf } from "./expectations.ts";
import { rows } from "./rows.ts";
import { aSetting, type Setting } from "./setting.ts";

const identity = casesAt("identity").map((c) => [c.name, c] as const);
/** A refused guess is counted in the corner it was made at, and nowhere else. */
const uncounted = (pk: string) => !/^I#[\w-]+#(attempts|trail)$/.test(pk);

async function programOf(w: Setting): Promise<string> {
  const { id } = await createClient(w.desk, { name: "Một cửa", scopes: ["agency:read"] });
  const who = { id, name: "Một cửa", who: whoIsClient(id) };
  return w.tokenOf(who, { level: "province", province: w.province }, "client");
}

describe.for(identity.filter(([, c]) => !c.open))("%s", ([, c]) => {
  test("refuses whoever is not signed in as a person, changes nothing, and serves whoever is", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    const program = { who: "a program", token: await programOf(w), status: 401, code: "access.unauthenticated" };
    const before = w.all();
    for (const caller of [...(await strangers(c, w, me)), program]) {
      expectRefused(await w.send(c.line, ask, caller.token), caller, secretsOf(w, ask));
      expect(w.all(), `${caller.who} changed something`).toEqual(before);
    }
    expectServed(await w.send(c.line, ask, me.token));
    expectQuiet(w);
  });

  test("touches nobody else's corner", async () => {
    const w = await aSetting();
    const [me, other] = [await rightful(c, w), await w.person()];
    const ask = await askOf(c, w, me);
    const corner = (pk: string) => pk.startsWith(`I#${me.who}#`);
    const before = w.all(corner);
    const answer = await w.send(c.line, ask, other.token);
    if (ask.path) expect(answer.status).toBe(404);
    expect(answer.status).toBeLessThan(500);
    expect([me.who, me.email, me.name, me.id].filter((text) => answer.text.includes(text))).toEqual([]);
    expect(w.all(corner)).toEqual(before);
    expectServed(await w.send(c.line, ask, me.token));
    expectQuiet(w);
  });
});

describe.for(identity.filter(([, c]) => c.open))("%s", ([, c]) => {
  test("needs no token and serves whoever proves it, whatever token comes along", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    expectServed(await w.send(c.line, ask, "no-token"));
    expect(w.log).toHaveLength(1);
    expectQuiet(w);
  });
});

const codes = { session: "session.refused", token: "ticket.refused" } as const;
const provable = identity.flatMap(([name, c]) => {
  const { wrong } = rows[c.line];
  return wrong ? [[name, { ...c, wrong }] as const] : [];
});

test.for(provable)("%s refuses a wrong secret, and nothing but its count changes", async ([, c]) => {
  const w = await aSetting();
  const ask = await askOf(c, w, await rightful(c, w));
  const before = w.all(uncounted);
  const code = codes["token" in (ask.input ?? {}) ? "token" : "session"];
  expectRefused(await w.send(c.line, c.wrong(ask)), { status: 401, code }, secretsOf(w, ask));
  expect(w.all(uncounted)).toEqual(before);
  expectServed(await w.send(c.line, ask));
});

test("a refresh token that was bent ends the session it names, for whoever holds it, and tells nothing", async () => {
  const w = await aSetting();
  const me = await w.person();
  const ask = await rows["POST /v1/sessions/refresh"].ask(w, me);
  const bent = { input: { refreshToken: String(ask.input!["refreshToken"]).replace(/.{4}$/, "AAAA") } };
  const others = (pk: string) => uncounted(pk) && pk !== `I#${me.who}#session`;
  const before = w.all(others);
  for (const each of [bent, ask])
    expectRefused(await w.send("POST /v1/sessions/refresh", each), { status: 401, code: "session.ended" }, secretsOf(w, each));
  expect(w.all(others)).toEqual(before);
});

test("signing out with a token that is none changes nothing", async () => {
  const w = await aSetting();
  const me = await w.person();
  const ask = await rows["POST /v1/sessions/end"].ask(w, me);
  const before = w.all();
  const bent = String(ask.input!["refreshToken"]).replace(/.{4}$/, "AAAA");
  expect((await w.send("POST /v1/sessions/end", { input: { refreshToken: bent } })).status).toBe(200);
  expect(w.all()).toEqual(before);
});

test("a forgotten password is asked for alike by whoever is known and whoever is not", async () => {
  const w = await aSetting();
  const me = await w.person();
  const known = await w.send("POST /v1/password/forgot", { input: { email: me.email } });
  const unknown = await w.send("POST /v1/password/forgot", { input: { email: "khong.ai@tinh.gov.vn" } });
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
});
