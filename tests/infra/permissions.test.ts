import { expect, test } from "vitest";
import { beforeSection, cloudHeading, page, table } from "../costs/document.ts";
import { open } from "./checks.ts";
import { all, graphOf, isThere, list, one, permissions, type Policy, policyIn, type Statement } from "./graph.ts";

test.skipIf(!isThere)("the page of permissions says what each function of the cloud may do, as the stacks have it", async () => {
  const { made, committed } = await page("permissions.md", `${beforeSection("permissions.md", cloudHeading)}${text()}`);
  expect(committed).toBe(made);
});

/** Names without what differs from one deployment to another. */
const short = (resource: string) =>
  resource
    .replace(/^arn:aws:(\w+):[\w-]*:\d*:/, "$1 ")
    .replace(/table\/chuan-\w+-(\w+?)Table-\w+/, "table/$1")
    .replace(/chuan-\w+-(\w+?)bucket-\w+/, "$1")
    .replace(/stream\/[\dT:.-]+/, "stream")
    .replace(/secret:(\w+)-\w+/, "$1")
    .replace(/\/chuan\/\w+\//, "");
const code = (texts: readonly string[]) => texts.map((each) => `\`${each}\``).join(", ");
function conditions({ Condition = {} }: Statement): string {
  const told = Object.entries(Condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([key, values]) => (test === "Null" ? "some are named" : `${key.split(":").at(-1)} ${code(list(values))}`)),
  );
  return told.join("; ");
}
const rows = (who: string, { Statement }: Policy) =>
  Statement.map((each) => [who, code(list(each.Action)), code(list(each.Resource).map(short)), conditions(each)]);

function text(): string {
  const graph = graphOf("production");
  const tenant = one(graph, "aws:iam/role:Role", "TenantRole").inputs;
  const [own] = list(tenant["inlinePolicies"] as { policy: string }[]);
  const trusted = policyIn(tenant["assumeRolePolicy"]).Statement.flatMap(({ Principal }) => list((Principal as { AWS: string[] }).AWS));
  const functions = all(graph, "aws:lambda/function:Function").map(({ name, inputs }) => [
    name.replace(/Function$/, "").toLowerCase(),
    Number(inputs["memorySize"]),
    Number(inputs["timeout"]),
  ]);
  return `${cloudHeading}
Read out of the production stage as it is synthesised (\`UPDATE_DOCS=1 npx vitest run --project infra\`). Patterns of keys come from the same table
as the guard in process (\`packages/kernel/reach.ts\`): \`*\` stands at the end of a pattern only, a name inside is spelt to its length with \`?\`.
A role holds nothing else.

${table(
  ["Function", "May", "On", "When"],
  [...permissions(graph)].flatMap((each) => rows(each.function, each.policy)),
)}

The tenant role is assumed by ${code(trusted.map((arn) => arn.split("/").at(-1) ?? ""))}, for an hour, with the one session tag \`province\`:

${table(["Role", "May", "On", "When"], rows("tenant", policyIn(own?.policy)))}

Open on purpose, and why:

${table(
  ["Where", "What", "Why"],
  open.map(({ where, what, why }) => [`\`${where.source}\``, `\`${what.source}\``, why]),
)}

### Memory and time

Why so much stands with each in \`stacks/\`.

${table(["Function", "MB", "Seconds"], functions)}
`;
}
