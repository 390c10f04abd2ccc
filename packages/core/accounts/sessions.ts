import { answering, command, query, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { readAccount, isActive } from "./account.ts";
import { Done, done } from "./answers.ts";
import { endSession, isLive, SessionId, SessionSeen, Sessions } from "./session.ts";
import type { House } from "./settings.ts";

/** More than anyone opens between sign-in and the absolute limit, and one page of the table. */
const newest = 50;

/** The sessions of one's account that can still be refreshed, newest first. */
export const sessions = ({ settings }: House) =>
  query({
    name: "session.list",
    reach: "identity",
    can: "account:self",
    input: z.strictObject({}),
    answer: z.object({ items: z.array(SessionSeen) }),
    run: async (ctx) => {
      const account = await readAccount(ctx);
      if (!isActive(account)) return { items: [] };
      const { items } = await Sessions.page(ctx, { limit: newest, newestFirst: true });
      return { items: items.filter((session) => isLive(session, account, settings, ctx.clock())) };
    },
  });

/** Ends one session of one's account, such as that of a lost phone. */
export const revokeSession = () =>
  command({
    name: "session.revoke",
    reach: "identity",
    can: "account:self",
    input: z.strictObject({ session: SessionId.schema }),
    answer: Done,
    loads: (ctx, input) => ({ session: Sessions.at(ctx, input.session) }),
    run: (ctx, { session }) => (session.state === "ended" ? unchanged(done) : answering(endSession(ctx, session, "revoked"), done)),
  });
