import { accounts, accountSettings } from "@chuan/core/accounts";
import { memoryRing } from "@chuan/core/tokens";
import type { Letter } from "@chuan/core/letters";
import { guard, projector, wholeApp } from "@chuan/functions";
import type { Key, ProvinceKey } from "@chuan/kernel";
import { randomBytes } from "node:crypto";
import { aPlatform } from "./world.ts";

const origin = "https://chuan.test";
const endless = { burst: 1e9, perSecond: 1e9 };
export const password = "bốn con ngựa ô trên đồi";

type Answer = { status: number; body: Record<string, unknown> & { items?: Record<string, unknown>[] }; headers: Headers };

/** The whole platform in memory: all routes behind one door, what follows from the feed, and the mails it would send. */
export function aWhole(now = new Date("2026-11-22T02:00:00Z")) {
  const platform = aPlatform(now);
  const { bare, clock } = platform;
  const settings = { ...accountSettings, scrypt: { N: 16, r: 1, p: 1 } };
  const secrets = { ticketKey: randomBytes(32) };
  const verbs = accounts({ settings, secrets });
  const ring = memoryRing({ clock, rotateDays: 30 });
  const mails: Letter[] = [];
  const post = { send: async (letter: Letter) => void mails.push(letter) };
  const follow = projector({ verbs, secrets, post, origin });
  const errors: unknown[] = [];
  const log = (line: object) => void ("error" in line && errors.push(line));
  const app = wholeApp({
    table: bare,
    clock,
    log,
    verbs: async () => verbs,
    ring,
    settings,
    version: "test",
    guard: guard({ address: endless, user: endless, signIn: endless }, () => "here"),
  });
  const means = { table: bare, clock, requestId: "feed" };
  let cursor = "";
  /** What was delivered so far, to be delivered again. */
  const told: Key[] = [];

  async function settle(): Promise<void> {
    const sums = new Set<ProvinceKey>();
    for (;;) {
      const news = await bare.feed(cursor, 1000);
      if (news.keys.length === 0) break;
      cursor = news.next;
      told.push(...news.keys);
      for (const province of await follow.take(means, news.keys)) sums.add(province);
    }
    await follow.sum(means, sums);
  }

  async function ask(line: string, token?: string, input?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const [method = "", path = ""] = line.split(" ");
    const query = method === "GET" && input ? `?${new URLSearchParams(input as Record<string, string>).toString()}` : "";
    const said = method === "GET" ? {} : { body: JSON.stringify(input ?? {}) };
    const given = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers };
    const response = await app.request(`${path}${query}`, { method, headers: given, ...said });
    return { status: response.status, body: (await response.json()) as Answer["body"], headers: response.headers };
  }

  /** The token in the newest letter to an address. */
  const linkFor = (email: string) => mails.findLast(({ to }) => to === email)?.text.match(/#(\S+)/)?.[1];

  return {
    ...platform,
    verbs,
    secrets,
    settings,
    mails,
    post,
    errors,
    follow,
    told,
    origin,
    settle,
    ask,
    linkFor,
    /** Opens the invitation in the mail, with the password everyone here has, and signs in. @returns an access token */
    async arrives(email: string, workspace?: string): Promise<string> {
      await settle();
      await ask("POST /v1/invitations/accept", undefined, { token: linkFor(email), password });
      await settle();
      return this.signsIn(email, workspace);
    },
    async signsIn(email: string, workspace?: string): Promise<string> {
      const { body } = await ask("POST /v1/sessions", undefined, { email, password, ...(workspace ? { workspace } : {}) });
      return String(body["accessToken"]);
    },
  };
}
export type Whole = ReturnType<typeof aWhole>;
