import { guard } from "../http/guard.ts";
import { usualPaces } from "../http/rate.ts";
import { addressOf } from "./gateway.ts";
import { type Environment, environmentOf, type FunctionName } from "./environment.ts";
import { observer } from "./observe.ts";
import { secretStore } from "./secrets.ts";

/** What every function starts with: its environment, a clock, a log, and where its secrets are read. */
export function start<F extends FunctionName>(name: F) {
  const env: Environment<F> = environmentOf(name, process.env);
  const clock = () => new Date();
  const { log } = observer(name, process.env["STAGE"] ?? "");
  const failed = (error: unknown) =>
    log({ at: clock().toISOString(), requestId: name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return { env, clock, log, failed, reading: { store: secretStore(), clock, onStale: failed } };
}

export const guarded = () => guard(usualPaces, addressOf);
