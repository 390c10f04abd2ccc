import { type Actor, enter, type IdentityCtx, metered, type Table } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { createHook } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { MemberId } from "../people/index.ts";
import { accounts, accountSettings, type AccountSettings, anonymous, selfActor, ticketToken, whoIs } from "./index.ts";

/** Parts for the tests of this folder: every test makes a world of its own. */
export const minutes = (n: number) => n * 60_000;
export const good = "bốn con ngựa ô";
export const job: Actor = {
  type: "job",
  id: "identity",
  can: new Map([
    ["account:link", { role: "job:identity" }],
    ["mail:send", { role: "job:identity" }],
  ]),
};
export const member = MemberId.from("người thử");
export const anAgency = (letter: string) => `agy_${letter.repeat(26)}`;

export function aWorld(own: Partial<AccountSettings> = {}, secrets = { ticketKey: randomBytes(32) }, bare = sqliteTable(":memory:")) {
  const settings = { ...accountSettings, scrypt: { N: 16, r: 1, p: 1 }, ...own };
  const verbs = accounts({ settings, secrets });
  let now = Date.parse("2026-11-22T02:00:00.000Z");
  const meter = metered(bare);
  const world = {
    verbs,
    settings,
    secrets,
    bare,
    meter,
    clock: () => new Date(now),
    pass: (ms: number) => void (now += ms),
    at: (who: string, actor: Actor, table: Table = meter.table): IdentityCtx =>
      enter({ scope: { level: "identity", who }, actor, table, clock: () => new Date(now), requestId: "req" }),
    stranger: (email: string, table?: Table) => world.at(whoIs(email), anonymous, table),
    self: (email: string, table?: Table) => world.at(whoIs(email), selfActor({ id: `acc_${whoIs(email)}` }), table),
    asJob: (email: string, table?: Table) => world.at(whoIs(email), job, table),
    items: (email: string, noun: string) => bare.dump().filter((item) => item.pk === `I#${whoIs(email)}#${noun}`),
    trail: (email: string) => world.items(email, "trail").filter((item) => item.sk !== "HEAD"),
    tokens: (email: string) => world.items(email, "ticket").map((ticket) => ticketToken(secrets, whoIs(email), ticket.sk)),
  };
  return world;
}
export type World = ReturnType<typeof aWorld>;

let people = 0;
export const anEmail = () => `nguoi.${++people}@tinh.gov.vn`;
export const invitation = (email: string, more: object = {}) => ({
  email,
  name: "Nguyễn An",
  workspace: "22.2025",
  member,
  roles: ["staff"],
  place: { agency: anAgency("A"), name: "Chi cục A" },
  round: 1,
  ...more,
});

/** A person who accepted an invitation. */
export async function aPerson(world: World, password = good, more: object = {}): Promise<string> {
  const email = anEmail();
  await world.verbs.invite(world.asJob(email), invitation(email, more));
  await world.verbs.acceptInvitation(world.stranger(email), { token: world.tokens(email)[0]!, password });
  return email;
}
export const signInAs = (world: World, email: string, more: object = {}) =>
  world.verbs.signIn(world.stranger(email), { email, password: good, ...more });

/** A table on which something else happens between a call's decision and its first write. */
export function beforeFirstWrite(table: Table, meanwhile: () => Promise<unknown>): Table {
  let first = true;
  const transact: Table["transact"] = async (ops) => {
    if (first) {
      first = false;
      await meanwhile();
    }
    return table.transact(ops);
  };
  return { ...table, transact };
}

/** Counts the calls to a table. */
export function counted(table: Table) {
  const calls: Record<string, number> = {};
  const count =
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A) => {
      calls[name] = (calls[name] ?? 0) + 1;
      return call(...args);
    };
  const { get, batchGet, query, transact, feed } = table;
  const counting: Table = {
    get: count("get", get),
    batchGet: count("batchGet", batchGet),
    query: count("query", query),
    transact: count("transact", transact),
    feed,
  };
  return { table: counting, calls };
}

/** How often scrypt was started while `work` ran, by Node's own account. */
export async function scryptRuns(work: () => Promise<unknown>): Promise<number> {
  let runs = 0;
  const hook = createHook({ init: (_, type) => void (runs += type === "SCRYPTREQUEST" ? 1 : 0) }).enable();
  await work();
  hook.disable();
  return runs;
}
