import { workspaceApp } from "../workspace/index.ts";
import { gateway } from "./gateway.ts";
import { publicKeys } from "./secrets.ts";
import { guarded, start } from "./start.ts";
import { tenantStores } from "./stores.ts";

const { env, clock, log, failed, reading } = start("workspace");
const { storesOf } = tenantStores(env, { name: "workspace", clock, onRefusal: failed });
const app = workspaceApp({ storesOf, clock, log, ring: publicKeys(reading, env.JWKS_SECRET_ARN), guard: guarded() });

/** One province's workspace, by the province of the token and with nothing but that province's credentials. */
export const handler = gateway({ version: env.VERSION, open: async () => app, log });
