import { answering, type Change, command, type IdentityCtx, invalid, notFound, type Stored, together } from "@chuan/kernel";
import * as z from "zod";
import { Done, done, refusing, typed } from "./answers.ts";
import { attemptsAt, type AttemptsOn, failed, mustBeUnlocked, settled } from "./attempts.ts";
import type { Verify } from "./passwords.ts";
import { persistent } from "./persistent.ts";
import type { AccountSettings, House } from "./settings.ts";
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

/** A command inside one's own account for which one proves once more who one is; `act` is what it changes besides, if anything. */
export const byPassword = (
  { settings, passwords }: House,
  name: string,
  act: (ctx: IdentityCtx, own: Stored<ActiveAccount>) => Change<unknown> | undefined = () => undefined,
) =>
  persistent(passwords.verify, (verify) =>
    command({
      name,
      reach: "identity",
      can: "account:self",
      input: z.strictObject({ password: typed }),
      answer: Done,
      loads: (ctx) => ({ account: ownAt(ctx), attempts: attemptsAt(ctx) }),
      run: async (ctx, { input, account, attempts }) => {
        const proved = await proof(ctx, settings, verify, { account, attempts, password: input.password, path: "password" });
        if ("refusal" in proved) return proved.refusal;
        const change = act(ctx, proved.own);
        const forgiven = settled(ctx, attempts);
        return answering(change ? together(change, forgiven) : forgiven, done);
      },
    }),
  );
