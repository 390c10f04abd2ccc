import { inject } from "vitest";

/** A value as it stands in a template: read with care, since a mutation may have taken any part of it away. */
export type Inputs = { readonly [name: string]: unknown };
export type Resource = {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly inputs: Inputs;
};
export type Statement = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly [type: string]: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly [test: string]: { readonly [key: string]: string | readonly string[] } };
};
export type Policy = { readonly Version: string; readonly Statement: readonly Statement[] };
export type Graph = {
  readonly app: { readonly stage: string; readonly removal: string; readonly protect: boolean };
  readonly region: string;
  readonly functions: readonly { readonly id: string; readonly handler: string }[];
  readonly resources: readonly Resource[];
};

/** Whether the stacks were synthesised: without SST's platform they are not, and every test of them is shown as skipped. */
export const isThere = Object.keys(inject("graphs")).length > 0;
const parsed = new Map<string, Graph>();
export function graphOf(name: string): Graph {
  const known = parsed.get(name) ?? (JSON.parse(inject("graphs")[name] ?? "null") as Graph | null);
  if (!known) throw new Error(`nothing was synthesised as ${name}`);
  parsed.set(name, known);
  return known;
}

export const all = ({ resources }: Graph, type: string): readonly Resource[] => resources.filter((one) => one.type === type);
export function one(graph: Graph, type: string, name: string): Resource {
  const found = all(graph, type).find((each) => each.name === name);
  if (!found)
    throw new Error(
      `no ${type} named ${name}; there are ${all(graph, type)
        .map((each) => each.name)
        .join(", ")}`,
    );
  return found;
}
export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
/** A policy comes as JSON or as what it says. */
export const policyIn = (value: unknown): Policy => (typeof value === "string" ? JSON.parse(value) : value) as Policy;

/** Everything that is allowed or denied anywhere, and where it stands. */
export function statements(graph: Graph): { where: string; trust: boolean; statement: Statement }[] {
  const found: { where: string; trust: boolean; statement: Statement }[] = [];
  const take = (where: string, trust: boolean, value: unknown) => {
    for (const statement of policyIn(value).Statement) found.push({ where, trust, statement });
  };
  for (const { type, name, inputs } of graph.resources) {
    if (inputs["assumeRolePolicy"] !== undefined) take(name, true, inputs["assumeRolePolicy"]);
    for (const { policy } of list(inputs["inlinePolicies"] as { policy: unknown }[] | undefined)) take(name, false, policy);
    if (inputs["policy"] !== undefined && /Policy$|:Key$/.test(type))
      take(name, type.includes("s3/") || type.includes("sns/"), inputs["policy"]);
  }
  return found;
}

export const nameOfArn = (arn: unknown) => String(arn).split(/[:/]/).at(-1) ?? "";
/** The permissions of each function: those attached to its role. */
export function permissions(graph: Graph): { function: string; role: string; policy: Policy }[] {
  return all(graph, "aws:lambda/function:Function").map(({ inputs, name }) => {
    const role = nameOfArn(inputs["role"]);
    const attached = all(graph, "aws:iam/rolePolicy:RolePolicy").filter((each) => each.inputs["role"] === role);
    return {
      function: name.replace(/Function$/, "").toLowerCase(),
      role,
      policy: { Version: "2012-10-17", Statement: attached.flatMap((each) => policyIn(each.inputs["policy"]).Statement) },
    };
  });
}
