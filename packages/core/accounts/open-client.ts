import { answering, command } from "@chuan/kernel";
import * as z from "zod";
import { refused, refusing, typed } from "./answers.ts";
import { attemptsAt, failed, mustBeUnlocked, settled } from "./attempts.ts";
import { clientKeyAt } from "./client-key.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";
import { digestOf, same } from "./token-text.ts";
import { mustBeIn, whoIsClient } from "./who.ts";

/** Which client it is, of which workspace: enough for an access token. */
export const ClientOpened = z.object({ client: z.string(), workspace: z.string(), name: z.string() }).meta({ id: "ClientOpened" });

/** What no secret digests to. */
const nothing = "-".repeat(43);

/**
 * Proves an API client. Its secret has 256 random bits, so a fast digest is enough; the refusal and the lock-out are those of people.
 * @throws unauthenticated session.refused; too_many session.locked
 */
export const openClient = ({ settings, passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "client_key.open",
      reach: "identity",
      can: "session:open",
      input: z.strictObject({ clientId: z.string().min(1).max(100), clientSecret: typed }),
      answer: ClientOpened,
      loads: (ctx, input) => {
        mustBeIn(ctx, whoIsClient(input.clientId));
        return { attempts: attemptsAt(ctx), found: clientKeyAt(ctx) };
      },
      run: (ctx, { input, attempts, found }) => {
        mustBeUnlocked(attempts, ctx.clock());
        const key = found?.state === "active" ? found : undefined;
        if (!same(digestOf(input.clientSecret), key?.secretHash ?? nothing) || !key)
          return refusing(refused, failed(ctx, settings, attempts));
        return answering(settled(ctx, attempts), { client: key.client, workspace: key.workspace, name: key.name });
      },
    }),
  );
