import { inviteToAgency } from "@chuan/core/people";
import { metered, type Op, type Table, verifyTrail, keys, within } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { create } from "@chuan/core/agencies";
import { desk, openStage, placeOf, provinces } from "../faults/stage.ts";
import type { Section } from "./bench.ts";

const [commands, lag] = [160, 8];
const keyOf = (op: Op) => ("put" in op ? op.put : "delete" in op ? op.delete : "add" in op ? op.add : op.check);
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** SQLite that behaves like DynamoDB under load: a way there and back (ms), and a conflict while another is in flight on an item. */
function far(table: Table): Table {
  const inFlight = new Set<string>();
  return {
    ...table,
    batchGet: async (wanted) => (await wait(lag), table.batchGet(wanted)),
    async transact(ops: readonly Op[]) {
      const named = ops.map((op) => `${keyOf(op).pk}\n${keyOf(op).sk}`);
      for (let pause = 10; ; pause = Math.min(pause * 2, 400)) {
        await wait(lag * (0.25 + Math.random() / 2));
        if (!named.some((key) => inFlight.has(key))) break;
        await wait(lag / 2 + Math.random() * pause);
      }
      for (const key of named) inFlight.add(key);
      try {
        await wait(lag / 4);
        return await table.transact(ops);
      } finally {
        for (const key of named) inFlight.delete(key);
        await wait(lag / 4);
      }
    },
  };
}

/** Writers of one agency, whose log takes one entry at a time. */
export async function contention(): Promise<Section> {
  const rows: Section["rows"] = [];
  const wrong: string[] = [];
  for (const [writers, think] of [
    [30, 1000],
    [8, 200],
    [2, 0],
    [8, 0],
  ] as const) {
    const bare = sqliteTable(":memory:");
    const now = new Date();
    await openStage(bare, now);
    const { id } = await create(desk(bare, provinces[0]!, now), { code: "1", name: "Sở", type: "department" });
    const { table, take } = metered(bare);
    const place = within(desk(far(table), provinces[0]!, now), id);
    const took: number[] = [];
    let failed = 0;
    const share = Math.ceil(commands / writers);
    const start = performance.now();
    const writer = async (w: number) => {
      for (let i = 0; i < share; i++) {
        await wait(Math.random() * 2 * think);
        const from = performance.now();
        await inviteToAgency(place, { email: `a${w}.${i}@tinh.gov.vn`, name: "Nguyễn Văn An", roles: ["staff"] }).catch(() => failed++);
        took.push(performance.now() - from);
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, w) => writer(w)));
    const seconds = (performance.now() - start) / 1000;
    took.sort((a, b) => a - b);
    const { trips, wcu } = take();
    const n = took.length;
    rows.push({
      load: `${writers} writers, ${think} ms to think`,
      "acts/s": Math.round(n / seconds),
      "p50 ms": Math.round(took[n >> 1]!),
      "p99 ms": Math.round(took[Math.floor(n * 0.99)]!),
      "trips/act": (trips / n).toFixed(2),
      "WCU/act": (wcu / n).toFixed(1),
      failed,
    });
    const head = await bare.get(keys.headKey(placeOf(provinces[0]!, id)));
    if (failed > 0 || head?.["n"] !== n + 1)
      wrong.push(`${writers} writers: ${failed} failed, ${Number(head?.["n"]) - 1} of ${n} are told`);
    if ((await verifyTrail(bare, placeOf(provinces[0]!, id))).length > 0) wrong.push(`${writers} writers: the log does not verify`);
  }
  return { title: `One agency's log under load (a model of DynamoDB: ${lag} ms a trip)`, rows, wrong };
}
