import { type AgencyCtx, enter, Problem } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { expect } from "vitest";
import { aMember } from "../../../tests/world.ts";
import { capacities, type RoleName, roleOf, rolesAt } from "../access/index.ts";
import * as documents from "./index.ts";
import { about, anOffice, type Office } from "./office.test-helper.ts";

export const writers: readonly RoleName[] = ["agency_head", "qmr", "iso_secretary", "department_head", "staff"];
export const workers: readonly RoleName[] = [...writers, "internal_auditor"];
export const heads: readonly RoleName[] = ["agency_head"];
const roles = [...rolesAt("agency"), ...rolesAt("province")];

type People = "drafter" | "reviewer" | "other";
export type Base = Office & { people: Record<People, { id: string; name: string }>; document: documents.Document["id"] };
export type Rule<S, B extends Base> = {
  by: readonly RoleName[];
  from: readonly S[];
  /** Only these persons, whatever their role; else refused so. */
  who?: { people: readonly People[]; else: string };
  to?: S;
  run: (ctx: AgencyCtx, s: B) => Promise<unknown>;
};

export async function aBase(): Promise<Base> {
  const office = await anOffice();
  const other = await aMember(office.place, "staff", "Ngô Văn Sáu");
  const { id } = await documents.create(office.by.secretary, { code: "QT.01", ...about, retentionYears: 1 });
  return { ...office, document: id, people: { drafter: office.secretary, reviewer: office.reviewer, other } };
}

/** The same records in a table of its own, and one person in one role before it. */
function asOne(base: Base, table: Parameters<typeof enter>[0]["table"], role: RoleName, person: People): AgencyCtx {
  const { id, name } = base.people[person];
  const can = capacities([{ role }], roleOf(role).level === "agency" ? "here" : "below");
  const actor = { type: "user" as const, id, name, can, confirmedAt: base.platform.clock().toISOString() };
  return enter({ scope: base.place.scope, actor, table, files: base.platform.files, clock: base.platform.clock, requestId: "case" });
}
async function forked(base: Base) {
  const table = sqliteTable(":memory:");
  const items = base.platform.bare.dump();
  for (let i = 0; i < items.length; i += 100) await table.transact(items.slice(i, i + 100).map((put) => ({ put })));
  return table;
}

/** Holds every command from one state to the rules. @returns how many were allowed */
export async function held<S extends string, B extends Base>(
  base: B,
  state: S,
  rules: { readonly [command: string]: Rule<S, B> },
  stateOf: (ctx: AgencyCtx, s: B) => Promise<string>,
): Promise<number> {
  const told = (table: ReturnType<typeof sqliteTable>) => JSON.stringify(table.dump());
  const still = await forked(base);
  const before = told(still);
  let allowed = 0;
  for (const [command, rule] of Object.entries(rules))
    for (const role of roles)
      for (const person of roleOf(role).level === "agency" ? (["drafter", "reviewer", "other"] as const) : (["other"] as const)) {
        const name = `${state} ${command} ${role} ${person}`;
        const may = rule.by.includes(role);
        const fits = rule.from.includes(state);
        const right = rule.who?.people.includes(person) ?? true;
        const table = may && fits && right ? await forked(base) : still;
        const ctx = asOne(base, table, role, person);
        const refusal = await rule.run(ctx, base).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (may && fits && right) {
          allowed += 1;
          expect([name, refusal]).toEqual([name, undefined]);
          expect([name, await stateOf(asOne(base, table, "agency_head", "other"), base)]).toEqual([name, rule.to ?? state]);
          continue;
        }
        expect([name, refusal instanceof Problem]).toEqual([name, true]);
        const { code, kind } = refusal as Problem;
        if (!may) expect([name, code]).toEqual([name, "access.forbidden"]);
        else if (!fits) expect([name, ["illegal_state", "conflict", "not_found"].includes(kind)]).toEqual([name, true]);
        else expect([name, code]).toEqual([name, rule.who!.else]);
        expect([name, told(still) === before]).toEqual([name, true]);
      }
  return allowed;
}
