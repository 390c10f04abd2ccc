import { carried } from "../packages/functions/lambda/carried";
import type { FunctionName, Variables } from "../packages/functions/lambda/environment";
import { policyOf, type Statement } from "./isolation";

export const title = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The role of one function, which Lambda alone may assume. What it may do is attached with the function. */
export function createRole(name: FunctionName): aws.iam.Role {
  return new aws.iam.Role(`${title(name)}Role`, {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
  });
}

type Given<F extends FunctionName> = { readonly [K in keyof Variables<F>]: $util.Input<string> };
type FunctionOptions<F extends FunctionName> = {
  readonly name: F;
  readonly role: aws.iam.Role;
  readonly environment: Given<F>;
  /** What its role may do, besides writing its own log. */
  readonly may: $util.Input<readonly Statement[]>;
  readonly memory: `${number} MB`;
  readonly timeout: `${number} seconds` | `${number} minutes`;
};

/**
 * A function with its own role and its own log, the only one it may write. Never `link`: in SST 4.17.1 it grants every action on what is
 * linked; and never SST's logging, whose managed policy allows any log there is.
 */
export function createFunction<F extends FunctionName>({ name, role, environment, may, memory, timeout }: FunctionOptions<F>) {
  const kept = $app.stage === "production";
  const log = new aws.cloudwatch.LogGroup(
    `${title(name)}Log`,
    // A year in production: who did what is in the trail, this is for whoever looks into an incident.
    { name: `/chuan/${$app.stage}/${name}`, retentionInDays: kept ? 365 : 30 },
    { retainOnDelete: kept },
  );
  const policy = $util
    .all([may, log.arn])
    .apply(([statements, arn]) =>
      policyOf([
        ...statements,
        { Sid: "OwnLog", Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: [`${arn}:*`] },
      ]),
    );
  const permissions = new aws.iam.RolePolicy(`${title(name)}Permissions`, { role: role.name, policy });
  const made = new sst.aws.Function(
    title(name),
    {
      handler: `packages/functions/lambda/${name}.handler`,
      role: role.arn,
      memory,
      timeout,
      logging: { logGroup: log.name, format: "json" },
      environment: { ...environment, NODE_OPTIONS: "--enable-source-maps" },
      // What is loaded late, such as the writer of PDF, is a file of its own: a cold start does not read it.
      nodejs: { minify: true, sourcemap: true, splitting: true },
      copyFiles: (carried[name] ?? []).map((file) => ({ ...file })),
    },
    { dependsOn: permissions },
  );
  return { name, made, permissions };
}
export type Made = ReturnType<typeof createFunction>;
