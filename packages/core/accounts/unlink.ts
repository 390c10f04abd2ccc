import { answering, command, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { MemberId } from "../people/index.ts";
import { type Account, Accounts, accountAt, agency, round, workspace } from "./account.ts";
import { Done, done } from "./answers.ts";
import { withoutPlace } from "./links.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";

/**
 * Takes a place from a link, and the link with its last place. `round` is the last invitation that ends with it (without it, the
 * one that holds now), so a late repetition of either delivery changes nothing.
 */
export const unlink = ({ passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "account.unlink",
      reach: "identity",
      can: "account:link",
      input: z.strictObject({ workspace, member: MemberId.schema, agency: agency.optional(), round: round.optional() }),
      answer: Done,
      loads: (ctx) => ({ account: accountAt(ctx) }),
      run: (ctx, { input, account }) => {
        if (!account) return unchanged(done);
        const { links, over } = withoutPlace<Account>(account, input, input.round);
        if (JSON.stringify({ links, over }) === JSON.stringify({ links: account.links, over: account.over })) return unchanged(done);
        return answering(Accounts.update<Account>(ctx, account, { ...account, links, over }), done);
      },
    }),
  );
