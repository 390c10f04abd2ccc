import { CivilDate, entity, kind, Problem } from "@chuan/kernel";
import * as z from "zod";
import { type RoleName, roleNames } from "../access/index.ts";
import { basis, email, folded, line } from "../fields/index.ts";

/** One person in one place: `from` the province and the e-mail address, so the same person has the same id in every agency. */
export const MemberId = kind("member", "mbr");
export const memberIdFor = (workspace: string, address: string) => MemberId.from(`${workspace}|${address}`);

const Grant = z.object({
  role: z.enum(roleNames as [RoleName, ...RoleName[]]),
  from: CivilDate,
  to: CivilDate.optional(),
  /** Whose role it is, when it was delegated: both names are kept. */
  for: z.object({ id: MemberId.schema, name: z.string(), title: z.string().optional() }).optional(),
  basis: basis.optional(),
});
export type Grant = z.output<typeof Grant>;

const Invited = z.object({
  id: MemberId.schema,
  version: z.int(),
  state: z.literal("invited"),
  email,
  name: line(120),
  title: line(120).optional(),
  /** The unit (phòng, ban) they work in, as the agency calls it. */
  unit: line(120).optional(),
  grants: z.array(Grant),
  invitedAt: z.iso.datetime(),
  /** Grows with each invitation: a new one makes the old link worthless. */
  round: z.int().min(1),
});
const Active = Invited.extend({ state: z.literal("active"), activatedAt: z.iso.datetime() });
const Deactivated = Invited.extend({ state: z.literal("deactivated"), deactivatedAt: z.iso.datetime() });

/** A person's membership of a province or an agency: their roles there, and since when. */
export const Member = z.discriminatedUnion("state", [Invited, Active, Deactivated]).meta({ id: "Member" });
export type Member = z.output<typeof Member>;

export const Members = entity<"member", Member, "agency" | "province" | "operator">(MemberId, Member, {
  // One entity for every level: a ctx of any of them names its own place.
  reach: "agency" as "agency" | "province" | "operator",
  list: (m) => ({ in: m.state, by: folded(m.name) }),
  listAcross: (m) => ({ in: "all", by: folded(m.name) }),
});

/**
 * The round of a first invitation: the number of its day. A province that was erased and comes back thus begins beyond every round that
 * the directory of accounts remembers of before.
 */
export const firstRound = (today: string): number => Date.parse(today) / 86_400_000;

/** Units are told apart by their names, whatever the capitals. */
export const sameUnit = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** @throws illegal_state member.deactivated */
export function mustBelong(member: Member): void {
  if (member.state !== "deactivated") return;
  throw new Problem("illegal_state", "member.deactivated", {
    vi: "Người này đã ngừng tham gia; hãy mời lại trước.",
    en: "This person has been deactivated; invite them again first.",
  });
}

/** The grants that hold on a civil date. */
export const grantsOn = (member: Member, today: string): Grant[] =>
  member.state === "deactivated"
    ? []
    : member.grants.filter((grant) => grant.from <= today && (grant.to === undefined || grant.to >= today));
