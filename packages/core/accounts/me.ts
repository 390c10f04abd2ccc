import { notFound, query } from "@chuan/kernel";
import * as z from "zod";
import { readAccount, isActive } from "./account.ts";
import type { House } from "./settings.ts";
import { standing, standingOf } from "./standing.ts";

/** One's own account and where it leads. */
export const Me = z.object(standing).meta({ id: "Me" });

/** @throws not_found account.not_found */
export const me = ({ settings }: House) =>
  query({
    name: "account.me",
    reach: "identity",
    can: "account:self",
    input: z.strictObject({}),
    answer: Me,
    run: async (ctx) => {
      const account = await readAccount(ctx);
      if (!isActive(account)) throw notFound("account");
      return standingOf(account, settings);
    },
  });
