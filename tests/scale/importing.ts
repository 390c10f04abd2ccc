import { cellsIn, countAll } from "@chuan/core/figures";
import { take } from "@chuan/core/imports";
import { metered, nation, project } from "@chuan/kernel";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { mkdtempSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { desk, openStage, provinces } from "../faults/stage.ts";
import type { Section } from "./bench.ts";

const communes = 3321;
type Told = { seconds: number; peak: number; before: number; wcu: number; rcu: number; trips: number; agencies: number };

/** A list of as many communes as the country has, into one province, in a process of its own so that its memory is its own. */
export async function importing(): Promise<Section> {
  const text = execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", import.meta.filename, "run"], { encoding: "utf8" });
  const { seconds, peak, before, wcu, rcu, trips, agencies } = JSON.parse(text) as Told;
  const row = {
    rows: communes,
    "rows/s": Math.round(communes / seconds),
    "peak RSS MB": Math.round(peak / 1024),
    "of it before": Math.round(before / 1024),
    "WCU/row": (wcu / communes).toFixed(2),
    "RCU/row": (rcu / communes).toFixed(2),
    "trips/row": (trips / communes).toFixed(3),
  };
  const wrong = agencies === communes ? [] : [`the nation counts ${agencies} agencies after an import of ${communes}`];
  return { title: "Import of a list of communes (SQLite file)", rows: [row], wrong };
}

async function run(): Promise<Told> {
  const folder = mkdtempSync(path.join(tmpdir(), "chuan-bench-"));
  const bare = sqliteTable(path.join(folder, "chuan.db"));
  const { table, take: spent } = metered(bare);
  const now = new Date();
  await openStage(bare, now);
  const lines = Array.from({ length: communes }, (_, i) => `X.${String(i + 1).padStart(5, "0")},Xã Số ${i + 1},Xã`);
  const content = Buffer.from(["mã cơ quan,tên cơ quan,loại cơ quan", ...lines].join("\n")).toString("base64");
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  await take(desk(table, provinces[0]!, now), { name: "xa.csv", content });
  const seconds = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS;
  const { wcu, rcu, trips } = spent();
  for (let cursor = ""; ;) {
    const news = await bare.feed(cursor, 5000);
    if (news.keys.length === 0) break;
    await project(bare, news.keys, now);
    cursor = news.next;
  }
  const agencies = countAll(cellsIn((await nation(bare))[0]!.sums)).agencies;
  bare.close();
  rmSync(folder, { recursive: true });
  return { seconds, peak, before, wcu, rcu, trips, agencies };
}

if (process.argv[2] === "run") process.stdout.write(JSON.stringify(await run()));
