import * as z from "zod";
import { AccountId, type ActiveAccount, LinkSeen, rolesOf, seen, totpOn } from "./account.ts";
import type { AccountSettings } from "./settings.ts";

/** Roles that reach every agency of a province, or every province. */
const farReaching = ["operator", "province_lead"];

/** What a person who has proved who they are is told about themselves. */
export const standing = {
  account: AccountId.schema,
  email: z.string(),
  name: z.string(),
  links: z.array(LinkSeen),
  totp: z.boolean(),
  mustEnrolTotp: z.boolean(),
};

export function standingOf(account: ActiveAccount, settings: AccountSettings) {
  const links = account.links.filter((link) => link.state === "active");
  const far = links.flatMap(rolesOf).some((role) => farReaching.includes(role));
  const totp = totpOn(account);
  const mustEnrolTotp = settings.requireTotp && far && !totp;
  return { account: account.id, email: account.email, name: account.name, links: seen(links), totp, mustEnrolTotp };
}
