import { broken, type IdentityCtx } from "@chuan/kernel";
import { createHash } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** Whose corner an e-mail address names: 132 bits of a digest, so a stranger's corner can be spoken of without their address. */
export const whoIs = (email: string): string => digest(email.normalize("NFC").trim().toLowerCase());

/** The corner of an API client. No e-mail address digests to it: none holds a colon before its @. */
export const whoIsClient = (client: string): string => digest(`client:${client}`);

/** The pattern of `who`, for ids that are said. */
export const whoPattern = /[A-Za-z0-9_-]{22}/;

/** The caller opened another corner than the input speaks of: a mistake of ours, never of a person. */
export function mustBeIn(ctx: IdentityCtx, who: string): void {
  if (ctx.scope.who !== who) throw broken("account.elsewhere", "the scope is another person's corner");
}
