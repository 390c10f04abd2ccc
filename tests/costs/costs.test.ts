import { type Logged } from "@chuan/functions";
import { type Cost, ProvinceKey } from "@chuan/kernel";
import { beforeAll, describe, expect, test } from "vitest";
import { askOf, type Case, cases, rightful } from "../access/cases.ts";
import { aSetting } from "../access/setting.ts";
import type { Seen } from "../access/spying.ts";
import { page, table } from "./document.ts";
import { least } from "./least.ts";
import { nounOf } from "./patterns.ts";

const province = ProvinceKey.parse("22.2025" as ProvinceKey);
/** Long work of many steps, which has a price for each row instead: measured below. */
const longWork: { readonly [line: string]: string } = { "POST /v1/imports": "steps" };

type Measured = { c: Case; cost: Cost; min: ReturnType<typeof least>; seen: readonly Seen[] };
async function measured(c: Case): Promise<Measured> {
  const w = await aSetting({ province });
  const me = await rightful(c, w);
  const ask = await askOf(c, w, me);
  await w.settle();
  w.seen.length = 0;
  const answer = await w.send(c.line, ask, me.token);
  if (answer.status !== 200) throw new Error(`${c.name}: ${answer.text}`);
  const { rcu, wcu, trips } = w.log.at(-1) as Logged;
  return { c, cost: { rcu, wcu, trips }, min: least(w.seen), seen: [...w.seen] };
}

const measures: Measured[] = [];
beforeAll(async () => {
  for (const c of cases) measures.push(await measured(c));
});
const of = (c: Case) => measures.find((each) => each.c === c)!;

describe("round trips, the admission's read among them", () => {
  const held = cases.filter(({ line }) => !(line in longWork)).map((c) => [c.name, c.verb.does === "query" ? 2 : 3, c] as const);
  test.for(held)("%s takes at most %i", ([, most, c]) => expect(of(c).cost.trips).toBeLessThanOrEqual(most));
  test.for(held)("%s writes only where it is a command", ([, , c]) => expect(of(c).cost.wcu > 0).toBe(c.verb.does === "command"));
});

test.for(cases.map((c) => [c.name, c] as const))("%s costs no less than the least there is", ([, c]) => {
  const { cost, min } = of(c);
  expect(cost.rcu).toBeGreaterThanOrEqual(min.rcu);
  expect(cost.wcu).toBeGreaterThanOrEqual(min.wcu);
});

test("the cost table that is committed is the one that is measured", async () => {
  const { made, committed } = await page("costs.md", text(measures, await perRow()));
  expect(committed).toBe(made);
});

/** What a row of an import costs: the difference that a hundred more of them make. */
async function perRow(): Promise<Cost> {
  const at = async (rows: number) => {
    const w = await aSetting({ province });
    const me = await w.member(w.desk, "province_lead");
    await w.settle();
    const lines = Array.from({ length: rows }, (_, i) => `X.${String(i).padStart(4, "0")},"Xã Số ${String(i).padStart(4, "0")}",Xã`);
    const content = Buffer.from(["mã cơ quan,tên cơ quan,loại cơ quan", ...lines].join("\n")).toString("base64");
    await w.send("POST /v1/imports", { input: { name: "xa.csv", content } }, me.token);
    const { rcu, wcu, trips } = w.log.at(-1) as Logged;
    return { rcu, wcu, trips };
  };
  const [few, many] = [await at(72), await at(720)];
  const each = (name: keyof Cost) => Math.round(((many[name] - few[name]) / 648) * 100) / 100;
  return { rcu: each("rcu"), wcu: each("wcu"), trips: each("trips") };
}

const counted = (words: readonly string[]) =>
  [...Map.groupBy(words, (word) => word)].map(([word, all]) => (all.length > 1 ? `${all.length} × ${word}` : word)).join(", ");
const reads = (seen: readonly Seen[]) =>
  seen
    .filter(({ call }) => call !== "transact")
    .map((each) =>
      each.call === "query"
        ? `${nounOf(each.range.pk)}${each.range.index ? ` (${each.range.index})` : " …"}`
        : counted(
            (each.call === "get" ? [each.key] : each.call === "batchGet" ? each.keys : []).map(({ pk, sk }) =>
              sk === "HEAD" ? "head" : nounOf(pk),
            ),
          ),
    )
    .join("; ");
const writes = (seen: readonly Seen[]) =>
  seen
    .flatMap((each) =>
      each.call === "transact" ? [counted(each.ops.map((op) => ("check" in op ? `check ${nounOf(op.check.pk)}` : writtenAs(op))))] : [],
    )
    .join("; ");
function writtenAs(op: Exclude<Extract<Seen, { call: "transact" }>["ops"][number], { check: unknown }>): string {
  const key = "put" in op ? op.put : "delete" in op ? op.delete : op.add;
  return key.sk === "HEAD" ? "head" : key.sk.startsWith("E#") ? "entry" : `${nounOf(key.pk)}${"delete" in op ? " (gone)" : ""}`;
}

const why = ({ cost, min, c }: Measured) => {
  const size = cost.rcu > min.rcu + min.spare.length || cost.wcu > min.wcu ? ["size"] : [];
  return longWork[c.line] ?? ([...new Set([...min.spare, ...size])].join(", ") || "–");
};
const shown = (all: readonly Measured[]) =>
  table(
    ["Route", "Permission", "RCU", "WCU", "Trips", "Least RCU", "Least WCU", "Why more"],
    all.map((each) => [
      `\`${each.c.name}\``,
      each.c.verb.can,
      each.cost.rcu,
      each.cost.wcu,
      each.cost.trips,
      each.min.rcu,
      each.min.wcu,
      why(each),
    ]),
  );
const made = (all: readonly Measured[]) =>
  table(
    ["Route", "Reads, in order", "Writes, in one transaction"],
    all.map(({ c, seen }) => [`\`${c.name}\``, reads(seen) || "–", writes(seen) || "–"]),
  );

const text = (all: readonly Measured[], row: Cost) => {
  const [done, long] = [all.filter(({ c }) => !(c.line in longWork)), all.filter(({ c }) => c.line in longWork)];
  return `# What each route costs

Measured, not estimated: \`tests/costs/costs.test.ts\` sends every route its rightful call in a settled province of two agencies and counts
what DynamoDB would charge, the reads of the admission among it. Calls that are under way together are one round trip. A read takes at most
2 round trips, a write at most 3 (admission, what is decided upon, the transaction). This page is made by \`UPDATE_DOCS=1 npx vitest run
tests/costs\`, and the test fails when it is not the one that is committed.

*Least*: every item that must be read is read once, and each fits in one block (4 KB read, 1 KB written); see \`tests/costs/least.ts\`. *Why
more*: \`size\`, an item is larger than its block, mostly an entry of the trail that tells a whole new record, or a record with its history;
\`again\`, the admission has read it and the verb reads it itself, because a verb trusts nothing that it did not read; \`head\`, the head of a
log is read along that is not moved in the end, because what is decided is not known before it is read.

${shown(done)}

## Long work

An import is received, held against the register and applied ${18} rows a transaction, so that a crash leaves nothing half done. The first
figures are those of a list of one row; each further row costs ${row.rcu} RCU, ${row.wcu} WCU and ${row.trips} round trips (an agency, its
adoption, its claim, the first entry of its log and that log's head).

${shown(long)}

## What it is made of

${made(all)}
`;
};
