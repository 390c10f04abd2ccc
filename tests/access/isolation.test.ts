import { call } from "../../packages/functions/http/serve.ts";
import { type Ctx, enter, type Id, type ProvinceKey } from "@chuan/kernel";
import { describe, expect, test } from "vitest";
import { askOf, casesAt, rightful } from "./cases.ts";
import { anActor, aSetting, type Setting } from "./setting.ts";
import { apart, replay, type Seen, spying } from "./spying.ts";

type Scope = Ctx["scope"];
// Safe: keys that look like others are what is tested; nothing mints them.
const province = (key: string) => key as ProvinceKey;
const agency = (id: string) => id as Id<"agency">;

/** Scopes that have nothing to do with this province, some of which look much like it. */
const strange = (w: Setting): Scope[] => {
  const { province: own, here } = w;
  const like = [`${own}1`, own.slice(0, -1), `1${own}`, own === "01.2025" ? "04.2025" : "01.2025"].map(province);
  return [
    ...like.map((key) => ({ level: "province" as const, province: key })),
    ...like.map((key) => ({ level: "agency" as const, province: key, agency: here.scope.agency })),
    ...like.map((key) => ({ level: "workspace" as const, province: key })),
    { level: "national" },
    { level: "identity", who: own },
  ];
};
/** Scopes of the same province that are not this agency, some of which look much like it. */
const nearby = (w: Setting): Scope[] => {
  const own = w.here.scope.agency;
  const ids = [
    w.there.scope.agency,
    agency(`${own}1`),
    agency(own.slice(0, -1)),
    agency(own.slice(0, -1) + (own.endsWith("A") ? "B" : "A")),
  ];
  return ids.map((id) => ({ level: "agency" as const, province: w.province, agency: id }));
};
/** What every agency of a province may read: whether its door is open, what is shared, and what was decided for all. */
function sharedRead(seen: Seen, w: Setting): boolean {
  const shared = ({ pk }: { pk: string }) =>
    [`P#${w.province}#W#`, `P#${w.province}#S#shared#`, `P#${w.province}#S#settings`].some((prefix) => pk.startsWith(prefix));
  if (seen.call === "get") return shared(seen.key);
  if (seen.call === "query") return shared(seen.range);
  return seen.call === "transact" && seen.ops.every((op) => "check" in op && shared(op.check));
}

/** How a table confined to a scope answers calls that were made elsewhere. */
async function answers(w: Setting, scope: Scope, calls: readonly Seen[]) {
  const reached: Seen[] = [];
  const { table } = enter({ ...w.means, actor: anActor(), scope, table: spying(w.bare, reached) });
  const codes = await Promise.all(
    calls.map((each) =>
      replay(table, each).then(
        () => "done",
        (error: { code?: string }) => error.code,
      ),
    ),
  );
  return { codes: new Set(codes), reached };
}
const refusedAll = { codes: new Set(["table.outside_scope"]), reached: [] };

describe.for(casesAt("agency", "province").map((c) => [c.name, c] as const))("%s", ([, c]) => {
  test("asks for nothing that a table of another province or agency would give, in whole or key by key", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    w.seen.length = 0;
    await w.send(c.line, ask, me.token);
    expect(w.seen.length).toBeGreaterThan(0);
    const calls = [...w.seen, ...w.seen.flatMap(apart)];
    for (const scope of strange(w)) expect({ scope, ...(await answers(w, scope, calls)) }).toEqual({ scope, ...refusedAll });
    const foreign = calls.filter((each) => !sharedRead(each, w));
    for (const scope of nearby(w)) expect({ scope, ...(await answers(w, scope, foreign)) }).toEqual({ scope, ...refusedAll });
  });

  test("is refused by its table when its ctx lies about the scope, whatever the actor may do", async () => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    const { agency: _, ...path } = ask.path ?? {};
    const { agency: __, ...input } = ask.input ?? {};
    const scope = c.verb.reach === "agency" ? w.here.scope : w.desk.scope;
    const before = w.all();
    for (const elsewhere of c.verb.reach === "agency" ? [...strange(w), ...nearby(w)] : strange(w)) {
      const { table, files } = enter({ ...w.means, actor: anActor(), scope: elsewhere });
      const lie = { ...w.means, actor: { ...anActor(), id: me.id }, scope, table, files };
      await expect(call(c.verb, lie, { ...input, ...path })).rejects.toMatchObject({ code: "table.outside_scope" });
    }
    expect(w.all()).toEqual(before);
  });
});
