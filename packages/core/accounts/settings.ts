import { type Lives, usualLives } from "../tokens/index.ts";
import { type Passwords, passwords, type ScryptCost } from "./passwords.ts";

/** Minutes, hours and days as the names say. Numbers follow the State's baseline for level 1–2 systems; a stage may be stricter. */
export type AccountSettings = Lives & {
  /** Failures after which an address is locked, for `lockMinutes`, doubled with every further failure up to `lockMaxMinutes`. */
  readonly lockAfter: number;
  readonly lockMinutes: number;
  readonly lockMaxMinutes: number;
  /** Measured when a session is refreshed, so it must be longer than an access token lives. */
  readonly idleMinutes: number;
  readonly passwordMin: number;
  readonly scrypt: ScryptCost;
  /** Operators and lead units must enrol a second factor before they do anything else. */
  readonly requireTotp: boolean;
  readonly invitationDays: number;
  readonly resetMinutes: number;
  /** At most one reset is mailed in each stretch of this length, however often it is asked for. */
  readonly forgotMinutes: number;
};

export const accountSettings: AccountSettings = {
  ...usualLives,
  lockAfter: 5,
  lockMinutes: 1,
  lockMaxMinutes: 60,
  idleMinutes: 30,
  passwordMin: 14,
  scrypt: { N: 32_768, r: 8, p: 1 },
  requireTotp: false,
  invitationDays: 7,
  resetMinutes: 30,
  forgotMinutes: 5,
};

/** `ticketKey` seals the links in mails: at least 32 random bytes, the same wherever mail is sent and links are opened. */
export type AccountSecrets = { readonly ticketKey: Uint8Array };
export type AccountDeps = { readonly settings: AccountSettings; readonly secrets: AccountSecrets };
/** What the verbs are built from. */
export type House = AccountDeps & { readonly passwords: Passwords };

export function houseOf({ settings, secrets }: AccountDeps): House {
  if (secrets.ticketKey.length < 32) throw new Error("accounts: ticketKey has fewer than 32 bytes");
  if (settings.idleMinutes <= settings.accessMinutes) throw new Error("accounts: idleMinutes must be more than accessMinutes");
  return { settings, secrets, passwords: passwords(settings.scrypt) };
}
