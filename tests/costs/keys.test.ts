import { beforeAll, expect, test } from "vitest";
import { askOf, cases, rightful } from "../access/cases.ts";
import { aSetting } from "../access/setting.ts";
import type { Seen } from "../access/spying.ts";
import { page, table } from "./document.ts";
import { type Access, accesses, entries, nounOf, partition, sorted } from "./patterns.ts";

type Row = { pk: string; sk: string; index: string; reads: Set<string>; writes: Set<string> };
const rows = new Map<string, Row>();
const row = ({ pk, sk, index = "" }: Omit<Access, "does">): Row => {
  const key = `${index}|${pk}|${sk}`;
  const known = rows.get(key) ?? { pk, sk, index, reads: new Set(), writes: new Set() };
  rows.set(key, known);
  return known;
};
const note = (who: string, seen: readonly Seen[]) => {
  for (const access of seen.flatMap(accesses)) row(access)[access.does].add(who);
};

beforeAll(async () => {
  for (const c of cases) {
    const w = await aSetting();
    const me = await rightful(c, w);
    const ask = await askOf(c, w, me);
    await w.settle();
    w.seen.length = 0;
    const answer = await w.send(c.line, ask, me.token, c.verb.does === "command" ? { "idempotency-key": "once" } : {});
    if (answer.status !== 200) throw new Error(`${c.name}: ${answer.text}`);
    note(c.name, w.seen);
    // Days pass, so that what is closed by the day is there too.
    w.setClock(new Date("2026-11-25T02:00:00.000Z"));
    await w.send("POST /v1/settings", {}, undefined);
    await w.member(w.there, "staff");
    await w.settle();
    note("projector", [...w.summed, ...w.attended]);
    for (const item of w.bare.dump())
      for (const { pk, sk, index } of [{ pk: partition(item.pk), sk: sorted(item.sk, item.pk), index: "" }, ...entries(item)])
        row({ pk, sk, ...(index ? { index } : {}) });
  }
});

const ids = /[a-z]{3}_[0-9A-Z]{26}|\d{2}\.\d{4}|\d{4}-\d{2}-\d{2}|@/;
test("every key there is falls into a pattern, in which no id is left", () => {
  expect([...rows.values()].filter(({ pk, sk }) => ids.test(pk) || ids.test(sk))).toEqual([]);
  expect(rows.size).toBeGreaterThan(40);
});
test("every partition starts with a scope, and no key says which", () => {
  expect([...rows.values()].filter(({ pk }) => !/^(P#\{province\}#|I#\{who\}#|I#X#|N#|O#)/.test(pk))).toEqual([]);
});
test("whatever is read has been written", () => {
  const written = new Set([...rows.values()].filter(({ writes, index }) => writes.size > 0 || index === "").map(({ pk }) => pk));
  // Work lists are one pattern for every place; not every place has put work there.
  const unwritten = [...rows.values()].filter(({ reads, pk }) => reads.size > 0 && !written.has(pk) && !pk.includes("#to#"));
  expect(unwritten.map(({ pk }) => pk)).toEqual([]);
});
test("the list of keys that is committed is the one that is observed", async () => {
  const { made, committed } = await page("keys.md", text());
  expect(committed).toBe(made);
});

const few = (who: Set<string>) => {
  const names = [...who].filter((name) => name !== "projector").toSorted();
  const told = names.length > 3 ? [`${names.length} routes`] : names.map((name) => `\`${name}\``);
  return [...told, ...(who.has("projector") ? ["projector"] : [])].join(", ") || "–";
};
const order = (a: Row, b: Row) => (`${a.pk}|${a.sk}` < `${b.pk}|${b.sk}` ? -1 : 1);
function text(): string {
  const all = [...rows.values()].toSorted(order);
  const inTable = all.filter(({ index }) => index === "");
  const inIndex = all.filter(({ index }) => index !== "");
  const shown = (each: readonly Row[], cost: (row: Row) => string) =>
    table(
      ["Partition", "Sort key", "Holds", "Read by", "Written by", "Cost"],
      each.map((one) => [`\`${one.pk}\``, one.sk ? `\`${one.sk}\`` : "", nounOf(one.pk), few(one.reads), few(one.writes), cost(one)]),
    );
  return `# Every key and access pattern

Observed, not written: \`tests/costs/keys.test.ts\` sends every route its rightful call, lets the projector follow, and notes each key that
was read, written or found in the table. Keys are spelt in one file, \`packages/kernel/keys.ts\`; how far each scope reaches stands in
\`packages/kernel/reach.ts\`. Every partition starts with the scope and nothing is ever scanned. Only a catalogue is
read whole and matched in memory, and a search goes through its list (decision 0020); nothing else is filtered after it was read. This page
is made by \`UPDATE_DOCS=1 npx vitest run tests/costs\`.

A read is strongly consistent: 1 RCU for each 4 KB, of an item or of a page. A write stands in a transaction: 2 WCU for each KB, and 1 for
each entry of an index that comes, goes or changes (2 where it moves). A page of an index is half an RCU for each 4 KB, and may lag by a
moment. What each route pays in all stands in [costs](costs.md). A range is \`from … to\`; \`*\` is a whole partition, a page at a time.

## In the table

${shown(inTable, ({ sk }) => (/ … |^\*$/.test(sk) ? "1 RCU / 4 KB" : "1 RCU, 2 WCU"))}

## In the indexes

\`gsi1\` has the lists and work lists of one place, \`gsi2\` those across the places of a province or of the platform.

${["gsi1", "gsi2"]
  .map(
    (name) =>
      `### ${name}\n\n${shown(
        inIndex.filter(({ index }) => index === name),
        () => "0.5 RCU / 4 KB, 1 WCU",
      )}`,
  )
  .join("\n\n")}
`;
}
