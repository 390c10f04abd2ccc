import { type Change, type IdentityCtx, invalid, notFound, type Stored } from "@chuan/kernel";
import { refusing } from "./answers.ts";
import { type AttemptsOn, failed, mustBeUnlocked } from "./attempts.ts";
import type { Verify } from "./passwords.ts";
import type { AccountSettings } from "./settings.ts";
import { AccountId, type Account, Accounts, type ActiveAccount, isActive } from "./account.ts";

export const ownAt = (ctx: IdentityCtx) => Accounts.at(ctx, AccountId.of(ctx.scope.who));

/** @throws not_found account.not_found for one who has not accepted any invitation */
export function mustBeActive(account: Stored<Account>): Stored<ActiveAccount> {
  if (!isActive(account)) throw notFound("account");
  return account;
}

/** Of an act inside one's own account: the session is not in doubt, so this is a fault in the form and no refusal. */
const wrongPassword = (path: string) =>
  invalid("password.wrong", path, {
    vi: "Mật khẩu hiện tại không đúng; hãy nhập lại.",
    en: "The current password is not right; type it again.",
  });

type Asked = { account: Stored<Account>; attempts: Stored<AttemptsOn> | undefined; password: string; path: string };

/**
 * One's own account, if the password is right; else what is committed with the refusal: wrong guesses count like those of a sign-in.
 * @throws too_many session.locked
 */
export async function proof(
  ctx: IdentityCtx,
  settings: AccountSettings,
  verify: Verify,
  { account, attempts, password, path }: Asked,
): Promise<{ own: Stored<ActiveAccount> } | { refusal: Change<never> }> {
  const own = mustBeActive(account);
  mustBeUnlocked(attempts, ctx.clock());
  if (await verify(password, own.secretPassword)) return { own };
  return { refusal: refusing(wrongPassword(path), failed(ctx, settings, attempts)) };
}
