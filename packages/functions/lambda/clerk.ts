import { accounts, accountSettings } from "@chuan/core/accounts";
import type { Post } from "@chuan/core/letters";
import { clerk } from "../projector/clerk.ts";
import type { FirstOperator } from "./first-operator.ts";
import { tableByRoom } from "./rooms.ts";
import { ticketSecrets } from "./secrets.ts";
import { start } from "./start.ts";
import { tenantStores } from "./stores.ts";
import { streamHandler } from "./stream.ts";
import { openTable } from "./tables.ts";

const { env, clock, log, failed, reading } = start("clerk");
const { secrets, ready } = ticketSecrets(reading, env.TICKET_KEY_SECRET_ARN);
const stores = tenantStores(env, { name: "clerk", clock, onRefusal: failed });
const table = tableByRoom(openTable(env.TABLE_NAME), stores.table);
let ses: Post | undefined;
/** The client of SES is half of this function, and most news leads to no letter: it comes with the first. */
const post: Post = {
  async send(letter) {
    ses ??= (await import("./post.ts")).sesPost({ from: env.MAIL_FROM, configurationSet: env.MAIL_CONFIGURATION_SET });
    await ses.send(letter);
  },
};
let attend: ReturnType<typeof clerk> | undefined;

const follow = streamHandler({
  clock,
  log,
  async take({ keys, requestId }) {
    await ready();
    attend ??= clerk({ verbs: accounts({ settings: accountSettings, secrets }), secrets, post, origin: env.ORIGIN });
    await attend({ table, clock, requestId }, keys);
  },
});

/** News of records → directory of accounts, mail, imports that were left half done, who is asked to read what. By hand: the first operator. */
export async function handler(event: Parameters<typeof follow>[0] | FirstOperator): ReturnType<typeof follow> {
  if (!("firstOperator" in event)) return follow(event);
  const { inviteFirst } = await import("./first-operator.ts");
  await inviteFirst({ table, clock, requestId: "deployment" }, event);
  return { batchItemFailures: [] };
}
