import { type Command, type CtxAt, type Level, Problem } from "@chuan/kernel";
import type * as z from "zod";
import type { Verify } from "./passwords.ts";

/** How many rounds of others one call sits out before the caller is told to come back. */
const patience = 40;

/**
 * A command that is run again when someone else was faster, because its callers have no version to look at: two guesses at one
 * password, two tabs with one token. What a run found out and could not commit is answered to nobody. Passwords are verified
 * once, however many runs it takes. Terms are not passed on: an idempotency record would keep a fast digest of the password.
 * @throws unavailable account.busy
 */
export function persistent<const L extends Level, I extends z.ZodType, A extends z.ZodType>(
  verify: Verify,
  make: (verify: Verify) => Command<L, I, A>,
): Command<L, I, A> {
  const { does, title, reach, can, input, answer } = make(verify);
  const call = async (ctx: CtxAt<L>, raw: z.input<I>): Promise<z.output<A>> => {
    const once = make(recalling(verify));
    for (let attempt = 0; attempt < patience; attempt++) {
      try {
        return await once(ctx, raw);
      } catch (error) {
        if (!(error instanceof Problem) || error.kind !== "stale") throw error;
      }
    }
    throw busy;
  };
  return Object.assign(call, { does, title, reach, can, input, answer });
}

/** One call verifies one password, so the hash alone tells the verdicts apart. */
function recalling(verify: Verify): Verify {
  const known = new Map<string | undefined, Promise<boolean>>();
  return (password, encoded) => {
    const verdict = known.get(encoded) ?? verify(password, encoded);
    known.set(encoded, verdict);
    return verdict;
  };
}

const busy = new Problem("unavailable", "account.busy", {
  vi: "Tài khoản đang có nhiều thao tác cùng lúc, xin thử lại.",
  en: "Too much is happening to this account at once; try again.",
});
