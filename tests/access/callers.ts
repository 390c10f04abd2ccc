import { whoIsClient } from "@chuan/core/accounts";
import { mintAccess } from "@chuan/core/tokens";
import { createClient, revokeClient } from "@chuan/core/clients";
import { deactivateInAgency, deactivateInProvince, deactivateOnPlatform, type Member } from "@chuan/core/people";
import { verbsOf } from "@chuan/functions";
import { keys, type ProvinceKey } from "@chuan/kernel";
import { aProvince, aProvinceKey } from "../world.ts";
import { type Case, holders } from "./cases.ts";
import { otherRing, roomOf, type Room, routes, type Setting, type Someone, today } from "./setting.ts";

/** Someone who has no business with a case, and how they are told so. */
export type Caller = { who: string; token?: string; status: number; code: string };
const refusal = (status: number, code: string) => ({ status, code });
const notHere = (c: Case) => (c.verb.reach === "agency" ? refusal(404, "agency.not_found") : refusal(403, "access.forbidden"));
const wrongRoom = (c: Case) =>
  refusal(403, { national: "access.not_national", operator: "access.not_operator" }[c.verb.reach as string] ?? "access.other_room");

const claimsOf = (c: Case, w: Setting, me: Someone): Room =>
  c.verb.reach === "identity" ? { level: "account" } : roomOf(placeOf(c, w), me.role);
export const placeOf = (c: Case, w: Setting) => ({ agency: w.here, province: w.desk })[c.verb.reach as string] ?? w.operator;

/** Whoever has no token that we gave: nobody, someone of yesterday, someone with a key of their own. */
export async function strangers(c: Case, w: Setting, me: Someone): Promise<Caller[]> {
  const claims = { sub: me.id, who: me.who, sid: "ses_test", kind: "user" as const, name: me.name, ...claimsOf(c, w, me) };
  const [header, said, signature = ""] = me.token.split(".");
  return [
    { who: "anonymous", ...refusal(401, "access.unauthenticated") },
    {
      who: "a token that expired a second ago",
      token: await mintAccess(w.ring, claims, 10, new Date(today.getTime() - 601_000)),
      ...refusal(401, "token.expired"),
    },
    { who: "a token signed with another key", token: await mintAccess(otherRing, claims, 10, today), ...refusal(401, "token.refused") },
    {
      who: "a token with a bent signature",
      token: [header, said, [...signature].toReversed().join("")].join("."),
      ...refusal(401, "token.refused"),
    },
    { who: "a token that is none", token: "x", ...refusal(401, "token.refused") },
  ];
}

/** Whoever is signed in, in another room. */
export async function otherRooms(c: Case, w: Setting): Promise<Caller[]> {
  const analyst = await w.member(w.operator, "national_analyst");
  const operator = await w.member(w.operator, "operator");
  const lead = await w.member(w.desk, "province_lead");
  const callers = [
    { who: "a national analyst", level: "national", token: analyst.token },
    { who: "an operator", level: "operator", token: operator.token },
    { who: "a province's lead unit", level: "province", token: lead.token },
    { who: "someone who has chosen no workspace", level: "account", token: await w.tokenOf(lead, { level: "account" }) },
  ];
  const own = c.verb.reach === "agency" ? "province" : c.verb.reach;
  return callers.filter(({ level }) => level !== own).map(({ who, token }) => ({ who, token, ...wrongRoom(c) }));
}

/** Whoever is in the right place with too little to do there. */
export async function powerless(c: Case, w: Setting): Promise<Caller[]> {
  const level = c.verb.reach as "agency" | "province" | "national" | "operator";
  const { without } = holders(c.verb.can, level);
  const told = refusal(403, "access.forbidden");
  const some = await Promise.all(without.map(async (role) => ({ who: role, token: (await w.member(placeOf(c, w), role)).token, ...told })));
  if (level === "operator") {
    const analyst = await w.member(w.operator, "national_analyst");
    return [...some, { who: "an analyst with an operator's token", token: await w.tokenOf(analyst, { level }), ...told }];
  }
  if (level === "national") {
    const analyst = await w.member(w.operator, "national_analyst");
    const roles = ["operator", "province_lead", "nobody"];
    return [
      { who: "an analyst whose token names no role", token: await w.tokenOf(analyst, { level }), ...told },
      { who: "roles of other levels", token: await w.tokenOf(analyst, { level, roles }), ...told },
    ];
  }
  return some;
}

