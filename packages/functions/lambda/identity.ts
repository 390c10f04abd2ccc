import { usualLives } from "@chuan/core/tokens";
import { identityApp, type IdentityVerbs } from "../identity/index.ts";
import { gateway, notReady } from "./gateway.ts";
import { signingRing, ticketSecrets } from "./secrets.ts";
import { guarded, start } from "./start.ts";
import { openTable } from "./tables.ts";

const { env, clock, log, failed, reading } = start("identity");
const ring = signingRing(reading, env.SIGNING_RING_SECRET_ARN);
const { secrets, ready } = ticketSecrets(reading, env.TICKET_KEY_SECRET_ARN);

let read: IdentityVerbs | undefined;
/** @throws unavailable function.not_ready while the key of the links in mails cannot be read; an older one serves on */
async function verbs(): Promise<IdentityVerbs> {
  const { accounts, accountSettings } = await import("@chuan/core/accounts");
  await ready().catch((error: unknown) => {
    failed(error);
    throw notReady;
  });
  return (read ??= accounts({ settings: { ...accountSettings, requireTotp: env.STAGE === "production" }, secrets }));
}

const app = identityApp({ table: openTable(env.TABLE_NAME), clock, log, verbs, ring, settings: usualLives, guard: guarded() });
app.get("/.well-known/jwks.json", async (c) => c.json(await ring.jwks()));
const described = async () => (await import("./reference.ts")).reference(verbs, env.VERSION);
let description: ReturnType<typeof described> | undefined;
for (const path of ["/openapi.json", "/docs", "/docs/*"])
  app.get(path, async (c) => (await (description ??= described())).fetch(c.req.raw));

/** Signing in, sessions and keys. */
export const handler = gateway({ version: env.VERSION, open: async () => app, log });
