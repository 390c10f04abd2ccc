import { accountSettings } from "@chuan/core/accounts";
import { type AccessClaims, mintAccess } from "@chuan/core/tokens";
import { create } from "@chuan/core/agencies";
import { guard, wholeApp } from "@chuan/functions";
import { Hono } from "hono";
import { aSetting, ring, verbs } from "../access/setting.ts";
import type { Section } from "./bench.ts";
import { aCountry } from "./country.ts";

const [rounds, each] = [30, 20];
const endless = { burst: 1e9, perSecond: 1e9 };

/** CPU of warm requests through everything but the socket: token, admission, verb, table, answer. */
export async function requests(): Promise<Section> {
  const w = await aSetting();
  const lead = await w.member(w.desk, "province_lead");
  for (let n = 0; n < 100; n++) await create(w.desk, { code: `X.${n}`, name: `Xã ${n}`, type: "commune" });
  await w.settle();
  await aCountry(w.bare, 4000, 60);
  const { bare: table, clock } = w;
  const open = guard({ address: endless, user: endless, signIn: endless }, () => "here");
  const app = wholeApp({
    table,
    clock,
    log: () => {},
    verbs: async () => verbs,
    ring,
    settings: accountSettings,
    version: "bench",
    guard: open,
  });
  const analyst: AccessClaims = { sub: "x", who: "x", sid: "x", kind: "user", name: "x", level: "national", roles: ["national_analyst"] };
  const nation = await mintAccess(ring, analyst, 10, clock());
  const plain = new Hono().get("/x", (c) => c.json({ ok: true }));

  const ask = async (path: string, token: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await app.request(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.text();
  };
  let turn = 0;
  const kinds: readonly [name: string, call: () => Promise<unknown>][] = [
    ["a bare Hono route", async () => (await plain.request("/x")).text()],
    ["a read", () => ask(`/v1/agencies/${w.here.scope.agency}`, lead.token)],
    ["a list of 20", () => ask("/v1/agencies?limit=20", lead.token)],
    [
      "a write",
      () => {
        turn += 1;
        return ask(`/v1/agencies/${w.there.scope.agency}/reclassify`, lead.token, { obligation: turn % 2 ? "mandatory" : "encouraged" });
      },
    ],
    ["the nation's question, 4,000 agencies", () => ask("/v1/national/aggregates", nation)],
  ];
  const spent = await interleaved(kinds.map(([, call]) => call));
  const bare = spent[0]!;
  const rows = kinds.map(([name], i) => ({ request: name, "CPU ms": spent[i]!.toFixed(3), "× bare route": (spent[i]! / bare).toFixed(1) }));
  return { title: "Warm requests (CPU of this process, in memory)", rows, wrong: [] };
}

/** Milliseconds of CPU for each call, taken in turns, so that whatever slows the machine slows them all. */
async function interleaved(calls: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const spent = calls.map(() => 0);
  for (let round = -5; round < rounds; round++)
    for (const [i, call] of calls.entries()) {
      const before = process.cpuUsage();
      for (let n = 0; n < each; n++) await call();
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) spent[i]! += (user + system) / 1000;
    }
  return spent.map((sum) => sum / (rounds * each));
}
