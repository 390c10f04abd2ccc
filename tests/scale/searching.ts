import { list } from "@chuan/core/documents";
import { metered } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { anActor, deskOf } from "../world.ts";
import { aCatalogue } from "./catalogue.ts";
import type { Section } from "./bench.ts";
import { now, provinces } from "./country.ts";

/** What people type, letter by letter: the first letters find thousands. */
const typed = ["q", "qu", "quy tr", "quy trình tiếp", "ho so tiep", "qt.12", "khac phuc hanh dong", "đánh giá nội bộ", "khiếu nại"];
const [most, rounds] = [15, 5];

/** The master list of one agency: pages and searches, as a request asks for them (through the verb and the meter). */
export async function searching(): Promise<Section> {
  const rows: Section["rows"] = [];
  const wrong: string[] = [];
  for (const titles of [300, 2000, 5000]) {
    const bare = sqliteTable(":memory:");
    const place = aCatalogue(bare, titles);
    await place.filled;
    const { table, take } = metered(bare);
    const ctx = { ...deskOf(table, () => now, provinces[0]!, anActor()), scope: place.scope, table };
    const ask = async (filters: Parameters<typeof list>[1]) => {
      const start = performance.now();
      const { total } = await list(ctx, { ...filters, limit: 20 });
      return { ms: performance.now() - start, total };
    };
    for (const filters of [{}, { search: "quy" }, { clause: "7.5" }]) await ask(filters);
    take();
    // Whatever else the machine does only adds: of several rounds the quietest tells what a search takes.
    const searches: number[][] = [];
    for (let round = 0; round < rounds; round++) {
      const took: number[] = [];
      for (let n = 0; n < 15; n++) for (const search of typed) took.push((await ask({ search })).ms);
      searches.push(took);
    }
    const { rcu, trips } = take();
    const asked = searches.flat().length;
    const pages: number[] = [];
    for (let n = 0; n < 40; n++) pages.push((await ask({})).ms);
    const { total } = await ask({});
    const at = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!;
    const [quiet] = searches.toSorted((a, b) => at(a, 0.95) - at(b, 0.95));
    const p95 = at(quiet!, 0.95);
    rows.push({
      documents: titles,
      "search p50 ms": at(quiet!, 0.5).toFixed(1),
      "search p95 ms": p95.toFixed(1),
      "page p95 ms": at(pages, 0.95).toFixed(1),
      "RCU/search": (rcu / asked).toFixed(0),
      "trips/search": (trips / asked).toFixed(2),
    });
    if (total !== titles) wrong.push(`the list tells ${total} of ${titles} documents`);
    if (p95 > most) wrong.push(`a search among ${titles} titles takes ${p95.toFixed(1)} ms at p95, at most ${most}`);
    if (titles <= 2000 && trips > asked) wrong.push(`a search among ${titles} titles takes more than one query`);
    bare.close();
  }
  return { title: "Master list and search (one agency, in memory)", rows, wrong };
}
