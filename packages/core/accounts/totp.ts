import * as z from "zod";
import type { ActiveAccount } from "./account.ts";

/** Seconds; RFC 6238's own choice and that of every authenticator app. */
const step = 30;

/** Six digits, as people type them: with or without a gap. */
export const code = z
  .string()
  .overwrite((text) => text.replace(/\s/g, ""))
  .regex(/^\d{6}$/);

/**
 * The time step whose code this is, one step before to one after now (clocks of phones drift); undefined when it is none of
 * them, or not later than the last step accepted: a code that was seen over a shoulder is worthless (RFC 6238 §5.2).
 */
export async function stepOf(account: ActiveAccount, typed: string, now: Date): Promise<number | undefined> {
  if (!account.secretTotp) return undefined;
  const { verify } = await import("otplib");
  const epoch = Math.floor(now.getTime() / 1000);
  const result = await verify({ secret: account.secretTotp.secret, token: typed, epoch, period: step, epochTolerance: step });
  // Safe: only HOTP results lack the step, and the strategy is TOTP by default.
  const found = result.valid && "timeStep" in result ? result.timeStep : undefined;
  return found !== undefined && found > (account.totpStep ?? -1) ? found : undefined;
}
