import { answering, command } from "@chuan/kernel";
import * as z from "zod";
import { Done, done, typed } from "./answers.ts";
import { attemptsAt, settled } from "./attempts.ts";
import { ownAt, proof } from "./own.ts";
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
        const proved = await proof(ctx, settings, verify, { account, attempts, password: input.password, path: "password" });
        if ("refusal" in proved) return proved.refusal;
        return answering(settled(ctx, attempts), done);
      },
    }),
  );
