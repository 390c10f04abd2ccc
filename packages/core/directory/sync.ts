import {
  type AgencyCtx,
  civilDate,
  type Id,
  type IdentityCtx,
  type Key,
  keys,
  type OperatorCtx,
  Problem,
  type ProvinceCtx,
  type ProvinceKey,
  type Scope,
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

/**
 * Keeps the directory of accounts and the workspaces in step, in both directions: who is invited gets a link and a ticket, who accepts
 * becomes active, who is deactivated loses the place. Called with keys that changed; it reads what is there now, so twice or late comes
 * to the same.
 */
export function directory(verbs: Verbs) {
  return async function sync(means: Means, news: readonly Key[]): Promise<void> {
    for (const key of unique(news)) {
      const owner = keys.ownerOf(key.pk);
      if (owner?.noun === Members.name) await memberChanged(means, verbs, key, owner.scope);
      if (owner?.noun === Clients.name && owner.scope.level === "province") await clientChanged(means, verbs, key, owner.scope.province);
      if (owner?.noun === Accounts.name) await accountChanged(means, key);
    }
  };
}

const unique = (news: readonly Key[]) => [...new Map(news.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()];
const corner = (means: Means, who: string) => asJob<IdentityCtx>(means, clerk, { level: "identity", who });

async function memberChanged(means: Means, verbs: Verbs, key: Key, scope: Scope): Promise<void> {
  const province = "province" in scope ? scope.province : undefined;
  const agency = "agency" in scope ? scope.agency : undefined;
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
    if (!/^\d/.test(link.workspace)) await ifThere(activateOnPlatform(asJob<OperatorCtx>(means, clerk, { level: "operator" }), id));
    else
      for (const place of link.places) {
        const agency = place.agency as Id<"agency"> | undefined;
        if (agency) await ifThere(activateInAgency(asJob<AgencyCtx>(means, clerk, { level: "agency", province, agency }), id));
        else await ifThere(activateInProvince(asJob<ProvinceCtx>(means, clerk, { level: "province", province }), id));
      }
  }
}

/** A link may outlive its member, when a province was erased: nothing to do then, and nothing to hold up the rest of the news. */
async function ifThere(activated: Promise<unknown>): Promise<void> {
  await activated.catch((error: unknown) => {
    if (!(error instanceof Problem && error.kind === "not_found")) throw error;
  });
}
