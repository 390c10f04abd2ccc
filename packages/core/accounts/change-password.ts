import { answering, command, invalid, together } from "@chuan/kernel";
import * as z from "zod";
import { Accounts, type ActiveAccount, endingSessions } from "./account.ts";
import { Done, done, typed } from "./answers.ts";
import { attemptsAt, settled } from "./attempts.ts";
import { mustBeActive, ownAt, proof } from "./own.ts";
import { mustBeGood } from "./password-rule.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";

/**
 * Changes one's password and ends all sessions, this one too. Wrong guesses count like those of a sign-in.
 * @throws invalid password.wrong, password.unchanged, password.*; too_many session.locked
 */
export const changePassword = ({ settings, passwords }: House) =>
  persistent(passwords.verify, (verify) =>
    command({
      name: "account.change_password",
      reach: "identity",
      can: "account:self",
      input: z.strictObject({ current: typed, next: typed }),
      answer: Done,
      loads: (ctx) => ({ account: ownAt(ctx), attempts: attemptsAt(ctx) }),
      run: async (ctx, { input, account, attempts }) => {
        mustBeGood("next", input.next, mustBeActive(account).email, settings.passwordMin);
        const proved = await proof(ctx, settings, verify, { account, attempts, password: input.current, path: "current" });
        if ("refusal" in proved) return proved.refusal;
        const { own } = proved;
        if (input.next.normalize("NFC") === input.current.normalize("NFC")) throw unchangedPassword;
        const secretPassword = await passwords.hash(input.next);
        const change = Accounts.update<ActiveAccount>(ctx, own, { ...own, secretPassword, ...endingSessions(own, ctx.clock()) });
        return answering(together(change, settled(ctx, attempts)), done);
      },
    }),
  );

const unchangedPassword = invalid("password.unchanged", "next", {
  vi: "Mật khẩu mới trùng mật khẩu hiện tại; hãy chọn mật khẩu khác.",
  en: "The new password is the current one; choose another.",
});
