import type { Actor, Permission } from "@chuan/kernel";

const holding = (role: string, ...can: readonly Permission[]) => new Map(can.map((permission) => [permission, { role }]));

/** Nobody yet: may try to sign in, or come with the token of a mail. */
export const anonymous: Actor = { type: "anonymous", id: "anonymous", can: holding("anonymous", "session:open", "ticket:use") };

/** A person in their own corner. */
export const selfActor = (account: { readonly id: string; readonly name?: string }): Actor => ({
  type: "user",
  id: account.id,
  ...(account.name === undefined ? {} : { name: account.name }),
  can: holding("self", "account:self"),
});
