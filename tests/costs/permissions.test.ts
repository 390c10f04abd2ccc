import { type Allowance, permissions, type RoleName, roleNames, roleOf } from "@chuan/core/access";
import { expect, test } from "vitest";
import { cases } from "../access/cases.ts";
import { cloudHeading, page, sectionOf, table } from "./document.ts";

const all = Object.keys(permissions) as Allowance[];
/** Held by jobs alone: nothing passes because it is "the system". */
const ofJobs = all.filter((can) => permissions[can].en.endsWith("(job)"));
/** Asked for inside verbs that need another one to begin with. */
const inside: readonly Allowance[] = ["member:appoint"];
const holds = (role: RoleName, can: string) => ({
  here: (roleOf(role).here as readonly string[]).includes(can),
  below: (roleOf(role).below as readonly string[] | undefined)?.includes(can) ?? false,
});
/** What comes with an account or with the token of a mail, and not with a role. */
const ofOneself = new Set(["session:open", "ticket:use", "account:self"]);

test("every permission guards a route, or is a job's", () => {
  const used = new Set<string>(cases.map(({ verb }) => verb.can));
  expect(all.filter((can) => !used.has(can) && !ofJobs.includes(can) && !inside.includes(can))).toEqual([]);
});
test("every route asks for a permission that some role of its level holds", () => {
  const idle = cases.filter(
    ({ verb }) => !ofOneself.has(verb.can) && !roleNames.some((role) => holds(role, verb.can).here && roleOf(role).level === verb.reach),
  );
  expect(idle.map(({ name }) => name)).toEqual([]);
});
test("no role holds what is a job's", () => {
  expect(roleNames.filter((role) => ofJobs.some((can) => holds(role, can).here || holds(role, can).below))).toEqual([]);
});
test("nobody who only looks may write: a leader and an inspector of the province", () => {
  const writes = new Set<string>(cases.filter(({ verb }) => verb.does === "command").map(({ verb }) => verb.can));
  const may = (role: RoleName) =>
    [...(roleOf(role).here as readonly string[]), ...((roleOf(role).below as readonly string[]) ?? [])].filter((can) => writes.has(can));
  expect(may("inspector")).toEqual([]);
  expect(may("province_leader")).toEqual(["member:delegate"]);
  expect(may("national_analyst")).toEqual([]);
});
test("the operator reads and writes no record of an agency", () => {
  expect(
    roleOf("operator").here.filter((can) =>
      cases.some(({ verb }) => verb.can === can && verb.reach === "agency" && !can.startsWith("member:")),
    ),
  ).toEqual([]);
  expect(roleOf("operator").below).toBeUndefined();
});
test("the page of permissions that is committed is the one that holds", async () => {
  const { made, committed } = await page("permissions.md", `${text()}\n${sectionOf("permissions.md", cloudHeading)}`);
  expect(committed).toBe(made);
});

function text(): string {
  const mark = (role: RoleName, can: string) => {
    const { here, below } = holds(role, can);
    return here && below ? "●○" : here ? "●" : below ? "○" : "";
  };
  const whoMay = (can: string, reach: string) =>
    ofOneself.has(can)
      ? "whoever proves who they are"
      : roleNames
          .filter((role) => (holds(role, can).here && roleOf(role).level === reach) || (reach === "agency" && holds(role, can).below))
          .map((role) => roleOf(role).en)
          .join(", ");
  return `# Who may do what

Made by \`UPDATE_DOCS=1 npx vitest run tests/costs\` from \`packages/core/access\` and the routes; the test fails when it is not the page that is
committed. Code asks for permissions, never for a role. What a role may do is looked up where it is held, at every request.

## Roles

● in the place where the role is held, ○ in every agency of the province.

${table(
  ["Permission", "Lets its holder", ...roleNames.map((role) => roleOf(role).en)],
  all.map((can) => [`\`${can}\``, permissions[can].en, ...roleNames.map((role) => mark(role, can))]),
)}

Held by jobs alone: ${ofJobs.map((can) => `\`${can}\``).join(", ")}. An API client of a province may be given what its lead unit may do, except
to manage clients, people and delegations; it holds its permissions at the desk and in every agency.

## Routes

${table(
  ["Route", "Permission", "Where", "Who"],
  cases.map(({ name, verb }) => [`\`${name}\``, `\`${verb.can}\``, verb.reach, whoMay(verb.can, verb.reach)]),
)}
`;
}
