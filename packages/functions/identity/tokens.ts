import { type AccessClaims, type KeyRing, type Lives, mintAccess } from "@chuan/core/tokens";
import { notFound, type ProvinceKey } from "@chuan/kernel";

type Link = { workspace: string; member: string; roles: string[]; places: { agency?: string | undefined; name: string }[] };
/** What sign-in, refresh and choosing a workspace all tell of a person. */
export type Standing = { session?: string; account: string; name: string; links: Link[]; mustEnrolTotp: boolean };
export type Issued = { accessToken: string; expiresIn: number; workspace: string | null };

/**
 * The access token for one workspace: the one asked for, or the only one there is; with several and none chosen, a token for one's own
 * account only. @throws not_found workspace.not_found
 */
export function issuer(ring: KeyRing, settings: Lives, clock: () => Date) {
  return async function issue(who: string, sid: string, standing: Standing, asked: string | undefined): Promise<Issued> {
    const link = standing.mustEnrolTotp ? undefined : chosen(standing.links, asked);
    const own = { who, sid, kind: "user" as const, name: standing.name };
    const claims: AccessClaims = link ? { ...own, sub: link.member, ...roomOf(link) } : { ...own, sub: standing.account, level: "account" };
    const accessToken = await mintAccess(ring, claims, settings.accessMinutes, clock());
    return { accessToken, expiresIn: settings.accessMinutes * 60, workspace: link?.workspace ?? null };
  };
}

function chosen(links: readonly Link[], asked: string | undefined): Link | undefined {
  if (asked === undefined) return links.length === 1 ? links[0] : undefined;
  const link = links.find(({ workspace }) => workspace === asked || workspace.split(".")[0] === asked);
  if (!link) throw notFound("workspace");
  return link;
}

function roomOf({
  workspace,
  roles,
  places,
}: Link): Pick<AccessClaims, "level"> & Partial<Pick<AccessClaims, "province" | "roles" | "agency">> {
  if (workspace === "national") return { level: "national", roles };
  if (workspace === "operator") return { level: "operator" };
  // Whoever belongs to one agency alone means that agency when they name none.
  const [place, ...more] = places;
  const agency = more.length === 0 ? place?.agency : undefined;
  return { level: "province", province: workspace as ProvinceKey, ...(agency ? { agency } : {}) };
}
