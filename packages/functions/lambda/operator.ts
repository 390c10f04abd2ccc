import { operatorApp } from "../operator/index.ts";
import { gateway } from "./gateway.ts";
import { publicKeys } from "./secrets.ts";
import { guarded, start } from "./start.ts";
import { openTable, tableNames } from "./tables.ts";

const { env, clock, log, reading } = start("operator");
const ring = publicKeys(reading, env.JWKS_SECRET_ARN);
const table = openTable(tableNames(env.TABLE_NAME, env.SILOS));
const app = operatorApp({ table, clock, log, ring, guard: guarded() });

/** Provinces come and go. */
export const handler = gateway({ version: env.VERSION, open: async () => app, log });
