import { type RoleName, roleOf } from "@chuan/core/access";
import { accounts, accountSettings, anonymous, ticketToken, whoIs } from "@chuan/core/accounts";
import { type AccessClaims, memoryRing, mintAccess } from "@chuan/core/tokens";
import { create } from "@chuan/core/agencies";
import * as people from "@chuan/core/people";
import { allRoutes, clerk, guard, type Logged, sums, wholeApp } from "@chuan/functions";
import {
  type AgencyCtx,
  enter,
  type IdentityCtx,
  keys,
  type OperatorCtx,
  type ProvinceCtx,
  type ProvinceKey,
  type Table,
} from "@chuan/kernel";
import type { Hono } from "hono";
import { randomBytes, randomUUID } from "node:crypto";
import { anActor, aPlatform, aProvince, aProvinceKey, at } from "../world.ts";
import { type Seen, spying } from "./spying.ts";

/** One day for all: costs and documents come out the same whenever they are made. */
export const today = new Date("2026-11-22T02:00:00.000Z");
const settings = { ...accountSettings, scrypt: { N: 16, r: 1, p: 1 } };
export const password = "bốn con ngựa ô";
export const secrets = { ticketKey: randomBytes(32) };
export const verbs = accounts({ settings, secrets });
export const ring = memoryRing({ clock: () => today, rotateDays: 30 });
export const otherRing = memoryRing({ clock: () => today, rotateDays: 30 });

export const routes = await allRoutes(async () => verbs);
export type Line = keyof typeof routes;
export const lines = Object.keys(routes) as Line[];

/** What a caller sends: what stands in the path, and the rest as query or body. */
export type Ask = { path?: { readonly [name: string]: string }; input?: { readonly [name: string]: unknown } };
export type Answer = { status: number; text: string; body: Record<string, unknown>; headers: Headers };
export type Someone = { id: string; name: string; email: string; who: string; role: RoleName; token: string };
export type Room = Pick<AccessClaims, "level"> & Partial<Pick<AccessClaims, "province" | "agency" | "roles">>;
const endless = { burst: 1e9, perSecond: 1e9 };

type App = { request: (path: string, init?: RequestInit) => Response | Promise<Response> };
type Options = { province?: ProvinceKey; through?: (table: Table) => Table; at?: Date; behind?: (app: Hono) => App };

