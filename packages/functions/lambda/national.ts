import { nationalApp } from "../national/index.ts";
import { gateway } from "./gateway.ts";
import { publicKeys } from "./secrets.ts";
import { guarded, start } from "./start.ts";
import { openTable } from "./tables.ts";

const { env, clock, log, reading } = start("national");
const ring = publicKeys(reading, env.JWKS_SECRET_ARN);
const app = nationalApp({ table: openTable(env.TABLE_NAME), clock, log, ring, guard: guarded() });

/** The nation's sums. */
export const handler = gateway({ version: env.VERSION, open: async () => app, log });
