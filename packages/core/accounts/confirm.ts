import { answering, command } from "@chuan/kernel";
import { z } from "zod";
import { Done, done, refusing, typed } from "./answers.ts";
import { attemptsAt, failed, mustBeUnlocked, settled } from "./attempts.ts";
import { mustBeActive, ownAt, wrongPassword } from "./own.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";

/**
 * Proves once more who one is, for an act that asks for it, such as approving a document. Wrong guesses count like those of a sign-in.
 * @throws invalid password.wrong; too_many session.locked
 */
export const confirm = ({ settings, passwords }: House) =>
  persistent(passwords.verify, (verify) =>
    command({
      name: "session.confirm",
      reach: "identity",
      can: "account:self",
      input: z.strictObject({ password: typed }),
      answer: Done,
      loads: (ctx) => ({ account: ownAt(ctx), attempts: attemptsAt(ctx) }),
      run: async (ctx, { input, account, attempts }) => {
        const own = mustBeActive(account);
        mustBeUnlocked(attempts, ctx.clock());
        if (!(await verify(input.password, own.secretPassword)))
          return refusing(wrongPassword("password"), failed(ctx, settings, attempts));
        return answering(settled(ctx, attempts), done);
      },
    }),
  );
