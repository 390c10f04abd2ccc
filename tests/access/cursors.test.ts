import { roleOf } from "@chuan/core/access";
import { sealCursor } from "../../packages/kernel/cursor.ts";
import { expect, test } from "vitest";
import { askOf, cases, rightful } from "./cases.ts";
import { expectQuiet } from "./expectations.ts";
import { aSetting } from "./setting.ts";
import type { Seen } from "./spying.ts";

/** Positions that nobody was ever given. The seal is no secret, so whoever reads the program can make it. */
const positions: readonly unknown[] = [
  [],
  [""],
  ["", "", ""],
  ["x"],
  ["E#"],
  ["HEAD"],
  ["E#000000000000"],
  ["E#999999999999x"],
  ["~"],
  ["x", "y"],
  ["x", "y", "z"],
  ["P#01.2025#S#member", "x", "y"],
  ["x", "y", "z", "a"],
  [1],
  [null, null, null],
  [["x"], "y", "z"],
  ["a\ud800", "b", "c"],
  "x",
  {},
  null,
];
/** How the cursors of the list that was just read are bound to it. */
function queriesOf(seen: readonly Seen[]): string[] {
  const last = seen.findLast((call) => call.call === "query");
  if (last?.call !== "query") throw new Error("the list was read without a query");
  const { pk, newestFirst = false } = last.range;
  return [`${pk}?${newestFirst}`, "trail", `work?${pk.split("#to#")[1] ?? ""}`];
}

const lists = cases.filter(
  ({ line, verb }) =>
    line.startsWith("GET") && ["agency", "province"].includes(verb.reach) && "cursor" in (verb.input as unknown as { shape: object }).shape,
);

test.for(lists.map((c) => [c.name, c] as const))(
  "%s: a cursor sealed by hand opens nothing, or at most a place in one's own list",
  async ([, c]) => {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    expect(roleOf(me.role).here).toContain(c.verb.can);
    const scope = c.verb.reach === "agency" ? w.here.scope : w.desk.scope;
    const actor = { ...w.desk.actor, type: "user" as const, id: me.id };
    const seen = new Set<number>();
    await w.send(c.line, ask, me.token);
    for (const query of queriesOf(w.seen))
      for (const position of positions) {
        const cursor = sealCursor({ ctx: { scope, actor }, query }, position as string[]);
        const { status, body } = await w.send(c.line, { ...ask, input: { ...ask.input, cursor } }, me.token);
        seen.add(status);
        if (status !== 200) expect(body).toMatchObject({ status: 422, code: "cursor.foreign" });
      }
    expect(seen).toContain(422);
    expectQuiet(w);
  },
);
