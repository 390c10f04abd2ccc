import { answering, command, together } from "@chuan/kernel";
import * as z from "zod";
import { email } from "../fields/index.ts";
import { accountAt, Accounts, type ActiveAccount, isActive, totpOn } from "./account.ts";
import { refused, refusing, totpRequired, typed } from "./answers.ts";
import { attemptsAt, failed, mustBeUnlocked, noted, settled } from "./attempts.ts";
import { persistent } from "./persistent.ts";
import { device, openSession, SessionOpened } from "./session.ts";
import type { House } from "./settings.ts";
import { standingOf } from "./standing.ts";
import { code, stepOf } from "./totp.ts";
import { mustBeIn, whoIs } from "./who.ts";

/**
 * Opens a session with e-mail, password and, where one is enrolled, a code. An unknown address is told, timed and charged like a
 * wrong password.
 * @throws unauthenticated session.refused; unauthenticated session.totp_required; too_many session.locked
 */
export const signIn = ({ settings, passwords }: House) =>
  persistent(passwords.verify, (verify) =>
    command({
      name: "session.sign_in",
      reach: "identity",
      can: "session:open",
      input: z.strictObject({ email, password: typed, totp: code.optional(), device: device.optional() }),
      answer: SessionOpened,
      conceal: ["refreshToken"],
      loads: (ctx, input) => {
        mustBeIn(ctx, whoIs(input.email));
        // Its absence is checked like its version, so a known and an unknown address pay for the same transaction.
        return { attempts: attemptsAt(ctx), found: accountAt(ctx) };
      },
      run: async (ctx, { input, attempts, found }) => {
        mustBeUnlocked(attempts, ctx.clock());
        const account = isActive(found) ? found : undefined;
        const right = await verify(input.password, account?.secretPassword);
        if (!account || !right) return refusing(refused, failed(ctx, settings, attempts));

        const totpStep = input.totp === undefined ? undefined : await stepOf(account, input.totp, ctx.clock());
        if (totpOn(account) && totpStep === undefined) {
          if (input.totp === undefined) return refusing(totpRequired, noted(ctx, attempts));
          return refusing(refused, failed(ctx, settings, attempts));
        }

        const { change, createdAt, session, refreshToken } = openSession(ctx, settings, account, input.device);
        const known = Accounts.update<ActiveAccount>(ctx, account, {
          ...account,
          signedInAt: createdAt,
          ...(totpOn(account) ? { totpStep } : {}),
          ...(passwords.outdated(account.secretPassword) ? { secretPassword: await passwords.hash(input.password) } : {}),
        });
        const told = { session, ...standingOf(account, settings), refreshToken };
        return answering(together(change, known, settled(ctx, attempts)), told);
      },
    }),
  );