/** Whoever belongs to the same province and not to this place. */
export async function neighbours(c: Case, w: Setting): Promise<Caller[]> {
  const head = await w.member(w.there, holders("member:manage", "agency").with[0]!);
  const room = { level: "province", province: w.province, agency: w.here.scope.agency } as const;
  // Where the caller's own scope decides, whoever names no agency is taken to mean the one of the token.
  const ownDecides = verbsOf(routes[c.line]).length > 1;
  const named = { who: "the head of another agency whose token names this one", token: await w.tokenOf(head, room) };
  return [
    ...(ownDecides && c.verb.reach === "province" ? [] : [{ who: "the head of another agency", token: head.token, ...notHere(c) }]),
    { ...named, ...(ownDecides ? refusal(404, "agency.not_found") : notHere(c)) },
  ];
}

/** Whoever was here, or says so. Their tokens are as good as anyone's. */
export async function former(c: Case, w: Setting, me: Someone): Promise<Caller[]> {
  const gone = await w.member(placeOf(c, w), me.role);
  await deactivate(c, w, gone.id as Member["id"]);
  const room = roomOf(placeOf(c, w), me.role);
  const unknown = { ...me, id: `mbr_${"A".repeat(26)}` };
  return [
    { who: "a member who was deactivated a moment ago", token: gone.token, ...notHere(c) },
    { who: "a member whom nobody knows", token: await w.tokenOf(unknown, room), ...notHere(c) },
  ];
}

export async function deactivate(c: Case, w: Setting, id: Member["id"]): Promise<void> {
  const input = { id, reason: "Chuyển công tác." };
  if (c.verb.reach === "agency") await deactivateInAgency(w.here, input);
  else if (c.verb.reach === "province") await deactivateInProvince(w.desk, input);
  else await deactivateOnPlatform(w.operator, input);
}

/** Programs: without the scope, revoked, and unknown. */
export async function programs(c: Case, w: Setting): Promise<Caller[]> {
  const scope = c.verb.can === "trail:read" ? "agency:read" : "trail:read";
  const room = { level: "province", province: w.province } as const;
  const client = async (name: string) => {
    const made = await createClient(w.desk, { name, scopes: [scope] });
    return { id: made.id, name, who: whoIsClient(made.id) };
  };
  const [poor, ended] = [await client("Một cửa"), await client("Cổng cũ")];
  await revokeClient(w.desk, { id: ended.id, reason: "Không dùng nữa." });
  const unknown = { ...poor, id: `cli_${"A".repeat(26)}` };
  return [
    { who: "a client without the scope", token: await w.tokenOf(poor, room, "client"), ...refusal(403, "access.forbidden") },
    { who: "a client that was revoked", token: await w.tokenOf(ended, room, "client"), ...refusal(401, "client.ended") },
    { who: "a client that nobody made", token: await w.tokenOf(unknown, room, "client"), ...refusal(401, "client.ended") },
    { who: "a client's id on a person's token", token: await w.tokenOf(poor, room), ...notHere(c) },
    {
      who: "a person's id on a client's token",
      token: await w.tokenOf(await w.member(w.here, "agency_head"), room, "client"),
      ...refusal(401, "client.ended"),
    },
  ];
}

/** Another province, in which a person of the same id holds the same role: at the desk, and in an agency of the same id. */
export async function twin(c: Case, w: Setting, me: Someone): Promise<{ token: string; province: ProvinceKey }> {
  let province = aProvinceKey();
  while (province === w.province) province = aProvinceKey();
  await aProvince(w.platform, province);
  const pk = keys.nounPartition(keys.home(placeOf(c, w).scope), "member");
  const item = (await w.bare.get({ pk, sk: me.id }))!;
  const { gsi1pk: _, gsi1sk: __, gsi2pk: ___, gsi2sk: ____, ...plain } = item;
  await w.bare.transact([{ put: { ...plain, pk: pk.replace(w.province, province) } }]);
  const agency = c.verb.reach === "agency" ? { agency: w.here.scope.agency } : {};
  return { province, token: await w.tokenOf(me, { level: "province", province, ...agency }) };
}
