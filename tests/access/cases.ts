import { type RoleName, roleOf, rolesAt } from "@chuan/core/access";
import { openRoutes, type Verb, verbsOf } from "@chuan/functions";
import { rows } from "./rows.ts";
import { type Ask, type Line, lines, routes, type Setting, type Someone } from "./setting.ts";

/** A route as one level speaks of it: a route that the caller's own scope decides is two cases. */
export type Case = { line: Line; verb: Verb; name: string; open: boolean };
export const cases: readonly Case[] = lines.flatMap((line) => {
  const verbs = verbsOf(routes[line]);
  return verbs.map((verb) => ({ line, verb, name: verbs.length > 1 ? `${line} (${verb.reach})` : line, open: openRoutes.has(line) }));
});
export const casesAt = (...levels: readonly Verb["reach"][]) => cases.filter(({ verb }) => levels.includes(verb.reach));

/** The roles of a level that hold a permission there, and those that do not. */
export function holders(can: string, level: "agency" | "province" | "national" | "operator") {
  const has = (role: RoleName) => (roleOf(role).here as readonly string[]).includes(can);
  return { with: rolesAt(level).filter(has), without: rolesAt(level).filter((role) => !has(role)) };
}

/** Someone who may do it: the first role that holds the permission where the verb reaches. */
export async function rightful({ verb }: Case, w: Setting): Promise<Someone> {
  if (verb.reach === "identity") return w.person();
  const level = verb.reach as "agency" | "province" | "national" | "operator";
  const role = holders(verb.can, level).with[0]!;
  return w.member({ agency: w.here, province: w.desk, national: w.operator, operator: w.operator }[level], role);
}

/** What the rightful caller sends, with everything it speaks of in place. */
export async function askOf({ line, verb }: Case, w: Setting, me: Someone): Promise<Ask> {
  const ask = await rows[line].ask(w, me);
  if (verb.reach !== "agency" || line.includes("{agency}")) return ask;
  return { ...ask, input: { ...ask.input, agency: w.here.scope.agency } };
}
