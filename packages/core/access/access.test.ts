import { expect, test } from "vitest";
import { capacities, job, permissions, roleNames, roleOf, roles, rolesAt } from "./index.ts";

test("a role gives permissions that exist, and every permission is held by some role or by a job", () => {
  const given = new Set(Object.values(roles).flatMap((role) => [...role.here, ...("below" in role ? role.below : [])]));
  expect([...given].filter((name) => !(name in permissions))).toEqual([]);
  expect(Object.keys(permissions).filter((name) => !given.has(name as never))).toEqual([
    "document:enforce",
    "file:collect",
    "account:link",
    "mail:send",
  ]);
});

test("who reads the nation reads nothing else, and who runs the platform reads no agency and declares nothing", () => {
  expect(roles.national_analyst.here).toEqual(["national:read"]);
  expect(roles.operator.here.filter((name) => /^(agency|adoption|figures|trail):/.test(name))).toEqual([]);
});

test("only heads and the lead unit confirm and declare; whoever only looks, records nothing", () => {
  const may = (permission: string) =>
    roleNames.filter((name) => [...roleOf(name).here, ...(roleOf(name).below ?? [])].includes(permission as never));
  expect(may("adoption:declare")).toEqual(["province_lead", "agency_head"]);
  expect(may("settings:manage")).toEqual(["province_lead", "agency_head", "qmr", "iso_secretary"]);
  for (const name of ["inspector", "province_leader", "staff", "internal_auditor", "department_head"] as const)
    expect([...roleOf(name).here, ...(roleOf(name).below ?? [])].filter((each) => /:(record|declare|manage)$/.test(each))).toEqual([]);
});

test("roles held at the province reach into its agencies by `below`, roles of an agency never reach out of it", () => {
  for (const name of rolesAt("agency")) expect(roleOf(name).below).toBeUndefined();
  expect([...capacities([{ role: "inspector" }], "below").keys()]).not.toContain("adoption:record");
  expect([...capacities([{ role: "agency_head" }], "below").keys()]).toEqual([]);
});

test("a permission held in several ways is used as one's own before it is used for another", () => {
  const other = { id: "mbr_X", name: "Phạm Văn Lợi" };
  const can = capacities([{ role: "agency_head", for: other }, { role: "qmr" }], "here");
  expect(can.get("adoption:record")).toEqual({ role: "qmr" });
  expect(can.get("adoption:declare")).toEqual({ role: "agency_head", for: other });
});

test("a job holds the permissions it names and no others", () => {
  expect([...job("mail", "mail:send").can]).toEqual([["mail:send", { role: "job:mail" }]]);
});

test("every permission and role is named in both languages, once", () => {
  const names = [...Object.values(permissions), ...Object.values(roles)].flatMap(({ vi, en }) => [vi, en]);
  expect(new Set(names).size).toBe(names.length);
});
