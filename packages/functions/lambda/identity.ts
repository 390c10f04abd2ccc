import { accountSettings } from "@chuan/core/accounts";
import { identityApp, type IdentityVerbs } from "../identity/index.ts";
import { gateway } from "./gateway.ts";
import { signingRing, ticketSecrets } from "./secrets.ts";
import { guarded, start } from "./start.ts";
import { openTable } from "./tables.ts";

const { env, clock, log, reading } = start("identity");
const ring = signingRing(reading, env.SIGNING_RING_SECRET_ARN);
const { secrets, ready } = ticketSecrets(reading, env.TICKET_KEY_SECRET_ARN);
const table = openTable(env.TABLE_NAME);
const settings = { ...accountSettings, requireTotp: env.STAGE === "production" };

let read: IdentityVerbs | undefined;
const verbs = async () => (read ??= (await import("@chuan/core/accounts")).accounts({ settings, secrets }));

async function open() {
  await ready();
  const app = identityApp({ table, clock, log, verbs, ring, settings, guard: guarded() });
  app.get("/.well-known/jwks.json", async (c) => c.json(await ring.jwks()));
  const described = async () => (await import("./reference.ts")).reference(verbs, env.VERSION);
  let description: ReturnType<typeof described> | undefined;
  for (const path of ["/openapi.json", "/docs", "/docs/*"])
    app.get(path, async (c) => (await (description ??= described())).fetch(c.req.raw));
  return app;
}

const answer = gateway({ version: env.VERSION, open, log });
/** Signing in, sessions and keys. */
export const handler: typeof answer = async (event, context) => {
  // An older key serves on when it cannot be read anew; without any, `open` says so.
  await ready().catch(() => {});
  return answer(event, context);
};