/** A platform behind HTTP with one province of two agencies, and as many people in it as a test asks for. */
export async function aSetting({
  province = aProvinceKey(),
  through = (table) => table,
  at: now = today,
  behind: door = (app) => app,
}: Options = {}) {
  const platform = aPlatform(now);
  const { bare, clock } = platform;
  const seen: Seen[] = [];
  const summed: Seen[] = [];
  const attended: Seen[] = [];
  const log: (Logged | { error: string; requestId: string; at: string })[] = [];
  const parts = {
    files: platform.files,
    clock,
    log: (line: (typeof log)[number]) => void log.push(line),
    verbs: async () => verbs,
    ring,
    settings,
    version: "test",
  };
  const table = through(spying(bare, seen));
  const whole = wholeApp({ ...parts, table, guard: guard({ address: endless, user: endless, signIn: endless }, () => "here") });
  const app = door(whole);
  const attend = clerk({ verbs, secrets, post: { send: async () => {} }, origin: "https://chuan.test" });
  const means = { table: bare, files: platform.files, clock, requestId: "test" };
  const [summing, attending] = [summed, attended].map((notes) => ({ ...means, table: spying(bare, notes) })) as [
    typeof means,
    typeof means,
  ];
  const desk: ProvinceCtx = await aProvince(platform, province);
  const agencyOf = async (code: string) =>
    create(desk, { code, name: `Sở ${code} ${randomUUID()}`, type: "department", validFrom: "2026-01-05" });
  const [a, b] = [await agencyOf("SO.A"), await agencyOf("SO.B")];
  const [here, there] = [at(desk, a.id), at(desk, b.id)];
  let fed = "";
  let count = 0;

  const tokenOf = (who: Pick<Someone, "id" | "name" | "who">, room: Room, kind: "user" | "client" = "user") =>
    mintAccess(
      ring,
      { sub: who.id, who: who.who, sid: "ses_test", kind, name: who.name, confirmedAt: now.toISOString(), ...room },
      10,
      now,
    );

  /** A person who was invited with this role and has accepted: at the desk, in an agency, or of the platform. */
  async function member(ctx: ProvinceCtx | AgencyCtx | OperatorCtx, role: RoleName): Promise<Someone> {
    const name = `Phạm ${randomUUID()}`;
    const email = `nguoi.${++count}.${randomBytes(4).toString("hex")}@tinh.gov.vn`;
    // Safe: the role is of the level of the place.
    const input = { email, name, roles: [role] as never };
    const { id } = await inviteAt(ctx, input);
    const who = { id, name, email, who: whoIs(email), role };
    return { ...who, token: await tokenOf(who, roomOf(ctx, role)) };
  }

  const setting = {
    ...platform,
    platform,
    province,
    desk,
    here,
    there,
    /** What requests asked of the table, and what the projector and the clerk did. */
    seen,
    summed,
    attended,
    log,
    whole,
    app,
    means,
    member,
    tokenOf,
    ring,

    /** Sums, directory and mail follow from what was committed. */
    async settle() {
      const moved = new Set<ProvinceKey>();
      for (;;) {
        const news = await bare.feed(fed, 1000);
        if (news.keys.length === 0) break;
        fed = news.next;
        for (const key of await sums.fold(summing, news.keys)) moved.add(key);
        await attend(attending, news.keys);
      }
      await sums.sum(summing, moved);
    },

    corner: (who: string, actor = anonymous): IdentityCtx => enter({ ...means, actor, scope: { level: "identity", who } }),
    /** The token of the newest mail that waits in a person's corner. */
    async mailed(who: string, purpose: "invitation" | "reset" = "invitation") {
      await setting.settle();
      const ticket = bare.dump().findLast((item) => item.pk === `I#${who}#ticket` && item["purpose"] === purpose);
      return ticketToken(secrets, who, ticket!.sk);
    },
    /** A person of the first agency with an account and a password. */
    async person(): Promise<Someone> {
      const someone = await member(here, "staff");
      await verbs.acceptInvitation(setting.corner(someone.who), { token: await setting.mailed(someone.who), password });
      await setting.settle();
      return { ...someone, token: await tokenOf({ ...someone, id: `acc_${someone.who}` }, { level: "account" }) };
    },

    async send(line: Line, ask: Ask, token?: string, headers: Record<string, string> = {}): Promise<Answer> {
      const [method = "", pattern = ""] = line.split(" ");
      const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ask.path?.[name] ?? ""));
      const query = method === "GET" ? `?${new URLSearchParams((ask.input ?? {}) as Record<string, string>).toString()}` : "";
      const body = method === "GET" ? {} : { body: JSON.stringify(ask.input ?? {}) };
      const said = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers };
      return told(await app.request(`${path}${query}`, { method, headers: said, ...body }));
    },
    /** Everything stored, as text, item by item. */
    all: (counts: (pk: string) => boolean = () => true) =>
      bare
        .dump()
        .filter(({ pk }) => counts(pk))
        .map((item) => JSON.stringify(item)),
    mine: (pk: string) => pk.startsWith(`P#${province}#`),
  };
  return setting;
}
export type Setting = Awaited<ReturnType<typeof aSetting>>;

export async function told(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, text, body: json ? (JSON.parse(text) as Record<string, unknown>) : {}, headers: response.headers };
}

type Invitation = { email: string; name: string; roles: never };
async function inviteAt(ctx: ProvinceCtx | AgencyCtx | OperatorCtx, input: Invitation): Promise<{ id: string }> {
  // Safe: each branch has looked at the scope's level.
  if (ctx.scope.level === "agency") {
    const invited = await people.inviteToAgency(ctx as AgencyCtx, input);
    return people.activateInAgency(ctx as AgencyCtx, { id: invited.id });
  }
  if (ctx.scope.level === "province") {
    const invited = await people.inviteToProvince(ctx as ProvinceCtx, input);
    return people.activateInProvince(ctx as ProvinceCtx, { id: invited.id });
  }
  const invited = await people.inviteToPlatform(ctx as OperatorCtx, input);
  return people.activateOnPlatform(ctx as OperatorCtx, { id: invited.id });
}

export function roomOf(ctx: ProvinceCtx | AgencyCtx | OperatorCtx, role: RoleName): Room {
  if (ctx.scope.level === "operator")
    return roleOf(role).level === "national" ? { level: "national", roles: [role] } : { level: "operator" };
  const agency = "agency" in ctx.scope ? { agency: ctx.scope.agency } : {};
  return { level: "province", province: ctx.scope.province, ...agency };
}

export const anEmail = () => `moi.${randomBytes(6).toString("hex")}@tinh.gov.vn`;
export { anActor, keys };
