import {
  type AgencyCtx,
  civilDate,
  type Id,
  type IdentityCtx,
  type Key,
  keys,
  type OperatorCtx,
  type ProvinceCtx,
  type ProvinceKey,
} from "@chuan/kernel";
import { job, roleOf } from "../access/index.ts";
import { Accounts, type accounts, whoIs, whoIsClient } from "../accounts/index.ts";
import { Agencies } from "../agencies/index.ts";
import { Clients } from "../clients/index.ts";
import { asJob, type Means } from "../entrance/index.ts";
import { activateInAgency, activateInProvince, activateOnPlatform, type Member, Members } from "../people/index.ts";
import { fullName, provinceOf } from "../provinces/index.ts";

type Verbs = Pick<ReturnType<typeof accounts>, "invite" | "unlink" | "keepClient">;
const clerk = job("directory", "account:link");

/** The place a partition of members or clients belongs to: of an agency, of a province's desk, of the platform. */
function placeOf(pk: string, noun: string): { province?: ProvinceKey; agency?: Id<"agency"> } | undefined {
  const [, province, agency] = new RegExp(`^P#(\\d{2}\\.\\d{4})#(?:S|A#(agy_\\w+))#${noun}$`).exec(pk) ?? [];
  if (province) return { province: province as ProvinceKey, ...(agency ? { agency: agency as Id<"agency"> } : {}) };
  return pk === `O#${noun}` ? {} : undefined;
}

/**
 * Keeps the directory of accounts and the workspaces in step, in both directions: who is invited gets a link and a ticket, who accepts
 * becomes active, who is deactivated loses the place. Called with keys that changed; it reads what is there now, so twice or late comes
 * to the same.
 */
export function directory(verbs: Verbs) {
  return async function sync(means: Means, news: readonly Key[]): Promise<void> {
    for (const key of unique(news)) {
      const member = placeOf(key.pk, Members.name);
      if (member) await memberChanged(means, verbs, key, member);
      const client = placeOf(key.pk, Clients.name);
      if (client?.province) await clientChanged(means, verbs, key, client.province);
      if (/^I#[\w-]+#account$/.test(key.pk)) await accountChanged(means, key);
    }
  };
}

const unique = (news: readonly Key[]) => [...new Map(news.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()];
const corner = (means: Means, who: string) => asJob<IdentityCtx>(means, clerk, { level: "identity", who });

async function memberChanged(
  means: Means,
  verbs: Verbs,
  key: Key,
  { province, agency }: { province?: ProvinceKey; agency?: Id<"agency"> },
) {
  const item = await means.table.get(key);
  if (!item) return;
  const member = Members.open(item);
  const ctx = corner(means, whoIs(member.email));
  for (const workspace of province ? [province] : workspacesOf(member)) {
    const seat = { workspace, member: member.id, ...(agency ? { agency } : {}) };
    if (member.state === "deactivated") await verbs.unlink(ctx, { ...seat, round: member.round });
    else {
      const name = await nameOf(means, province, agency);
      const roles = rolesIn(member, province ? undefined : workspace);
      const { email, name: person, round } = member;
      const place = { ...(agency ? { agency } : {}), name };
      await verbs.invite(ctx, { email, name: person, workspace, member: member.id, roles, place, round });
    }
  }
}

/** A person of the platform may work for the nation, for the platform itself, or for both. */
const workspacesOf = (member: Member) => [...new Set(member.grants.map(({ role }) => roleOf(role).level as string))];
const rolesIn = (member: Member, level: string | undefined) => [
  ...new Set(
    member.grants
      .filter(({ role, to }) => to === undefined && (level === undefined || roleOf(role).level === level))
      .map(({ role }) => role),
  ),
];

async function nameOf({ table, clock }: Means, province: ProvinceKey | undefined, agency: Id<"agency"> | undefined): Promise<string> {
  if (!province) return "Chuẩn";
  const unit = provinceOf(province);
  const whole = unit ? fullName(unit, unit.validTo ?? civilDate(clock())) : province;
  if (!agency) return whole;
  const place = keys.home({ level: "agency", province, agency });
  const item = await table.get({ pk: keys.nounPartition(place, Agencies.name), sk: agency });
  return item ? Agencies.open(item).name : whole;
}

async function clientChanged(means: Means, verbs: Verbs, key: Key, province: ProvinceKey): Promise<void> {
  const item = await means.table.get(key);
  if (!item) return;
  const client = Clients.open(item);
  const { id, name, secretHash, state } = client;
  await verbs.keepClient(corner(means, whoIsClient(id)), {
    client: id,
    workspace: province,
    name,
    secretHash,
    revoked: state === "revoked",
  });
}

/** Whoever accepted becomes active wherever the accepted link leads. */
async function accountChanged(means: Means, key: Key): Promise<void> {
  const item = await means.table.get(key);
  if (!item) return;
  for (const link of Accounts.open(item).links) {
    if (link.state !== "active") continue;
    const id = { id: link.member };
    const province = link.workspace as ProvinceKey;
    if (!/^\d/.test(link.workspace)) await activateOnPlatform(asJob<OperatorCtx>(means, clerk, { level: "operator" }), id);
    else
      for (const { agency } of link.places)
        if (agency)
          await activateInAgency(asJob<AgencyCtx>(means, clerk, { level: "agency", province, agency: agency as Id<"agency"> }), id);
        else await activateInProvince(asJob<ProvinceCtx>(means, clerk, { level: "province", province }), id);
  }
}
