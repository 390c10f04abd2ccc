import type { Files } from "@chuan/kernel/files";
import {
  type Actor,
  type AgencyCtx,
  type Capacity,
  civilDate,
  type Ctx,
  enter,
  type Id,
  type Item,
  keys,
  type NationalCtx,
  notFound,
  type OperatorCtx,
  type Permission,
  Problem,
  type ProvinceCtx,
  type ProvinceKey,
  type Table,
  within,
} from "@chuan/kernel";
import { capacities, type Held, type RoleName, roleNames, roleOf } from "../access/index.ts";
import { Agencies } from "../agencies/index.ts";
import { type Client, clientCan, Clients } from "../clients/index.ts";
import { grantsOn, type Member, Members } from "../people/index.ts";
import { standing, workspaceIdOf, Workspaces } from "../provinces/index.ts";

/** Who a token speaks for. `id` is a member's, or a client's. */
export type Bearer = { kind: "user" | "client"; id: string; name: string; confirmedAt?: string | undefined };
/** What an entry point brings along: the bare table goes no further than this folder. */
export type Means = { table: Table; files?: Files | undefined; clock: () => Date; requestId: string };

const nobody: Actor = { type: "anonymous", id: "-", can: new Map() };
const heldOn = (member: Member | undefined, today: string): Held[] =>
  member
    ? grantsOn(member, today).map(({ role, for: other }) => ({ role, ...(other ? { for: { id: other.id, name: other.name } } : {}) }))
    : [];

/**
 * Lets a bearer into a province's workspace, or into one of its agencies: one round trip that reads the door, the membership and the agency
 * as they are now, so that what was ended or suspended a moment ago is so. An agency that the bearer has nothing to do with does not exist.
 * @throws not_found workspace.not_found, agency.not_found; unauthenticated client.ended
 */
export async function admitToProvince(means: Means, bearer: Bearer, province: ProvinceKey): Promise<ProvinceCtx>;
export async function admitToProvince(means: Means, bearer: Bearer, province: ProvinceKey, agency: Id<"agency">): Promise<AgencyCtx>;
export async function admitToProvince(
  means: Means,
  bearer: Bearer,
  province: ProvinceKey,
  agency?: Id<"agency">,
): Promise<ProvinceCtx | AgencyCtx> {
  const ctx: ProvinceCtx = enter({ ...means, actor: nobody, scope: { level: "province", province } });
  const desk = keys.home(ctx.scope);
  const place = agency && keys.home({ level: "agency", province, agency });
  const asClient = bearer.kind === "client";
  const noun = asClient ? Clients.name : Members.name;
  const [door, atDesk, profile, inAgency] = await ctx.table.batchGet([
    { pk: keys.nounPartition(keys.home({ level: "workspace", province }), Workspaces.name), sk: workspaceIdOf(province) },
    { pk: keys.nounPartition(desk, noun), sk: bearer.id },
    ...(place ? [{ pk: keys.nounPartition(place, Agencies.name), sk: agency }] : []),
    ...(place && !asClient ? [{ pk: keys.nounPartition(place, Members.name), sk: bearer.id }] : []),
  ]);
  const closed = standing(door && Workspaces.open(door));
  if (closed?.kind === "not_found") throw closed;

  const today = civilDate(means.clock());
  const atTheDesk = atDesk && !asClient ? Members.open(atDesk) : undefined;
  const member = inAgency ? Members.open(inAgency) : undefined;
  const ofDesk = heldOn(atTheDesk, today);
  const held = heldOn(member, today);
  const can: Map<Permission, Capacity> = asClient
    ? clientCan(aliveIn(atDesk))
    : agency
      ? ownFirst([...capacities(ofDesk, "below"), ...capacities(held, "here")])
      : capacities(ofDesk, "here");
  if (agency && (can.size === 0 || !profile)) throw notFound(Agencies.name);

  const name = (member ?? atTheDesk)?.name ?? bearer.name;
  const roles = [...new Set((agency ? held : ofDesk).map(({ role }) => role))];
  const actor: Actor = {
    type: bearer.kind,
    id: bearer.id,
    name,
    can,
    roles,
    ...(bearer.confirmedAt ? { confirmedAt: bearer.confirmedAt } : {}),
  };
  const ended = profile && Agencies.open(profile).state === "closed" ? agencyClosed : undefined;
  const frozen = closed ?? ended;
  const admitted: ProvinceCtx = { ...ctx, actor, ...(frozen ? { frozen } : {}) };
  return agency ? within(admitted, agency) : admitted;
}

/** A role in the agency goes before one that reaches down from the desk, and any role of one's own before a delegated one. */
const ownFirst = (held: readonly [Permission, Capacity][]) =>
  new Map([...held.filter(([, capacity]) => capacity.for), ...held.filter(([, capacity]) => !capacity.for)]);

function aliveIn(item: Item | undefined): Client {
  const client = item && Clients.open(item);
  if (client?.state === "active") return client;
  throw new Problem("unauthenticated", "client.ended", {
    vi: "Ứng dụng kết nối này không còn hiệu lực.",
    en: "This API client has ended.",
  });
}
const agencyClosed = new Problem("illegal_state", "agency.closed", {
  vi: "Cơ quan này đã kết thúc hoạt động.",
  en: "This agency has been closed.",
});

/** Lets an analyst read the nation's sums. The national function reads nothing but sums, so the roles come with the token. */
export function admitToNation(means: Means, bearer: Bearer, roles: readonly string[]): NationalCtx {
  const held = roleNames.filter((name) => roles.includes(name) && roleOf(name).level === "national").map((role: RoleName) => ({ role }));
  const actor: Actor = { type: bearer.kind, id: bearer.id, name: bearer.name, can: capacities(held, "here") };
  return enter({ ...means, actor, scope: { level: "national" } });
}

/** Lets an operator onto the platform, as their membership stands now. One round trip. */
export async function admitToPlatform(means: Means, bearer: Bearer): Promise<OperatorCtx> {
  const ctx: OperatorCtx = enter({ ...means, actor: nobody, scope: { level: "operator" } });
  const item = await ctx.table.get({ pk: keys.nounPartition(keys.home(ctx.scope), Members.name), sk: bearer.id });
  const held = heldOn(item && Members.open(item), civilDate(means.clock())).filter(({ role }) => roleOf(role).level === "operator");
  return { ...ctx, actor: { type: "user", id: bearer.id, name: bearer.name, can: capacities(held, "here") } };
}

/** A job's ctx: in process, with the few permissions it is given. */
export const asJob = <C extends Ctx>(means: Means, actor: Actor, scope: C["scope"]): C => enter({ ...means, actor, scope }) as C;
