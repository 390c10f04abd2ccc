import { admitToProvince, asJob } from "@chuan/core/entrance";
import { job, type RoleName } from "@chuan/core/access";
import { inviteToAgency, type Member } from "@chuan/core/people";
import { addDays, type AgencyCtx, type AgencyScope } from "@chuan/kernel";
import type { Platform } from "../platform.ts";

export type Role = "head" | "secretary" | "reviewer" | "staff" | "clerk" | "newcomer";
/** `account`: someone sign in as them in the demo. */
export type Colleague = { role: RoleName; email: string; name: string; title: string; unit?: string; account?: true };

const assistant = job("demo", "member:manage", "member:appoint", "document:enforce");
const hour = 3_600_000;
/** Days before today on which the first of them came. */
const earliest = -509;

/**
 * The people of a demo agency, each of whom comes in by the door like everybody, on the day on which they did it: days count from `today`, so
 * that what is overdue is so whenever the demo is loaded.
 */
export async function openOffice(platform: Platform, scope: AgencyScope, today: string, people: { readonly [R in Role]: Colleague }) {
  const date = (day: number) => addDays(today, day);
  // Each act a minute after the one before it, from nine in the morning.
  let acts = 0;
  const at = (day: number) => new Date(Date.parse(date(day)) + 2 * hour + (acts++ % 400) * 60_000);
  const means = (day: number) => {
    const now = at(day);
    return { ...platform.means("demo"), clock: () => now };
  };
  const asAssistant = (day: number) => asJob<AgencyCtx>(means(day), assistant, scope);
  const members = {} as Record<Role, Member>;
  for (const [role, { role: held, email, name, title, unit }] of Object.entries(people) as [Role, Colleague][])
    members[role] = await inviteToAgency(asAssistant(role === "newcomer" ? -5 : earliest), {
      email,
      name,
      title,
      roles: [held as never],
      ...(unit ? { unit } : {}),
    });
  return {
    members,
    date,
    asAssistant,
    /** Someone of the agency on a day, with the password entered a moment ago. */
    async on(day: number, role: Role): Promise<AgencyCtx> {
      const then = means(day);
      const { id, name } = members[role];
      return admitToProvince(then, { kind: "user", id, name, confirmedAt: then.clock().toISOString() }, scope.province, scope.agency);
    },
  };
}
export type DemoOffice = Awaited<ReturnType<typeof openOffice>>;
