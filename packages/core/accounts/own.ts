import { type IdentityCtx, invalid, notFound, type Stored } from "@chuan/kernel";
import { AccountId, type Account, Accounts, type ActiveAccount, isActive } from "./account.ts";

export const ownAt = (ctx: IdentityCtx) => Accounts.at(ctx, AccountId.of(ctx.scope.who));

/** @throws not_found account.not_found for one who has not accepted any invitation */
export function mustBeActive(account: Stored<Account>): Stored<ActiveAccount> {
  if (!isActive(account)) throw notFound("account");
  return account;
}

/** Of an act inside one's own account: the session is not in doubt, so this is a fault in the form and no refusal. */
export const wrongPassword = (path: string) =>
  invalid("password.wrong", path, {
    vi: "Mật khẩu hiện tại không đúng; hãy nhập lại.",
    en: "The current password is not right; type it again.",
  });
