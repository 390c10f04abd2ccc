import { dataChecks } from "./checks-data.ts";
import { runningChecks } from "./checks-running.ts";

export { open } from "./checks-running.ts";
/** By guarantee. */
export const checks = { ...dataChecks, ...runningChecks };
