import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Policy } from "./graph.ts";

const account = "123456789012";
type Context = { readonly [key: string]: string | readonly string[] };
export type Request = { readonly principal: string; readonly action: string; readonly resource: string; readonly context?: Context };
type Result = { resultType: string; overallResult?: string; errors?: unknown; result?: { ignoredContextKeys?: readonly string[] } };
type Simulate = (simulation: object, options: object) => Promise<Result>;

// Installed beside SST, for tests alone: its licence (AGPL-3.0) binds whoever passes it on, which nobody does here.
const require = createRequire(path.resolve(import.meta.dirname, "../../tools/sst/package.json"));
let simulate: Promise<Simulate> | undefined;
const simulator = async (): Promise<Simulate> => {
  const module: unknown = await import(pathToFileURL(require.resolve("@cloud-copilot/iam-simulate")).href);
  return (module as { runSimulation: Simulate }).runSimulation;
};

/**
 * What IAM decides of one request, by the policy of whoever asks and, of a role that is assumed, by whom that role trusts.
 * @throws Error for a context key that the simulator does not know for that action: a misspelt one would be dropped, and the rest pass
 */
export async function decide(policy: Policy | undefined, request: Request, resourcePolicy?: Policy): Promise<"allowed" | "denied"> {
  simulate ??= simulator();
  const { principal, action, resource, context = {} } = request;
  const answer = await (
    await simulate
  )(
    {
      request: { principal, action, resource: { resource, accountId: account }, contextVariables: context },
      identityPolicies: policy ? [{ name: "own", policy }] : [],
      ...(resourcePolicy ? { resourcePolicy } : {}),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType === "error") throw new Error(JSON.stringify(answer.errors));
  const ignored = answer.result?.ignoredContextKeys ?? [];
  if (ignored.length > 0) throw new Error(`${action}: IAM knows no ${ignored.join(", ")}`);
  return answer.overallResult === "Allowed" ? "allowed" : "denied";
}
